package de.schulausstattung.report;

import java.util.UUID;

import de.schulausstattung.platform.testing.AnyOperation;
import de.schulausstattung.platform.testing.Tokens;

/** How any operation of reports is reached in a Träger of its own, by somebody who may call it. */
record AnyReportOperation(String traeger) implements AnyOperation {

    static AnyReportOperation ofTraeger() {
        var traeger = ReportServiceTest.newTraegernummer();
        var events = new Events(traeger);
        events.send(States.traeger(traeger, "05998"));
        events.send(States.school("165384", "GY"));
        events.awaitApplied();
        return new AnyReportOperation(traeger);
    }

    /** What is read at {@code /rules} by all who read reports is written by the operator. */
    @Override
    public String caller(String path) {
        if (path.contains("/operations") || path.contains("/jobs") || path.contains("/rules/")) {
            return Tokens.betrieb();
        }
        return path.endsWith("/comparison") ? Tokens.bildungsbuero("05998") : Tokens.itBeschaffung(traeger);
    }

    @Override
    public String concrete(String path) {
        return path.replace("{schulnummer}", "165384").replace("{jahr}", "2026").replace("{sequence}", "0")
                .replaceAll("\\{[^}]+}", new UUID(0, 7).toString());
    }

    @Override
    public Object stored() {
        return ReportServiceTest.query(Long.class, "SELECT (SELECT count(*) FROM annual_report) + (SELECT count(*) FROM job)"
                + " + (SELECT count(*) FROM device_quota) + (SELECT count(*) FROM useful_life)"
                + " + (SELECT coalesce(sum(version), 0)::bigint FROM traeger_figures)");
    }
}
