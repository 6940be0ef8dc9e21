package de.schulausstattung.meeting.protocol;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import de.schulausstattung.meeting.meeting.Party;

/**
 * How a vote stands: final as soon as both parties have approved every entry, or when the objection window is over and
 * nobody has objected (silence is consent).
 */
enum Ballot {

    APPROVED,
    /** The window is over, not both have said yes to all, and nobody has said no. */
    CONSENTED,
    OBJECTED,
    OPEN;

    private static final List<Party> VOTERS = List.of(Party.SCHULE, Party.SCHULTRAEGER);

    static Ballot of(Collection<UUID> entries, Collection<VoteView> votes, boolean windowOver) {
        if (votes.stream().anyMatch(vote -> vote.vote() == Vote.OBJECTED)) {
            return OBJECTED;
        }
        var all = !entries.isEmpty() && entries.stream().allMatch(entry -> VOTERS.stream().allMatch(party -> votes.stream()
                .anyMatch(vote -> vote.entryId().equals(entry) && vote.party() == party && vote.vote() == Vote.APPROVED)));
        if (all) {
            return APPROVED;
        }
        return windowOver ? CONSENTED : OPEN;
    }

    /** Whether the protocol becomes final. */
    boolean isDecided() {
        return this == APPROVED || this == CONSENTED;
    }
}
