package de.schulausstattung.needs.need;

import static de.schulausstattung.needs.need.NeedStatus.APPROVED;
import static de.schulausstattung.needs.need.NeedStatus.CARRIED_OVER;
import static de.schulausstattung.needs.need.NeedStatus.DRAFT;
import static de.schulausstattung.needs.need.NeedStatus.REJECTED;
import static de.schulausstattung.needs.need.NeedStatus.SUBMITTED;
import static de.schulausstattung.needs.need.NeedStatus.WITHDRAWN;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.needs.round.Writer;

/** What can be done with a need: from which status, to which, and in whose phase of the round. */
public enum NeedAct {

    CHANGE(Set.of(DRAFT, SUBMITTED), null, Writer.REQUESTER),
    SUBMIT(Set.of(DRAFT), SUBMITTED, Writer.REQUESTER),
    WITHDRAW(Set.of(DRAFT, SUBMITTED), WITHDRAWN, Writer.REQUESTER),
    ADVISE(Set.of(SUBMITTED), null, Writer.ADVISER),
    RANK(Set.of(SUBMITTED), null, Writer.INSPECTOR),
    APPROVE(Set.of(SUBMITTED), APPROVED, Writer.DECIDER),
    REJECT(Set.of(SUBMITTED, APPROVED), REJECTED, Writer.DECIDER),
    /** In the phase of the round it goes to: its own may be long over. */
    CARRY_OVER(Set.of(SUBMITTED, REJECTED), CARRIED_OVER, Writer.REQUESTER);

    private final Set<NeedStatus> from;
    private final @Nullable NeedStatus to;
    private final Writer writer;

    NeedAct(Set<NeedStatus> from, @Nullable NeedStatus to, Writer writer) {
        this.from = from;
        this.to = to;
        this.writer = writer;
    }

    boolean isPossibleFrom(NeedStatus status) {
        return from.contains(status);
    }

    /** The status it leads to, or null where it stays. */
    @Nullable
    NeedStatus to() {
        return to;
    }

    Writer writer() {
        return writer;
    }
}
