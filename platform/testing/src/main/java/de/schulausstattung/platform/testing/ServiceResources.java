package de.schulausstattung.platform.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * The servers that the tests of a service run against: PostgreSQL with the service's database, Kafka, and the issuer of
 * tokens. The argument {@code service} is the short name: {@code inventory}.
 */
public class ServiceResources implements QuarkusTestResourceLifecycleManager {

    private String service = "";

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.get("service");
    }

    @Override
    public Map<String, String> start() {
        var kafka = CompletableFuture.supplyAsync(Kafka::get);
        Postgres.get().createDatabase(service);
        var configuration = new HashMap<>(Postgres.get().configuration(service));
        configuration.put("kafka.bootstrap.servers", kafka.join().bootstrapServers());
        configuration.put("quarkus.oidc.auth-server-url", Issuer.get().url());
        return configuration;
    }

    @Override
    public void stop() {
        // The servers live as long as the VM: the next test class uses them.
    }
}
