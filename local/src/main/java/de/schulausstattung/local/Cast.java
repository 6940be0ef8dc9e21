package de.schulausstattung.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.demo.School;
import de.schulausstattung.local.demo.Traeger;
import de.schulausstattung.local.identity.DemoUser;
import de.schulausstattung.local.identity.Realm;

/** Who plays which part in the way of a year; each logs in when their token has grown old. */
final class Cast {

    /** Tokens live for five minutes; a new one in time. */
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(4);

    private final Ports ports;
    private final List<DemoUser> users;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    Cast(Ports ports, List<DemoUser> users) {
        this.ports = ports;
        this.users = users;
    }

    private record Token(String value, long until) {
    }

    Actor operator() {
        return actor(user("/betrieb"), null);
    }

    /** The one who procures for a Träger. */
    Actor clerk(Traeger traeger) {
        return actor(user("/traeger/" + traeger.nummer() + "/it-beschaffung"), "traeger-" + traeger.nummer());
    }

    /** The one who answers for a Träger's annual report. */
    Actor administration(Traeger traeger) {
        return actor(user("/traeger/" + traeger.nummer() + "/schulverwaltung"), "traeger-" + traeger.nummer());
    }

    /** The first head of a school among them. */
    Actor head() {
        return actor(first(user -> memberOf(user, "/schulleitung")), null);
    }

    /** The schools of a Träger whose heads are among them, each with everybody who has to do with its year. */
    List<YearOf> years(Traeger traeger, List<School> schools) {
        return schools.stream().filter(school -> users.stream().anyMatch(user -> user.groups()
                .contains(atSchool(traeger, school) + "/schulleitung"))).map(school -> yearOf(traeger, school)).toList();
    }

    private YearOf yearOf(Traeger traeger, School school) {
        var atSchool = atSchool(traeger, school);
        return new YearOf(school, clerk(traeger), administration(traeger), actor(user(atSchool + "/schulleitung"), null),
                actor(user(atSchool + "/medienbeauftragte"), null), actor(user(atSchool + "/medienberatung"), null));
    }

    private static String atSchool(Traeger traeger, School school) {
        return "/traeger/" + traeger.nummer() + "/schulen/" + school.schulnummer();
    }

    Actor bildungsbuero(Kreis kreis) {
        return actor(user("/kreis/" + kreis.ags() + "/bildungsbuero"), null);
    }

    /** Who can log in and is member of nothing. */
    Actor nobody() {
        return actor(first(user -> user.groups().isEmpty()), null);
    }

    /** The school whose head is among them. */
    School school(Kreis kreis) {
        var path = head().user().groups().getFirst();
        return kreis.schools().stream().filter(school -> path.contains("/schulen/" + school.schulnummer() + "/")).findFirst()
                .orElseThrow();
    }

    private Actor actor(DemoUser user, @Nullable String tenant) {
        return new Actor(user, tenant, () -> login(user));
    }

    private Api login(DemoUser user) {
        var token = tokens.get(user.username());
        if (token == null || System.nanoTime() - token.until() > 0) {
            token = new Token(Api.at(ports.realmUrl()).token(Map.of("grant_type", "password", "client_id", Realm.DEMO_CLIENT,
                    "username", user.username(), "password", DemoUser.PASSWORD)),
                    System.nanoTime() + TOKEN_LIFE.toNanos());
            tokens.put(user.username(), token);
        }
        return Api.at(ports.gatewayUrl()).as(token.value());
    }

    private DemoUser user(String group) {
        return first(user -> user.groups().contains(group));
    }

    private DemoUser first(Predicate<DemoUser> wanted) {
        return users.stream().filter(wanted).findFirst().orElseThrow();
    }

    private static boolean memberOf(DemoUser user, String role) {
        return user.groups().stream().anyMatch(group -> group.endsWith(role));
    }
}
