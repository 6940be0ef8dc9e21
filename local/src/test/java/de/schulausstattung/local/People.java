package de.schulausstattung.local;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.demo.School;
import de.schulausstattung.local.identity.DemoUser;
import de.schulausstattung.local.identity.Realm;

/** The people of the demo Kreis with their own tokens from the real identity provider, through the gateway and past it. */
final class People {

    /** IT-Beschaffung of the first Träger. */
    static final String CLERK = "a.berger";
    /** Schulverwaltung of the first Träger. */
    static final String ADMINISTRATION = "k.neumann";
    /** Head of the last school of the first Träger. */
    static final String HEAD = "s.lindner";
    /** Medienbeauftragter of the same school. */
    static final String OFFICER = "m.yilmaz";
    /** Medienberatung of that school and of {@link #otherSchool}. */
    static final String ADVISER = "j.petrov";
    /** IT-Beschaffung of the second and of the third Träger. */
    static final String TWO_TRAEGER = "c.wagner";
    /** IT-Beschaffung of the fourth Träger. */
    static final String STRANGER = "f.albers";
    /** Bildungsbüro of the Kreis: comparison only. */
    static final String KREIS = "b.krause";
    static final String OPERATOR = "r.vogt";

    private static final long TOKEN_LIFE = 4 * 60_000_000_000L;

    private final RunningSuite suite;
    private final String gateway;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    People(RunningSuite suite) {
        this(suite, suite.url(RunningSuite.GATEWAY));
    }

    /** @param gateway the address of the gateway that they go through */
    People(RunningSuite suite, String gateway) {
        this.suite = suite;
        this.gateway = gateway;
    }

    private record Token(String value, long until) {
    }

    static List<String> all() {
        return DemoUser.of(Kreis.demo()).stream().map(DemoUser::username).toList();
    }

    /** The school whose head is {@link #HEAD}. */
    static School school() {
        return Kreis.demo().schoolsOf(Kreis.demo().traeger().getFirst()).getLast();
    }

    /** Another school of the same Träger. */
    static School otherSchool() {
        return Kreis.demo().schoolsOf(Kreis.demo().traeger().getFirst()).getFirst();
    }

    /** Through the gateway. */
    Api as(String username) {
        return Api.at(gateway).as(token(username));
    }

    /** Past the gateway. */
    Api directly(Service service, String username) {
        return Api.at(suite.url(service)).as(token(username));
    }

    /** The operator, at the service's management port. */
    Api operator(Service service) {
        return Api.at(suite.managementUrl(service)).as(token(OPERATOR));
    }

    String token(String username) {
        return tokens.compute(username, (_, known) -> known != null && System.nanoTime() - known.until() < 0 ? known
                : new Token(Api.at(suite.ports().realmUrl()).token(Map.of("grant_type", "password", "client_id",
                        Realm.DEMO_CLIENT, "username", username, "password", DemoUser.PASSWORD)),
                        System.nanoTime() + TOKEN_LIFE))
                .value();
    }
}
