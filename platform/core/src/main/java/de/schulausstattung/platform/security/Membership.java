package de.schulausstattung.platform.security;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One role of a caller in one tenant, read from a Keycloak group path. This is the only place that knows the paths:
 * {@code /traeger/<5 digits>/<role>}, {@code /traeger/<5 digits>/schulen/<6 digits>/<role>}, {@code /kreis/<5 digits>/<role>}
 * and {@code /betrieb}.
 *
 * @param tenant the tenant id, or null for the operator
 * @param schulnummer the school the role is held at, or null where it is held in the whole tenant
 * @param group the path it was read from
 */
public record Membership(@Nullable String tenant, @Nullable String schulnummer, Role role, String group) {

    private static final Pattern TRAEGER = Pattern.compile("/traeger/(\\d{5})/([a-z0-9-]+)");
    private static final Pattern SCHOOL = Pattern.compile("/traeger/(\\d{5})/schulen/(\\d{6})/([a-z0-9-]+)");
    private static final Pattern KREIS = Pattern.compile("/kreis/(\\d{5})/([a-z0-9-]+)");

    /** Reads a group path; a path that is none of ours is no membership and grants nothing. */
    public static Optional<Membership> parse(String group) {
        var school = SCHOOL.matcher(group);
        if (school.matches()) {
            return Role.ofGroup(school.group(3), Role.Level.SCHOOL)
                    .map(role -> new Membership("traeger-" + school.group(1), school.group(2), role, group));
        }
        var traeger = TRAEGER.matcher(group);
        if (traeger.matches()) {
            return Role.ofGroup(traeger.group(2), Role.Level.TRAEGER)
                    .map(role -> new Membership("traeger-" + traeger.group(1), null, role, group));
        }
        var kreis = KREIS.matcher(group);
        if (kreis.matches()) {
            return Role.ofGroup(kreis.group(2), Role.Level.KREIS)
                    .map(role -> new Membership("kreis-" + kreis.group(1), null, role, group));
        }
        return group.equals("/betrieb") ? Optional.of(new Membership(null, null, Role.BETRIEB, group)) : Optional.empty();
    }
}
