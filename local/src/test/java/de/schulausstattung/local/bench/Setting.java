package de.schulausstattung.local.bench;

import java.util.List;
import java.util.Map;

import de.schulausstattung.local.BenchServers;
import de.schulausstattung.local.BenchServers.Running;
import de.schulausstattung.platform.testing.Issuer;

/** What every benchmark has at hand. */
record Setting(BenchServers servers, Load load, Board board) {

    /** As a server would run, with room for a load that no container of ours is made for. */
    static final List<String> SERVER = List.of("-XX:+UseSerialGC", "-Xmx512m");
    /** As many connections as writes are under way at a time: what waits for one is not what is measured. */
    private static final String POOL = "64";
    static final String INVENTORY = "inventory-service";
    static final String REPORT = "report-service";

    Running start(String service, List<String> jvm) {
        return start(service, jvm, Map.of("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", POOL));
    }

    Running start(String service, List<String> jvm, Map<String, String> more) {
        return servers.service(service, jvm, Issuer.get().url(), more);
    }

    Caller clerk(String service) {
        return Caller.of(servers.api(service), "it-10001", Population.GROUP);
    }

    Caller operator(String service) {
        return Caller.of(servers.operatorsApi(service), "betrieb", "/betrieb");
    }
}
