package de.schulausstattung.inventory.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Validation;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import de.schulausstattung.events.inventory.DeviceState;
import de.schulausstattung.inventory.Texts;
import de.schulausstattung.inventory.device.DeviceIntakeService.Candidate;
import de.schulausstattung.inventory.device.DeviceIntakeService.Checked;
import de.schulausstattung.inventory.device.DeviceIntakeService.Existing;
import de.schulausstattung.platform.problem.Violation;

/**
 * What a description comes to. Seen red by checking the description again instead of the resulting state, and by leaving the
 * period as it is where a status changes.
 */
class DeviceCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final UUID ID = new UUID(0, 1);
    private static final UUID ROOM = new UUID(0, 2);
    private static final String SCHOOL = "182369";

    /**
     * A row of a file about a device that is known. {@code .} is a column that the file does not have, {@code -} an empty cell
     * or an unknown date.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // nothing said of it: it stays, whatever the status is
            "IN_SERVICE 2020-01-01 - | IN_SERVICE . .                     | IN_SERVICE 2020-01-01 - | unchanged",
            "IN_SERVICE 2020-01-01 - | . . .                              | IN_SERVICE 2020-01-01 - | unchanged",
            "RETIRED 2020-01-01 2024-01-01 | . . .                        | RETIRED 2020-01-01 2024-01-01 | unchanged",
            "DISPOSED 2020-01-01 2024-01-01 | DISPOSED 2020-01-01 2024-01-01 | DISPOSED 2020-01-01 2024-01-01 | unchanged",
            // a step concludes the period, as a step of the API does
            "IN_STOCK - - | IN_SERVICE . .                                | IN_SERVICE 2026-11-25 - | PUT_INTO_SERVICE",
            "IN_STOCK - - | IN_SERVICE 2026-11-01 .                       | IN_SERVICE 2026-11-01 - | PUT_INTO_SERVICE",
            "RETIRED 2020-01-01 2024-01-01 | IN_SERVICE . .               | IN_SERVICE 2020-01-01 - | PUT_INTO_SERVICE",
            "RETIRED 2020-01-01 2024-01-01 | IN_SERVICE . -               | IN_SERVICE 2020-01-01 - | PUT_INTO_SERVICE",
            "IN_SERVICE 2020-01-01 - | RETIRED . .                        | RETIRED 2020-01-01 2026-11-25 | TAKEN_OUT_OF_SERVICE",
            "IN_SERVICE 2020-01-01 - | RETIRED . -                        | RETIRED 2020-01-01 2026-11-25 | TAKEN_OUT_OF_SERVICE",
            "IN_SERVICE 2020-01-01 - | LOST . 2026-05-01                  | LOST 2020-01-01 2026-05-01 | LOST",
            "IN_SERVICE 2027-01-01 - | LOST . .                           | LOST 2027-01-01 2027-01-01 | LOST",
            "RETIRED 2020-01-01 2024-01-01 | DISPOSED . .                 | DISPOSED 2020-01-01 2024-01-01 | DISPOSED",
            "LOST 2020-01-01 2024-01-01 | IN_STOCK . .                    | IN_STOCK 2020-01-01 2024-01-01 | FOUND",
            "DEFECT 2020-01-01 - | IN_SERVICE . .                         | IN_SERVICE 2020-01-01 - | REPAIRED",
            // an end is corrected, and cleared where there may be none; a use that is over keeps its end
            "RETIRED 2020-01-01 2024-01-01 | RETIRED . 2024-02-01         | RETIRED 2020-01-01 2024-02-01 | CHANGED",
            "RETIRED 2020-01-01 2024-01-01 | RETIRED . -                  | RETIRED 2020-01-01 2024-01-01 | unchanged",
            "DEFECT 2020-01-01 2024-01-01 | DEFECT . -                    | DEFECT 2020-01-01 - | CHANGED" })
    void concludesWhatAKnownDeviceBecomes(String known, String said, String becomes, String fact) {
        var checked = check(known(known), said, "Inventur");

        assertThat(checked.violations()).isEmpty();
        assertThat(period(checked)).isEqualTo(becomes);
        assertThat(checked.unchanged() ? "unchanged" : checked.fact().name()).isEqualTo(fact);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "LOST 2020-01-01 2024-01-01 | IN_SERVICE . .     | /status transition-not-allowed",
            "IN_SERVICE 2020-01-01 - | DISPOSED . .          | /status transition-not-allowed",
            "DISPOSED 2020-01-01 2024-01-01 | RETIRED . .    | /inventoryNumber device-disposed",
            "IN_SERVICE 2020-01-01 - | IN_SERVICE - .        | /inServiceFrom required",
            "IN_SERVICE 2020-01-01 - | IN_SERVICE . 2026-01-01 | /inServiceUntil still-in-service",
            "RETIRED 2020-01-01 2024-01-01 | RETIRED - .     | /inServiceFrom required",
            "RETIRED 2020-01-01 2024-01-01 | RETIRED 2025-01-01 . | /inServiceUntil too-early",
            "RETIRED 2020-01-01 2024-01-01 | RETIRED . 2019-01-01 | /inServiceUntil too-early" })
    void refusesWhatAKnownDeviceCannotBecome(String known, String said, String violation) {
        assertThat(violations(check(known(known), said, "Inventur"))).containsExactly(violation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "IN_SERVICE 2020-01-01 - | DEFECT . .", "IN_SERVICE 2020-01-01 - | LOST . .",
            "IN_SERVICE 2020-01-01 - | RETIRED . .", "RETIRED 2020-01-01 2024-01-01 | DISPOSED . ." })
    void asksForTheReasonThatAStepOfTheApiNeeds(String known, String said) {
        assertThat(violations(check(known(known), said, null))).containsExactly("/reason reason-required");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { ". . . | IN_STOCK - -", ". 2020-01-01 . | IN_SERVICE 2020-01-01 -",
            "RETIRED 2020-01-01 . | RETIRED 2020-01-01 2026-11-25",
            "DISPOSED 2020-01-01 2024-01-01 | DISPOSED 2020-01-01 2024-01-01", "LOST . . | LOST - -" })
    void concludesWhatANewDeviceIs(String said, String is) {
        var checked = check(null, said, null);

        assertThat(checked.violations()).isEmpty();
        assertThat(period(checked)).isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "IN_SERVICE . . | /inServiceFrom required",
            "IN_SERVICE 2020-01-01 2024-01-01 | /inServiceUntil still-in-service",
            "RETIRED . 2024-01-01 | /inServiceFrom required" })
    void refusesANewDeviceThatCannotBe(String said, String violation) {
        assertThat(violations(check(null, said, null))).containsExactly(violation);
    }

    @Test
    void looksAtTheDeviceItselfWhateverNumberItIsToCarry() {
        var self = known("RETIRED 2020-01-01 2024-01-01");

        var renumbered = checkChange(self, describe("A-2", LocalDate.of(2020, 1, 1)));
        var impossible = checkChange(self, describe("A-2", LocalDate.of(2025, 1, 1)));
        var withoutBeginning = checkChange(self, describe("A-2", null));

        assertThat(period(renumbered)).isEqualTo("RETIRED 2020-01-01 2024-01-01");
        assertThat(violations(impossible)).containsExactly("/inServiceUntil too-early");
        assertThat(violations(withoutBeginning)).containsExactly("/inServiceFrom required");
    }

    @Test
    void doesNotLoseWhenADeviceWasPutIntoService() {
        assertThat(violations(checkChange(known("IN_SERVICE 2020-01-01 -"), describe("A-1", null))))
                .containsExactly("/inServiceFrom required");
    }

    @Test
    void letsADeviceStayInARoomThatIsGone() {
        var before = known("DISPOSED 2020-01-01 2024-01-01");

        assertThat(check(before, "DISPOSED 2020-01-01 2024-01-01", null).unchanged()).isTrue();
        assertThat(violations(checkChange(known("IN_STOCK - -"), describe("A-1", null, new UUID(0, 3)))))
                .containsExactly("/roomId room-unknown");
    }

    @Test
    void refusesANumberThatAnotherDeviceCarries() {
        var other = known("IN_STOCK - -");
        var self = new DeviceCheck.Known(state(new UUID(0, 9), "B-1", DeviceStatus.IN_STOCK, null, null), 0);

        var checked = check(Map.of("A-1", other)).checkChange(Candidate.of(describe("a-1", null)), self);

        assertThat(violations(checked)).containsExactly("/inventoryNumber device-inventory-number-taken");
    }

    @Test
    void namesOneStepAtMostFromOneStatusToAnother() {
        for (var from : DeviceStatus.values()) {
            for (var to : DeviceStatus.values()) {
                assertThat(
                        Arrays.stream(DeviceTransition.values()).filter(step -> step.isPossibleFrom(from) && step.to() == to))
                        .as(from + " to " + to).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    private static Checked check(DeviceCheck.@Nullable Known known, String said, @Nullable String reason) {
        var parts = said.split(" ", -1);
        var unsaid = new HashSet<>(Set.of("/roomId"));
        if (parts[1].equals(".")) {
            unsaid.add("/inServiceFrom");
        }
        if (parts[2].equals(".")) {
            unsaid.add("/inServiceUntil");
        }
        return check(known == null ? Map.of() : Map.of("A-1", known)).check(
                new Candidate(describe("A-1", day(parts[1]), known == null ? null : ROOM),
                        parts[0].equals(".") ? null : DeviceStatus.valueOf(parts[0]),
                        day(parts[2]), unsaid, reason),
                Existing.CHANGE);
    }

    private static Checked checkChange(DeviceCheck.Known self, DescribeDevice description) {
        return check(Map.of("A-1", self)).checkChange(Candidate.of(description), self);
    }

    private static DeviceCheck check(Map<String, DeviceCheck.Known> byNumber) {
        try (var validation = Validation.buildDefaultValidatorFactory()) {
            return new DeviceCheck(new DeviceCheck.Stored(Set.of(SCHOOL), Map.of(), Map.of(), byNumber, Map.of()), TODAY,
                    validation.getValidator(), Texts.in("de"));
        }
    }

    private static DeviceCheck.Known known(String text) {
        var parts = text.split(" ", -1);
        return new DeviceCheck.Known(state(ID, "A-1", DeviceStatus.valueOf(parts[0]), day(parts[1]), day(parts[2])), 7);
    }

    private static DeviceState state(UUID id, String number, DeviceStatus status, @Nullable LocalDate from,
            @Nullable LocalDate until) {
        return new DeviceState(id, SCHOOL, ROOM, number, null, null, "Muster", "Tab 10", "TABLET", "SUS", status.name(), null,
                null, from, until, null, null);
    }

    private static DescribeDevice describe(String number, @Nullable LocalDate from) {
        return describe(number, from, ROOM);
    }

    private static DescribeDevice describe(String number, @Nullable LocalDate from, @Nullable UUID room) {
        return new DescribeDevice(SCHOOL, room, number, null, null, "Muster", "Tab 10", DeviceClass.TABLET, UserGroup.SUS, null,
                null, from, null, null);
    }

    private static @Nullable LocalDate day(String text) {
        return text.length() == 1 ? null : LocalDate.parse(text);
    }

    private static String period(Checked checked) {
        var state = checked.state();
        assertThat(state).isNotNull();
        return state.status() + " " + (state.inServiceFrom() == null ? "-" : state.inServiceFrom()) + " "
                + (state.inServiceUntil() == null ? "-" : state.inServiceUntil());
    }

    private static List<String> violations(Checked checked) {
        return checked.violations().stream().map((Violation violation) -> violation.pointer() + " " + violation.code())
                .toList();
    }
}
