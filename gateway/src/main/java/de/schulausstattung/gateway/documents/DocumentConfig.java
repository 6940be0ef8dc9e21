package de.schulausstattung.gateway.documents;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the merged OpenAPI document is made. */
@ConfigMapping(prefix = "gateway.documents")
interface DocumentConfig {

    /** The realm's address as browsers reach it; Swagger UI logs in there. */
    @WithDefault("${quarkus.oidc.auth-server-url}")
    URI issuer();

    /** How long a complete merged document is kept. */
    @WithDefault("60S")
    Duration keep();

    /** How long one service may take to hand out its document. */
    @WithDefault("5S")
    Duration timeout();
}
