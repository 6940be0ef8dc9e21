package de.schulausstattung.gateway.documents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.ext.web.Router;

/** What Swagger UI may load: itself, and the identity provider to log in. Its start page carries its script inline. */
@ApplicationScoped
class SwaggerUiPolicy {

    /** Before the pages of the extension, which have the lowest orders from 0 on. */
    private static final int ORDER = -50;

    private final String policy;

    SwaggerUiPolicy(DocumentConfig config) {
        policy = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
                + "img-src 'self' data:; font-src 'self' data:; connect-src 'self' " + config.issuer().resolve("/")
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    void register(@Observes Router router) {
        router.route("/swagger-ui/*").order(ORDER).handler(context -> {
            context.response().putHeader("Content-Security-Policy", policy);
            context.next();
        });
    }
}
