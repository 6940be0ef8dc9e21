package de.schulausstattung.platform.security;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.tenancy.Scope;
import io.quarkus.security.identity.SecurityIdentity;

/**
 * Who calls, in the tenant chosen for this request. Permissions are those of the memberships in that tenant alone: a role
 * held in Träger A gives nothing in B.
 *
 * @param subject the token's subject
 * @param client the application that obtained the token ({@code azp})
 * @param choice how the tenant was chosen, or why none was
 * @param tenant the chosen tenant, or null
 * @param memberships those that count in the chosen tenant
 * @param all every membership of the token, for {@code /me}
 */
public record Caller(String subject, String client, Choice choice, @Nullable String tenant, List<Membership> memberships,
        List<Membership> all) {

    static final String ATTRIBUTE = "schulausstattung.caller";

    /** How the tenant of a request came about. */
    public enum Choice {
        /** The only tenant of the token, or the one that {@code X-Tenant} names. */
        CHOSEN,
        /** The operator has no tenant. */
        OPERATOR,
        /** The token has no membership at all. */
        NONE,
        /** Several tenants, and {@code X-Tenant} names none. */
        AMBIGUOUS,
        /** {@code X-Tenant} names a tenant that the verified token does not list. */
        FOREIGN
    }

    private static final Caller ANONYMOUS = new Caller("", "", Choice.NONE, null, List.of(), List.of());

    /** The caller of this identity; anonymous where nobody logged in. */
    public static Caller of(SecurityIdentity identity) {
        return Objects.requireNonNullElse(identity.getAttribute(ATTRIBUTE), ANONYMOUS);
    }

    /** Chooses the tenant: the header's if the token lists it, the only one if there is one. */
    static Caller choose(String subject, String client, List<Membership> all, @Nullable String header) {
        var tenants = all.stream().map(Membership::tenant).filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        if (header != null) {
            return tenants.contains(header)
                    ? new Caller(subject, client, Choice.CHOSEN, header, in(all, header), all)
                    : new Caller(subject, client, Choice.FOREIGN, null, List.of(), all);
        }
        var operator = all.stream().filter(membership -> membership.role() == Role.BETRIEB).toList();
        if (!operator.isEmpty() && tenants.isEmpty()) {
            return new Caller(subject, client, Choice.OPERATOR, null, operator, all);
        }
        return switch (tenants.size()) {
            case 0 -> new Caller(subject, client, Choice.NONE, null, List.of(), all);
            case 1 -> new Caller(subject, client, Choice.CHOSEN, tenants.first(), in(all, tenants.first()), all);
            default -> new Caller(subject, client, Choice.AMBIGUOUS, null, List.of(), all);
        };
    }

    private static List<Membership> in(List<Membership> all, String tenant) {
        return all.stream().filter(membership -> tenant.equals(membership.tenant())).toList();
    }

    /** The union of what the memberships permit; where it holds, {@link #scope} says. */
    public Set<String> permissions() {
        return memberships.stream().flatMap(membership -> membership.role().permissions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What the wall lets this caller see for an operation, or null where no tenant was chosen. Only memberships that grant one
     * of the operation's permissions count: who may read the devices of one school and nothing but reports of the whole Träger
     * does not see the devices of all schools. A permission by participation opens none at all: who has no other sees what he
     * takes part in.
     *
     * @param permissions those the operation asks for; empty where whoever is logged in may call it
     */
    public @Nullable Scope scope(Set<String> permissions) {
        if (choice == Choice.OPERATOR) {
            return new Scope.Operator();
        }
        if (tenant == null) {
            return null;
        }
        var granting = memberships.stream().filter(membership -> permissions.isEmpty() || permissions.stream()
                .filter(permission -> !Permissions.BY_PARTICIPATION.contains(permission))
                .anyMatch(membership.role().permissions()::contains)).toList();
        if (granting.stream().anyMatch(membership -> membership.schulnummer() == null)) {
            return new Scope.WholeTenant(tenant);
        }
        return new Scope.SomeSchools(tenant,
                granting.stream().map(Membership::schulnummer).filter(Objects::nonNull).collect(Collectors.toSet()));
    }
}
