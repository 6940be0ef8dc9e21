package de.schulausstattung.needs;

import java.util.UUID;

import de.schulausstattung.platform.testing.AnyOperation;
import de.schulausstattung.platform.testing.Tokens;

/** How any operation of needs is reached in a Träger of its own, by somebody who may call it. */
record AnyNeedsOperation(String traeger) implements AnyOperation {

    static AnyNeedsOperation ofTraeger() {
        var traeger = NeedsServiceTest.newTraegernummer();
        var events = new Events(traeger);
        events.send(States.traeger(traeger, "05998"));
        events.send(States.school("165384", "GY"));
        events.awaitApplied();
        return new AnyNeedsOperation(traeger);
    }

    @Override
    public String caller(String path) {
        var here = "/traeger/" + traeger;
        return path.contains("/operations") || path.contains("/jobs") ? Tokens.betrieb()
                : Tokens.of("all-" + traeger, here + "/it-beschaffung", here + "/schulverwaltung", here + "/medienzentrum",
                        here + "/schulen/165384/schulleitung");
    }

    @Override
    public String concrete(String path) {
        return path.replace("{schulnummer}", "165384").replace("{sequence}", "0")
                .replaceAll("\\{[^}]+}", new UUID(0, 7).toString());
    }

    @Override
    public Object stored() {
        return NeedsServiceTest.query(Long.class, "SELECT (SELECT count(*) FROM change_history) + (SELECT count(*) FROM job)"
                + " + (SELECT count(*) FROM equipment_standard)");
    }
}
