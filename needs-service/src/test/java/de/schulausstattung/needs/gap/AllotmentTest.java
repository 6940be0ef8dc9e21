package de.schulausstattung.needs.gap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class AllotmentTest {

    @Test
    void givesEverybodyWhatIsWantedWhereThereIsEnough() {
        assertThat(Allotment.of(100, List.of(30L, 0L, 70L))).containsExactly(30L, 0L, 70L);
        assertThat(Allotment.of(500, List.of(30L, 70L))).containsExactly(30L, 70L);
        assertThat(Allotment.of(5, List.of())).isEmpty();
    }

    @Test
    void sharesInProportionAndLeavesTheRestToTheLargestRemainders() {
        assertThat(Allotment.of(10, List.of(10L, 20L, 30L))).containsExactly(2L, 3L, 5L);
        assertThat(Allotment.of(0, List.of(10L, 20L))).containsExactly(0L, 0L);
        assertThat(Allotment.of(1, List.of(5L, 5L))).containsExactly(1L, 0L);
    }

    @Test
    void neitherMakesNorLosesADeviceAndGivesNobodyMoreThanWanted() {
        var random = new Random(3);
        for (int run = 0; run < 2_000; run++) {
            var wants = Stream.generate(() -> (long) random.nextInt(200)).limit(random.nextInt(14)).toList();
            var wanted = wants.stream().mapToLong(Long::longValue).sum();
            var devices = random.nextInt(1_500);
            var allotted = Allotment.of(devices, wants);

            assertThat(allotted.stream().mapToLong(Long::longValue).sum()).isEqualTo(Math.min(devices, wanted));
            for (int i = 0; i < wants.size(); i++) {
                assertThat(allotted.get(i)).isBetween(0L, wants.get(i));
                if (wanted > devices) {
                    assertThat(Math.abs(allotted.get(i) - wants.get(i) * (double) devices / wanted)).isLessThan(1);
                }
            }
        }
    }
}
