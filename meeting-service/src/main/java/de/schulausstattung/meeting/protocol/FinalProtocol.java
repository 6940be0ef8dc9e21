package de.schulausstattung.meeting.protocol;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.meeting.agreement.AgreedLine;
import de.schulausstattung.meeting.meeting.Answer;
import de.schulausstattung.meeting.meeting.Function;
import de.schulausstattung.meeting.meeting.Party;

/**
 * The document that a protocol is once it is final: all that was said, who was there, who approved what when. Its bytes are
 * kept, and their hash is published.
 *
 * @param number of the version
 * @param consent whether it became final because nobody objected in time, and not because both approved all of it
 */
public record FinalProtocol(UUID protocolId, UUID meetingId, int number, @Nullable String reason, String schulnummer,
        String schoolName, int jahr, int zieljahr, @Nullable Instant startsAt, @Nullable Instant endsAt,
        @Nullable String place, boolean complete, List<Attendance> participants, Grounds grounds, List<Settled> balance,
        List<Said> items, List<Agreed> agreements, List<VoteView> votes, LocalDate objectionFrom, LocalDate objectionUntil,
        boolean consent, Instant finalAt) {

    /** Who took part. */
    public record Attendance(Party party, Function function, String subject, Answer answer, @Nullable Boolean attended) {
    }

    /** On what the talk was based. */
    public record Grounds(@Nullable UUID medienkonzeptId, boolean medienkonzeptMissing, @Nullable String mepVersion) {
    }

    /** What became of a line of last year. */
    public record Settled(UUID agreementId, int number, String text, String outcome, Settlement settlement,
            @Nullable String reason) {
    }

    /** What was said to an item. */
    public record Said(UUID id, int position, String topic, String title, String text) {
    }

    /** What was agreed on. */
    public record Agreed(UUID agreementId, int number, AgreedLine line, @Nullable UUID carriedOverFrom, int ageYears) {
    }
}
