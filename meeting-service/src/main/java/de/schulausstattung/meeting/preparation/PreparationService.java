package de.schulausstattung.meeting.preparation;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.meeting.agenda.AgendaService;
import de.schulausstattung.meeting.agreement.AgreementService;
import de.schulausstattung.meeting.meeting.MeetingService;
import de.schulausstattung.meeting.meeting.MeetingStatus;
import de.schulausstattung.meeting.meeting.MeetingView;
import de.schulausstattung.meeting.meeting.ParticipantService;
import de.schulausstattung.meeting.preparation.NextMeeting.Paper;
import de.schulausstattung.meeting.projection.KnownMedienkonzept;
import de.schulausstattung.meeting.projection.MedienkonzeptService;
import de.schulausstattung.meeting.protocol.ProtocolService;
import de.schulausstattung.platform.problem.NotFound;

/** What a school needs to know before its talk, and of the one before. */
@ApplicationScoped
@Transactional
public class PreparationService {

    private final MeetingService meetings;
    private final ParticipantService participants;
    private final MedienkonzeptService concepts;
    private final AgendaService agendas;
    private final AgreementService agreements;
    private final ProtocolService protocols;

    PreparationService(MeetingService meetings, ParticipantService participants, MedienkonzeptService concepts,
            AgendaService agendas, AgreementService agreements, ProtocolService protocols) {
        this.meetings = meetings;
        this.participants = participants;
        this.concepts = concepts;
        this.agendas = agendas;
        this.agreements = agreements;
        this.protocols = protocols;
    }

    /**
     * The next talk of a school.
     *
     * @throws NotFound where there is none to come
     */
    NextMeeting next(String schulnummer) {
        var meeting = meetings.next(schulnummer).orElseThrow(() -> new NotFound("next meeting of school", schulnummer));
        return new NextMeeting(meeting, participants.of(meeting.id()), participants.missingParties(meeting.id()),
                concept(meeting).map(one -> new Paper(one.id(), one.label(), one.adoptedOn())).orElse(null),
                agendas.of(meeting.id()).items(), meeting.invitedSequence() != null);
    }

    /**
     * The last regular talk of a school that was held.
     *
     * @throws NotFound where there is none
     */
    LastMeeting last(String schulnummer) {
        var meeting = meetings.regularOf(schulnummer).stream().filter(one -> one.status() == MeetingStatus.HELD).findFirst()
                .orElseThrow(() -> new NotFound("last meeting of school", schulnummer));
        return new LastMeeting(meeting, protocols.newestFinal(meeting.id()).orElse(null),
                participants.readers(meeting.id()), agreements.of(meeting.id()));
    }

    private Optional<KnownMedienkonzept> concept(MeetingView meeting) {
        return meeting.medienkonzeptId() == null ? concepts.newest(meeting.schulnummer())
                : concepts.find(meeting.medienkonzeptId());
    }
}
