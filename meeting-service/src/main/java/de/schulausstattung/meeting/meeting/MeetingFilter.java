package de.schulausstattung.meeting.meeting;

import jakarta.validation.constraints.Pattern;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.persistence.Where;

/** What talks can be filtered by. */
public class MeetingFilter {

    @RestQuery
    public @Nullable Integer jahr;

    @RestQuery
    @Pattern(regexp = "1\\d{5}")
    public @Nullable String schulnummer;

    @RestQuery
    public @Nullable MeetingStatus status;

    @RestQuery
    public @Nullable MeetingKind kind;

    @RestQuery
    public @Nullable Boolean complete;

    Where where() {
        return new Where().and("e.jahr = :jahr", "jahr", jahr)
                .and("e.schulnummer = :schulnummer", "schulnummer", schulnummer)
                .and("e.status = :status", "status", status)
                .and("e.kind = :kind", "kind", kind)
                .and("e.complete = :complete", "complete", complete);
    }
}
