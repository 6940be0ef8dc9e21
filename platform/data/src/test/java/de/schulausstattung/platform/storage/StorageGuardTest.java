package de.schulausstattung.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import de.schulausstattung.platform.problem.Unavailable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Seen red with {@code <=} for {@code <}. */
class StorageGuardTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StorageGuard guard = new StorageGuard(
            new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(StorageConfig.class).build()
                    .getConfigMapping(StorageConfig.class),
            registry);

    @ParameterizedTest
    @ValueSource(doubles = { 1, 0.2, Double.NaN })
    void permitsEverythingWhileThereIsRoomOrNobodyKnows(double free) {
        guard.measured(free);

        assertThatCode(guard::permitBulk).doesNotThrowAnyException();
        assertThatCode(guard::permitWrite).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(doubles = { 0.19999, 0.1 })
    void refusesBulkWorkFirst(double free) {
        guard.measured(free);

        assertThatThrownBy(guard::permitBulk).isInstanceOf(Unavailable.class).hasMessageContaining("storage-full");
        assertThatCode(guard::permitWrite).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(doubles = { 0.09999, 0 })
    void refusesEveryWriteInTheEnd(double free) {
        guard.measured(free);

        assertThatThrownBy(guard::permitBulk).isInstanceOf(Unavailable.class);
        assertThatThrownBy(guard::permitWrite).isInstanceOf(Unavailable.class).hasMessageContaining("storage-full");
    }

    @Test
    void tellsTheShareThatIsFree() {
        guard.measured(0.37);

        assertThat(Objects.requireNonNull(registry.get("storage.free.ratio").gauge()).value()).isEqualTo(0.37);
    }

    @ParameterizedTest
    @CsvSource({ "25, 100, 0.75", "100, 100, 0", "130, 100, 0" })
    void reckonsWhatTheDatabaseLeavesOfItsVolume(long used, long volume, double free) {
        assertThat(StorageProbe.beside(used, volume)).isEqualTo(free, within(1e-9));
    }

    @Test
    void asksTheFileSystemOfAMountedPath(@TempDir Path path) throws IOException {
        assertThat(StorageProbe.ofVolume(path)).isBetween(0.0, 1.0);
    }
}
