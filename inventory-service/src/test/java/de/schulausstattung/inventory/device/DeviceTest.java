package de.schulausstattung.inventory.device;

import static de.schulausstattung.inventory.device.DeviceStatus.DEFECT;
import static de.schulausstattung.inventory.device.DeviceStatus.DISPOSED;
import static de.schulausstattung.inventory.device.DeviceStatus.IN_SERVICE;
import static de.schulausstattung.inventory.device.DeviceStatus.IN_STOCK;
import static de.schulausstattung.inventory.device.DeviceStatus.LOST;
import static de.schulausstattung.inventory.device.DeviceStatus.RETIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.Rejected;

class DeviceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /** How a device gets into a status, by steps of its life. */
    private static final Map<DeviceStatus, List<DeviceTransition>> WAYS = new EnumMap<>(Map.of(
            IN_STOCK, List.of(),
            IN_SERVICE, List.of(DeviceTransition.PUT_INTO_SERVICE),
            DEFECT, List.of(DeviceTransition.PUT_INTO_SERVICE, DeviceTransition.REPORT_DEFECT),
            LOST, List.of(DeviceTransition.REPORT_LOST),
            RETIRED, List.of(DeviceTransition.RETIRE),
            DISPOSED, List.of(DeviceTransition.RETIRE, DeviceTransition.DISPOSE)));

    /** What is possible in which status: the whole table, so that a new step or status must be decided here. */
    private static final Map<DeviceStatus, Map<DeviceTransition, DeviceStatus>> POSSIBLE = Map.of(
            IN_STOCK, Map.of(DeviceTransition.PUT_INTO_SERVICE, IN_SERVICE, DeviceTransition.REPORT_DEFECT, DEFECT,
                    DeviceTransition.REPORT_LOST, LOST, DeviceTransition.RETIRE, RETIRED, DeviceTransition.DISPOSE, DISPOSED),
            IN_SERVICE, Map.of(DeviceTransition.REPORT_DEFECT, DEFECT, DeviceTransition.REPORT_LOST, LOST,
                    DeviceTransition.RETIRE, RETIRED),
            DEFECT, Map.of(DeviceTransition.REPAIR, IN_SERVICE, DeviceTransition.REPORT_LOST, LOST, DeviceTransition.RETIRE,
                    RETIRED, DeviceTransition.DISPOSE, DISPOSED),
            LOST, Map.of(DeviceTransition.FIND, IN_STOCK, DeviceTransition.DISPOSE, DISPOSED),
            RETIRED, Map.of(DeviceTransition.PUT_INTO_SERVICE, IN_SERVICE, DeviceTransition.REPORT_LOST, LOST,
                    DeviceTransition.DISPOSE, DISPOSED),
            DISPOSED, Map.of());

    static Stream<Arguments> everyStepInEveryStatus() {
        return EnumSet.allOf(DeviceStatus.class).stream()
                .flatMap(status -> EnumSet.allOf(DeviceTransition.class).stream().map(step -> Arguments.of(status, step)));
    }

    @ParameterizedTest
    @MethodSource("everyStepInEveryStatus")
    void takesExactlyThePossibleSteps(DeviceStatus status, DeviceTransition step) {
        var device = in(status);
        var expected = POSSIBLE.get(status).get(step);

        if (expected == null) {
            assertThatThrownBy(() -> device.move(step, "Grund", TODAY)).isInstanceOf(Conflict.class);
            assertThat(device.status()).isEqualTo(status);
        } else {
            assertThat(device.move(step, "Grund", TODAY)).isEqualTo(step.fact());
            assertThat(device.status()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("everyStepInEveryStatus")
    void asksForAReasonWhereSomethingIsLost(DeviceStatus status, DeviceTransition step) {
        if (!POSSIBLE.get(status).containsKey(step)) {
            return;
        }
        var needed = Set.of(DeviceTransition.REPORT_DEFECT, DeviceTransition.REPORT_LOST, DeviceTransition.RETIRE,
                DeviceTransition.DISPOSE).contains(step);
        var device = in(status);

        if (needed) {
            assertThatThrownBy(() -> device.move(step, "  ", TODAY)).isInstanceOf(Rejected.class);
            assertThat(device.status()).isEqualTo(status);
        } else {
            device.move(step, null, TODAY);
        }
    }

    @Test
    void keepsWhenItWasInService() {
        var device = in(IN_SERVICE);
        assertThat(device.state().inServiceFrom()).isEqualTo(TODAY);

        device.move(DeviceTransition.RETIRE, "alt", TODAY.plusYears(5));
        assertThat(device.state().inServiceUntil()).isEqualTo(TODAY.plusYears(5));

        device.move(DeviceTransition.PUT_INTO_SERVICE, null, TODAY.plusYears(6));
        assertThat(device.state().inServiceFrom()).isEqualTo(TODAY);
        assertThat(device.state().inServiceUntil()).isNull();
    }

    private static Device in(DeviceStatus status) {
        var device = new Device();
        WAYS.get(status).forEach(step -> device.move(step, "Grund", TODAY));
        return device;
    }
}
