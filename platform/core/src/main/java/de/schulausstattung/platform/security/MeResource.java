package de.schulausstattung.platform.security;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;

/** Who am I here, and why may I or may I not: so that a group can be mended without reading logs. */
@Path("/me")
@Authenticated
@Tag(name = "Me")
public class MeResource {

    private final SecurityIdentity identity;

    MeResource(SecurityIdentity identity) {
        this.identity = identity;
    }

    @GET
    @Operation(summary = "Show the caller's tenant, memberships and permissions")
    public Me me() {
        return Me.of(Caller.of(identity));
    }

    @GET
    @Path("/why")
    @Operation(summary = "Explain which membership allows or refuses a permission")
    public Why why(@RestQuery @NotBlank String permission, @RestQuery @Nullable String schulnummer) {
        return Why.of(Caller.of(identity), permission, schulnummer);
    }

    /** The caller as this service sees it. */
    public record Me(String subject, String client, Caller.Choice choice, @Nullable String tenant, Set<String> tenants,
            Set<String> permissions, List<Membership> memberships) {
        static Me of(Caller caller) {
            return new Me(caller.subject(), caller.client(), caller.choice(), caller.tenant(),
                    new TreeSet<>(caller.all().stream().map(Membership::tenant).filter(Objects::nonNull).toList()),
                    caller.permissions(), caller.all());
        }
    }

    /**
     * The answer to "why".
     *
     * @param allowedBy the memberships that grant the permission, by group path
     * @param rolesThatWould the roles that grant it, for the administrator who wants to mend a group
     */
    public record Why(boolean allowed, String permission, @Nullable String tenant, Caller.Choice choice, List<String> allowedBy,
            List<String> rolesThatWould) {
        static Why of(Caller caller, String permission, @Nullable String schulnummer) {
            var granting = caller.memberships().stream()
                    .filter(membership -> membership.role().permissions().contains(permission))
                    .filter(membership -> schulnummer == null || membership.schulnummer() == null
                            || membership.schulnummer().equals(schulnummer))
                    .map(Membership::group).toList();
            var roles = Arrays.stream(Role.values()).filter(role -> role.permissions().contains(permission))
                    .map(Role::groupName).toList();
            return new Why(!granting.isEmpty(), permission, caller.tenant(), caller.choice(), granting, roles);
        }
    }
}
