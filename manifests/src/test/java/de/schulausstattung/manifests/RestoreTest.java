package de.schulausstattung.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A restore is the installation as it is, but for where its database begins and where it archives from then on. */
class RestoreTest {

    private final Manifests before = Manifests.of("prod");
    private final Manifests after = Manifests.of("prod-restore");

    @Test
    void changesNothingButTheDatabase() {
        var cluster = before.get("Cluster", "postgres");

        assertThat(after.objects()).hasSameSizeAs(before.objects());
        assertThat(after.objects()).filteredOn(object -> !before.objects().contains(object)).singleElement()
                .satisfies(object -> assertThat(Manifests.title(object)).isEqualTo(Manifests.title(cluster)));
    }

    @Test
    void beginsWithTheBackupAndArchivesBesideIt() {
        var cluster = after.get("Cluster", "postgres");
        var source = cluster.at("/spec/externalClusters/0");
        var archive = cluster.at("/spec/plugins/0/parameters");

        assertThat(cluster.at("/spec/bootstrap").properties()).singleElement()
                .satisfies(bootstrap -> assertThat(bootstrap.getKey()).isEqualTo("recovery"));
        assertThat(cluster.at("/spec/bootstrap/recovery/source")).isEqualTo(source.path("name"));
        assertThat(source.at("/plugin/parameters/barmanObjectName")).isEqualTo(archive.path("barmanObjectName"));
        assertThat(source.at("/plugin/parameters/serverName").asText())
                .isEqualTo(Manifests.name(before.get("Cluster", "postgres"))).isNotEqualTo(archive.path("serverName").asText());
    }
}
