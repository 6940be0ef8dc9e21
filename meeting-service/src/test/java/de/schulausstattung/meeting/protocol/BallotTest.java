package de.schulausstattung.meeting.protocol;

import static de.schulausstattung.meeting.meeting.Party.SCHULE;
import static de.schulausstattung.meeting.meeting.Party.SCHULTRAEGER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import de.schulausstattung.meeting.meeting.Party;

class BallotTest {

    private static final UUID ONE = UUID.randomUUID();
    private static final UUID TWO = UUID.randomUUID();
    private static final List<UUID> BOTH = List.of(ONE, TWO);

    @Test
    void isApprovedWhereBothPartiesSayYesToEveryEntry() {
        var all = List.of(yes(ONE, SCHULE), yes(TWO, SCHULE), yes(ONE, SCHULTRAEGER), yes(TWO, SCHULTRAEGER));

        assertThat(Ballot.of(BOTH, all, false)).isEqualTo(Ballot.APPROVED);
        assertThat(Ballot.of(BOTH, all.subList(0, 3), false)).isEqualTo(Ballot.OPEN);
        assertThat(Ballot.of(BOTH, List.of(), false)).isEqualTo(Ballot.OPEN);
    }

    @Test
    void isNotApprovedWhereNothingStandsToBeApproved() {
        assertThat(Ballot.of(List.of(), List.of(), false)).isEqualTo(Ballot.OPEN);
    }

    @Test
    void takesSilenceForConsentWhenTheWindowIsOver() {
        assertThat(Ballot.of(BOTH, List.of(yes(ONE, SCHULE)), true)).isEqualTo(Ballot.CONSENTED);
        assertThat(Ballot.of(BOTH, List.of(), true)).isEqualTo(Ballot.CONSENTED);
    }

    @Test
    void anObjectionStandsHoweverLongNobodySpeaks() {
        var votes = List.of(yes(ONE, SCHULE), no(TWO, SCHULTRAEGER));

        assertThat(Ballot.of(BOTH, votes, false)).isEqualTo(Ballot.OBJECTED);
        assertThat(Ballot.of(BOTH, votes, true)).isEqualTo(Ballot.OBJECTED);
        assertThat(Ballot.OBJECTED.isDecided()).isFalse();
    }

    private static VoteView yes(UUID entry, Party party) {
        return new VoteView(entry, party, Vote.APPROVED, null, "s", Instant.EPOCH);
    }

    private static VoteView no(UUID entry, Party party) {
        return new VoteView(entry, party, Vote.OBJECTED, "so war es nicht", "s", Instant.EPOCH);
    }
}
