package de.schulausstattung.platform.security;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Turns the verified token's groups into the permissions of the one tenant this request runs in. Nothing else reads the
 * claim, and a token-wide role never reaches {@code @RolesAllowed}.
 */
@ApplicationScoped
class MembershipAugmentor implements SecurityIdentityAugmentor {

    /** The claim that Keycloak's group mapper writes; short, because a caller may have a hundred memberships. */
    private static final String CLAIM = "m";

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return augment(identity, context, Map.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context,
            Map<String, Object> attributes) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        var header = Optional.ofNullable(HttpSecurityUtils.getRoutingContextAttribute(attributes))
                .map(RoutingContext::request).map(request -> request.getHeader("X-Tenant")).orElse(null);
        var client = Optional.<Object> ofNullable(token.getClaim("azp")).map(Object::toString).orElse("");
        var caller = Caller.choose(token.getSubject(), client, memberships(token), header);
        return Uni.createFrom().item(QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addAttribute(Caller.ATTRIBUTE, caller)
                .addRoles(new HashSet<>(caller.permissions()))
                .build());
    }

    private static List<Membership> memberships(JsonWebToken token) {
        return token.getClaim(CLAIM) instanceof JsonArray groups
                ? groups.stream().filter(JsonString.class::isInstance)
                        .flatMap(group -> Membership.parse(((JsonString) group).getString()).stream()).toList()
                : List.of();
    }
}
