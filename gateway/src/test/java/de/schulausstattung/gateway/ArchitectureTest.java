package de.schulausstattung.gateway;

import java.util.Map;

import de.schulausstattung.platform.testing.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {

    @Override
    protected Map<String, String> exceptions() {
        return Map.of("identity", "the gateway checks the token before it proxies, below JAX-RS, and limits per subject");
    }
}
