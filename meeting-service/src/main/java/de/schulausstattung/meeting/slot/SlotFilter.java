package de.schulausstattung.meeting.slot;

import java.time.Instant;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.persistence.Where;

/** What appointments can be filtered by. */
public class SlotFilter {

    @RestQuery
    public @Nullable Integer jahr;

    @RestQuery
    @Size(max = 60)
    public @Nullable String team;

    @RestQuery
    @Pattern(regexp = "1\\d{5}")
    public @Nullable String schulnummer;

    @RestQuery
    public @Nullable Boolean free;

    @RestQuery("startsAt.ge")
    public @Nullable Instant startsFrom;

    @RestQuery("startsAt.le")
    public @Nullable Instant startsUntil;

    Where where() {
        return new Where().and("e.jahr = :jahr", "jahr", jahr)
                .and("e.team = :team", "team", team)
                .and("e.schulnummer = :schulnummer", "schulnummer", schulnummer)
                .either(free, "e.meetingId is null", "e.meetingId is not null")
                .and("e.startsAt >= :startsFrom", "startsFrom", startsFrom)
                .and("e.startsAt <= :startsUntil", "startsUntil", startsUntil);
    }
}
