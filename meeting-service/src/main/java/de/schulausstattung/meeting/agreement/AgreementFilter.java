package de.schulausstattung.meeting.agreement;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.persistence.Where;

/** What agreements can be filtered by. */
public class AgreementFilter {

    @RestQuery
    public @Nullable Integer jahr;

    @RestQuery
    @Pattern(regexp = "1\\d{5}")
    public @Nullable String schulnummer;

    @RestQuery
    public @Nullable UUID meetingId;

    @RestQuery
    public @Nullable AgreementKind kind;

    @RestQuery
    public @Nullable Decision decision;

    @RestQuery
    public @Nullable Outcome outcome;

    @RestQuery
    @Parameter(description = "true: accepted, and not delivered, done, dropped or carried over")
    public @Nullable Boolean pending;

    Where where() {
        var where = new Where().and("e.jahr = :jahr", "jahr", jahr)
                .and("e.schulnummer = :schulnummer", "schulnummer", schulnummer)
                .and("e.meetingId = :meetingId", "meetingId", meetingId)
                .and("e.kind = :kind", "kind", kind)
                .and("e.decision = :decision", "decision", decision)
                .and("e.outcome = :outcome", "outcome", outcome);
        if (pending == null) {
            return where;
        }
        var condition = "e.decision = ACCEPTED and e.outcome in :pendingOutcomes";
        return where.and(pending ? condition : "not (" + condition + ")", "pendingOutcomes",
                List.of(Outcome.OPEN, Outcome.ORDERED));
    }
}
