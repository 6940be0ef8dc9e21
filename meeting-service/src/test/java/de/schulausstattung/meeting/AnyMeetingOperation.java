package de.schulausstattung.meeting;

import java.util.UUID;

import de.schulausstattung.platform.testing.AnyOperation;
import de.schulausstattung.platform.testing.Tokens;

/** How any operation of meetings is reached in a Träger of its own, by somebody who may call it. */
record AnyMeetingOperation(String traeger) implements AnyOperation {

    static AnyMeetingOperation ofTraeger() {
        return new AnyMeetingOperation(Talks.ofSchools(1).traeger());
    }

    @Override
    public String caller(String path) {
        return path.contains("/operations") || path.contains("/jobs") || path.endsWith("/calendar/ferien") ? Tokens.betrieb()
                : Tokens.itBeschaffung(traeger);
    }

    @Override
    public String concrete(String path) {
        return path.replace("{schulnummer}", "160000").replace("{sequence}", "0").replace("{jahr}", "2027")
                .replaceAll("\\{[^}]+}", new UUID(0, 7).toString());
    }

    @Override
    public Object stored() {
        return MeetingServiceTest.query(Long.class,
                "SELECT (SELECT count(*) FROM change_history) + (SELECT count(*) FROM job)"
                        + " + (SELECT count(*) FROM ferien) + (SELECT count(*) FROM meeting) + (SELECT count(*) FROM slot)"
                        + " + (SELECT count(*) FROM participant) + (SELECT count(*) FROM agenda_template)"
                        + " + (SELECT count(*) FROM agenda_item) + (SELECT count(*) FROM calendar_feed WHERE revoked_at IS NOT NULL) + (SELECT coalesce(sum(version), 0)::bigint FROM jbg_round)"
                        + " + (SELECT coalesce(sum(version), 0)::bigint FROM meeting)");
    }
}
