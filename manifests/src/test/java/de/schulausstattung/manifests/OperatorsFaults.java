package de.schulausstattung.manifests;

import static de.schulausstattung.manifests.Fault.at;
import static de.schulausstattung.manifests.Fault.fault;
import static de.schulausstattung.manifests.Fault.remove;
import static de.schulausstattung.manifests.Fault.set;

import java.util.List;

/** Faults in what operators make of our resources. */
final class OperatorsFaults {

    static final List<Fault> ALL = List.of(
            fault("a broker that may not write to its volume", Rule.OPERATORS,
                    m -> remove(m, "KafkaNodePool", "broker", "/spec/template/pod/securityContext", "fsGroup"),
                    "KafkaNodePool/broker takes away the operator's group"),
            fault("no backup until night", Rule.OPERATORS,
                    m -> remove(m, "ScheduledBackup", "nightly", "/spec", "immediate"),
                    "ScheduledBackup/nightly: nothing to go back to before its first time"),
            fault("a restore that writes over what it reads", Rule.OPERATORS, "prod-restore",
                    m -> set(m, "Cluster", "postgres", "/spec/plugins/0/parameters", "serverName", "postgres"),
                    "Cluster/postgres archives to postgres, which it is restored from"),
            fault("an identity provider with a token of the cluster", Rule.OPERATORS,
                    m -> remove(m, "Keycloak", "keycloak", "/spec", "automountServiceAccountToken"),
                    "Keycloak/keycloak: its pods get a token of the cluster"),
            fault("a service with the key of the database's authority", Rule.OPERATORS,
                    m -> remove(m, "Deployment", "needs-service", "/spec/template/spec/volumes/0/secret", "items"),
                    "Deployment/needs-service mounts the key of the authority postgres-ca"),
            fault("an identity provider with the key of the database's authority", Rule.OPERATORS,
                    m -> at(m, "Keycloak", "keycloak", "/spec").putObject("truststores").putObject("postgres")
                            .putObject("secret").put("name", "postgres-ca"),
                    "Keycloak/keycloak mounts the key of the authority postgres-ca"));

    private OperatorsFaults() {
    }
}
