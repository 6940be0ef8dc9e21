package de.schulausstattung.platform.testing;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** The issuer of tokens alone, for applications without a database. */
public class IssuerResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of("quarkus.oidc.auth-server-url", Issuer.get().url());
    }

    @Override
    public void stop() {
        // The issuer lives as long as the VM.
    }
}
