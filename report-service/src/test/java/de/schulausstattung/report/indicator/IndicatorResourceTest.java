package de.schulausstattung.report.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import de.schulausstattung.events.inventory.DeviceState;
import de.schulausstattung.events.inventory.PupilCountState;
import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.events.inventory.RoomState;
import de.schulausstattung.events.inventory.SchoolState;
import de.schulausstattung.platform.projection.AsOf;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.report.Events;
import de.schulausstattung.report.ReportServiceTest;
import de.schulausstattung.report.States;
import de.schulausstattung.report.rule.RuleService;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class IndicatorResourceTest extends ReportServiceTest {

    private final String traeger = newTraegernummer();
    private final Events events = new Events(traeger);
    private final String clerk = Tokens.itBeschaffung(traeger);

    @Inject
    FactsRepository facts;
    @Inject
    RuleService measures;
    @Inject
    TenantScope tenants;

    /** Everything that was published, to be counted again here without SQL. */
    private record World(List<SchoolState> schools, List<PupilCountState> counts, List<RoomState> rooms,
            List<DeviceState> devices) {
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3 })
    void agreesWithAComputationOfItsOwnForAnySeedTodayAndInThePast(long seed) {
        var world = publish(seed);

        for (var day : List.of(TODAY, LocalDate.of(2025, 12, 31), LocalDate.of(2024, 6, 30))) {
            var total = read(get(clerk, "/indicators?asOf=" + day), TraegerIndicators.class);
            var list = get(clerk, "/schools/indicators?limit=500&asOf=" + day).statusCode(200);

            assertThat(total.schools()).isEqualTo(world.schools().size());
            list.body("items", hasSize(world.schools().size()));
            for (var indicator : Indicator.values()) {
                expect(world, day, indicator, total.figure(indicator));
            }
            for (var school : world.schools()) {
                var one = read(get(clerk, "/schools/" + school.schulnummer() + "/indicators?asOf=" + day),
                        SchoolIndicators.class);
                for (var indicator : Indicator.values()) {
                    var expected = ratio(world, school, day, indicator);
                    assertThat(one.figure(indicator).numerator()).as("%s %s %s", school, day, indicator).isEqualTo(expected[0]);
                    assertThat(one.figure(indicator).denominator()).as("%s %s %s", school, day, indicator)
                            .isEqualTo(expected[1]);
                }
            }
        }
    }

    @Test
    void showsWithEachFigureWhatItMeansAndWhereItsRowsAre() {
        events.send(States.school("165384", "BK"));
        events.send(States.pupils("165384", 2026, new JahrgangCount("01", 20), new JahrgangCount("02", 10)));
        for (int i = 0; i < 15; i++) {
            events.send(States.tablet("165384"));
        }
        events.awaitApplied();

        get(clerk, "/schools/165384/indicators").statusCode(200)
                .body("dataAsOf", containsString("2026-11-01T08:00:"), "asOf", equalTo("2026-11-20"))
                .body("figures[0].id", equalTo("devices-per-pupil"), "figures[0].numerator", equalTo(15))
                .body("figures[0].denominator", equalTo(30), "figures[0].value", equalTo(0.5f))
                .body("figures[0].schuljahr", equalTo("2026/27"), "figures[0].stichtag", equalTo("2026-10-15"))
                .body("figures[0].definition", containsString("geteilt durch"))
                .body("figures[0].rows.href",
                        equalTo(List.of("/api/inventory/v1/devices?deviceClass.in=TABLET,NOTEBOOK,CONVERTIBLE"
                                + "&userGroup.in=SUS,POOL&status=IN_SERVICE&schulnummer=165384")))
                .body("figures.find { it.id == 'display-coverage' }.rows.href", equalTo(List.of(
                        "/api/inventory/v1/devices?deviceClass.in=DISPLAY,PROJECTOR&status=IN_SERVICE&roomId.empty=false"
                                + "&schulnummer=165384",
                        "/api/inventory/v1/rooms?unterrichtsrelevant=true&schulnummer=165384")))
                .body("figures.find { it.id == 'display-coverage' }.rows[1].lists", containsString("Nenner"));
        get(clerk, "/indicators?asOf=2026-11-19").body("figures[0].rows", nullValue());
    }

    /** Seen red with the numerators of all schools: 2.0000. */
    @Test
    void dividesByPupilsOnlyWhatStandsWherePupilsAreCounted() {
        events.send(States.school("165384", "GY"));
        events.send(States.school("165396", "GY"));
        events.send(States.pupils("165384", 2026, new JahrgangCount("05", 100)));
        for (int i = 0; i < 100; i++) {
            events.send(States.tablet("165384"));
            events.send(States.tablet("165396"));
        }
        events.awaitApplied();

        get(clerk, "/indicators").body("devicesForPupils", equalTo(200), "devicesForPupilsWithCounts", equalTo(100))
                .body("schoolsWithoutCounts", equalTo(1), "target", equalTo(100))
                .body("figures.find { it.id == 'devices-per-pupil' }.value", equalTo(1f))
                .body("figures.find { it.id == 'devices-per-pupil' }.numerator", equalTo(100))
                .body("figures.find { it.id == 'devices-per-pupil' }.denominator", equalTo(100))
                .body("figures.find { it.id == 'devices-per-pupil' }.schoolsWithout", equalTo(1))
                .body("figures.find { it.id == 'target-coverage' }.value", equalTo(1f))
                .body("schulformen[0].figures.find { it.id == 'devices-per-pupil' }.value", equalTo(1f));
        get(clerk, "/annual-reports/2026").body("overview.devicesForPupils", equalTo(200))
                .body("overview.devicesForPupilsWithCounts", equalTo(100));
    }

    /** What counts on a past day, by hand: in use is [first day, last day), and what is defect now was not always. */
    @Test
    void countsForPastDaysByValidTime() {
        var day = LocalDate.of(2025, 12, 31);
        var first = LocalDate.of(2025, 8, 1);
        events.send(States.school("165384", "GY"));
        events.send(tablet("IN_SERVICE", first, null));
        events.send(tablet("DEFECT", first, null));
        events.send(tablet("RETIRED", first, day.plusDays(1)));
        events.send(tablet("RETIRED", first, day));
        events.send(tablet("IN_SERVICE", day.plusDays(1), null));
        events.send(tablet("IN_SERVICE", day, null));
        events.send(neverUsed("DEFECT"));
        events.send(neverUsed("IN_STOCK"));
        events.awaitApplied();

        get(clerk, "/schools/165384/indicators?asOf=" + day).body("devicesForPupils", equalTo(4));
        get(clerk, "/annual-reports/2025").body("deviceClasses[0].inService", equalTo(4));
        get(clerk, "/schools/165384/indicators").body("devicesForPupils", equalTo(3));
        get(clerk, "/annual-reports/2026").body("deviceClasses[0].inService", equalTo(3));
    }

    /** Seen red with the last day of use counted for past days. */
    @Test
    void answersTomorrowAboutTodayAsToday() {
        events.send(States.school("165384", "GY"));
        events.send(tablet("IN_SERVICE", TODAY, null));
        events.send(tablet("RETIRED", TODAY.minusYears(1), TODAY));
        events.send(tablet("LOST", TODAY, TODAY));
        events.awaitApplied();

        assertThat(devices(new AsOf(TODAY, true))).isEqualTo(1);
        assertThat(devices(new AsOf(TODAY, false))).isEqualTo(1);
    }

    private long devices(AsOf asOf) {
        return tenants.call(new Scope.WholeTenant(events.tenant()), "test", () -> QuarkusTransaction.requiringNew()
                .call(() -> facts.find(asOf, Map.of(), measures.comparable(TODAY), List.of("165384")).devices().get("165384")
                        .inService()));
    }

    private static DeviceState tablet(String status, LocalDate from, @Nullable LocalDate until) {
        return States.device("165384", "TABLET", "SUS", status, from, until, null);
    }

    /** Bought and never put into service. */
    private static DeviceState neverUsed(String status) {
        var id = UUID.randomUUID();
        return new DeviceState(id, "165384", null, "INV-" + id, null, null, "Muster", "M1", "TABLET", "SUS", status,
                LocalDate.of(2025, 7, 1), 45_000L, null, null, null, null);
    }

    @Test
    void waitsForThePositionOfAWrite() {
        events.send(States.school("165384", "GY"));
        events.send(States.pupils("165384", 2026, new JahrgangCount("05", 2)));
        events.awaitApplied();
        var position = events.send(States.tablet("165384"));

        get(clerk, "/schools/165384/indicators?minPosition=" + position).statusCode(200).body("devicesForPupils", equalTo(1));
        get(clerk, "/indicators?minPosition=inventory.device/" + UUID.randomUUID() + "@0.0").statusCode(503)
                .contentType("application/problem+json").body("type", equalTo("/problems/position-not-reached"));
        get(clerk, "/indicators?minPosition=inventory.device/nonsense@0.0").statusCode(400)
                .body("violations[0].parameter", equalTo("minPosition"));
        get(clerk, "/indicators?minPosition=meetings.talk/1@0.0").statusCode(400);
    }

    @Test
    void showsEachCallerItsOwnSchoolsAlone() {
        events.send(States.school("165384", "GY"));
        events.send(States.school("165396", "GY"));
        events.send(States.tablet("165384"));
        events.send(States.tablet("165396"));
        events.awaitApplied();
        var head = Tokens.schulleitung(traeger, "165384");

        get(head, "/indicators").statusCode(200).body("schools", equalTo(1), "devicesForPupils", equalTo(1));
        get(head, "/schools/indicators").statusCode(200).body("items.schulnummer", equalTo(List.of("165384")));
        get(head, "/schools/165396/indicators").statusCode(404);
        get(Tokens.itBeschaffung(newTraegernummer()), "/schools/165384/indicators").statusCode(404);
        get(Tokens.itBeschaffung(newTraegernummer()), "/indicators").statusCode(200).body("schools", equalTo(0));
        get(Tokens.bildungsbuero("05754"), "/indicators").statusCode(403);
        get(Tokens.of("s", "/traeger/" + traeger + "/support-l2"), "/indicators").statusCode(403);
    }

    @Test
    void pagesThroughSchoolsAndRefusesWhatItDoesNotKnow() {
        for (var number : List.of("165300", "165312", "165324", "165336", "165348")) {
            events.send(States.school(number, "G"));
        }
        events.awaitApplied();

        var first = get(clerk, "/schools/indicators?limit=2&count=exact").statusCode(200).body("items", hasSize(2))
                .body("count.value", equalTo(5));
        String next = first.extract().path("next");
        get(clerk, "/schools/indicators?limit=2&cursor=" + next).statusCode(200)
                .body("items.schulnummer", equalTo(List.of("165324", "165336")));
        get(clerk, "/schools/indicators?schule=165300").statusCode(400).body("violations[0].parameter", equalTo("schule"));
        get(clerk, "/indicators?asOf=2026-11-21").statusCode(400).body("violations[0].code", equalTo("in-the-future"));
        get(clerk, "/schools/16538/indicators").statusCode(400);
    }

    @Test
    void leavesClosedSchoolsOutButDoesNotForgetTheirDevices() {
        events.send(States.school("165384", "GY"));
        events.send(new SchoolState("165396", "H", "Musterstadt, Hauptschule", "05754008", false, LocalDate.of(2025, 8, 1),
                LocalDate.of(2026, 7, 31), "165384"));
        events.send(States.tablet("165396"));
        events.send(States.tablet("169999"));
        events.awaitApplied();

        get(clerk, "/indicators").body("schools", equalTo(1), "devicesElsewhere", equalTo(2));
        get(clerk, "/indicators?asOf=2026-07-30").body("schools", equalTo(2), "devicesElsewhere", equalTo(1));
    }

    private World publish(long seed) {
        var random = new Random(seed);
        var world = new World(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var schulformen = List.of("G", "GY", "BK", "S", "GE", "SB");
        for (int s = 0; s < schulformen.size(); s++) {
            var school = States.school(String.valueOf(160_000 + s), schulformen.get(s));
            world.schools().add(school);
            for (int year = 2023; year <= 2026; year++) {
                if (random.nextInt(4) > 0) {
                    world.counts().add(States.pupils(school.schulnummer(), year, new JahrgangCount("01", random.nextInt(60)),
                            new JahrgangCount("02", random.nextInt(60)), new JahrgangCount("03", random.nextInt(60)),
                            new JahrgangCount("10", random.nextInt(60))));
                }
            }
            for (int r = random.nextInt(6); r > 0; r--) {
                world.rooms().add(States.room(school.schulnummer(), random.nextInt(4) > 0));
            }
            var rooms = world.rooms().stream().filter(room -> room.schulnummer().equals(school.schulnummer())).toList();
            for (int d = random.nextInt(60); d > 0; d--) {
                world.devices().add(device(random, school.schulnummer(), rooms));
            }
        }
        world.schools().forEach(events::send);
        world.counts().forEach(events::send);
        world.rooms().forEach(events::send);
        world.devices().forEach(events::send);
        events.awaitApplied();
        return world;
    }

    private static DeviceState device(Random random, String school, List<RoomState> rooms) {
        var status = pick(random, "ORDERED", "IN_STOCK", "IN_SERVICE", "IN_SERVICE", "IN_SERVICE", "DEFECT", "LOST", "RETIRED",
                "DISPOSED");
        var from = status.equals("ORDERED") || random.nextInt(12) == 0 ? null : TODAY.minusDays(random.nextInt(3_500));
        var over = Set.of("RETIRED", "DISPOSED", "LOST").contains(status) && from != null;
        var until = over ? from.plusDays(random.nextInt((int) from.until(TODAY, ChronoUnit.DAYS) + 1)) : null;
        return States.device(school,
                pick(random, "TABLET", "NOTEBOOK", "CONVERTIBLE", "DISPLAY", "PROJECTOR", "SERVER", "OTHER"),
                pick(random, "SUS", "POOL", "LEHRKRAFT", "VERWALTUNG"), status, from, until,
                rooms.isEmpty() || random.nextBoolean() ? null : rooms.get(random.nextInt(rooms.size())).id());
    }

    private static String pick(Random random, String... from) {
        return from[random.nextInt(from.length)];
    }

    /** The same figures, computed naively in floating point. */
    private static void expect(World world, LocalDate day, Indicator indicator, WeightedFigure actual) {
        long numerator = 0;
        long denominator = 0;
        double sum = 0;
        double weighted = 0;
        long pupils = 0;
        int schools = 0;
        double scale = indicator == Indicator.AVERAGE_AGE ? 365.25 : 1;
        for (var school : world.schools()) {
            var ratio = ratio(world, school, day, indicator);
            if (ratio[1] > 0) {
                schools++;
                numerator += ratio[0];
                denominator += ratio[1];
                sum += (double) ratio[0] / ratio[1] / scale;
                var here = counts(world, school, day).stream().mapToLong(JahrgangCount::pupils).sum();
                weighted += (double) ratio[0] / ratio[1] / scale * here;
                pupils += here;
            }
        }
        assertThat(List.of(actual.numerator(), actual.denominator(), (long) actual.schools())).as("%s %s", indicator, day)
                .containsExactly(numerator, denominator, (long) schools);
        close(actual.value(), denominator == 0 ? Double.NaN : (double) numerator / denominator / scale);
        close(actual.schoolWeighted(), schools == 0 ? Double.NaN : sum / schools);
        close(actual.pupilWeighted(), pupils == 0 ? Double.NaN : weighted / pupils);
    }

    private static void close(@Nullable BigDecimal actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNull();
        } else {
            assertThat(actual).isNotNull();
            assertThat(actual.doubleValue()).isCloseTo(expected, within(0.000_051));
        }
    }

    private static long[] ratio(World world, SchoolState school, LocalDate day, Indicator indicator) {
        var devices = world.devices().stream()
                .filter(device -> device.schulnummer().equals(school.schulnummer()) && inService(device, day)).toList();
        var forPupils = devices.stream().filter(device -> Set.of("TABLET", "NOTEBOOK", "CONVERTIBLE")
                .contains(device.deviceClass()) && Set.of("SUS", "POOL").contains(device.userGroup())).count();
        var young = Set.of("G", "PS", "S", "KS", "FW", "WF", "HI", "V").contains(school.schulform()) ? Set.of("00", "01", "02")
                : Set.<String> of();
        var counted = counts(world, school, day).stream().filter(one -> !young.contains(one.jahrgang()))
                .mapToLong(JahrgangCount::pupils).sum();
        var relevant = world.rooms().stream()
                .filter(room -> room.schulnummer().equals(school.schulnummer()) && room.unterrichtsrelevant()).toList();
        var shown = new HashSet<UUID>();
        devices.stream().filter(device -> Set.of("DISPLAY", "PROJECTOR").contains(device.deviceClass()))
                .forEach(device -> shown.add(device.roomId() == null ? UUID.randomUUID() : device.roomId()));
        var displayed = relevant.stream().filter(room -> shown.contains(room.id())).count();
        var dated = devices.stream().filter(device -> device.inServiceFrom() != null).toList();
        var lives = Map.of("TABLET", 5, "NOTEBOOK", 5, "CONVERTIBLE", 5, "DISPLAY", 8, "PROJECTOR", 6, "SERVER", 5);
        var withLife = dated.stream().filter(device -> lives.containsKey(device.deviceClass())).toList();
        return switch (indicator) {
            case DEVICES_PER_PUPIL, TARGET_COVERAGE -> new long[] { forPupils, counted };
            case TARGET_REACHED -> new long[] { counted > 0 && forPupils >= counted ? 1 : 0, counted > 0 ? 1 : 0 };
            case DISPLAY_COVERAGE -> new long[] { displayed, relevant.size() };
            case DISPLAY_COMPLETE -> new long[] { !relevant.isEmpty() && displayed == relevant.size() ? 1 : 0,
                    relevant.isEmpty() ? 0 : 1 };
            case AVERAGE_AGE -> new long[] {
                    dated.stream().mapToLong(device -> ChronoUnit.DAYS.between(device.inServiceFrom(), day)).sum(),
                    dated.size() };
            case BEYOND_USEFUL_LIFE -> new long[] { withLife.stream().filter(device -> !device.inServiceFrom()
                    .plusYears(lives.get(device.deviceClass())).isAfter(day)).count(), withLife.size() };
        };
    }

    private static boolean inService(DeviceState device, LocalDate day) {
        if (day.equals(TODAY)) {
            return device.status().equals("IN_SERVICE");
        }
        if (device.inServiceFrom() == null || device.inServiceFrom().isAfter(day)) {
            return false;
        }
        return device.inServiceUntil() == null ? Set.of("IN_SERVICE", "DEFECT").contains(device.status())
                : device.inServiceUntil().isAfter(day);
    }

    private static List<JahrgangCount> counts(World world, SchoolState school, LocalDate day) {
        return world.counts().stream()
                .filter(count -> count.schulnummer().equals(school.schulnummer()) && !count.stichtag().isAfter(day))
                .max((a, b) -> a.stichtag().compareTo(b.stichtag())).map(PupilCountState::counts).orElse(List.of());
    }
}
