package de.schulausstattung.report.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import de.schulausstattung.events.inventory.SchoolState;
import de.schulausstattung.events.meetings.AgreementState;
import de.schulausstattung.events.meetings.MeetingState;
import de.schulausstattung.events.needs.NeedState;
import de.schulausstattung.events.needs.ProcurementItemState;
import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.report.Events;
import de.schulausstattung.report.LoopStates;
import de.schulausstattung.report.ReportServiceTest;
import de.schulausstattung.report.States;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LoopResourceTest extends ReportServiceTest {

    private final String traeger = newTraegernummer();
    private final Events events = new Events(traeger);
    private final String clerk = Tokens.itBeschaffung(traeger);

    /** Everything that was published, to be counted again here without SQL. */
    private record World(List<String> schools, List<MeetingState> talks, List<AgreementState> lines,
            List<ProcurementItemState> items, List<NeedState> needs) {
    }

    /** The line of 24 tablets: agreed on in 2025 for 2026, needed since January, all there in March. */
    @Test
    void followsALineFromNeedToDelivery() {
        events.send(States.school("165384", "GY"));
        events.send(LoopStates.need("165384", 2026, "TABLET", 24, 18));
        events.send(LoopStates.meeting("165384", 2025, "HELD"));
        var line = LoopStates.purchase("165384", 2025, 24, LocalDate.of(2026, 3, 31), "OPEN");
        events.send(line);
        events.awaitApplied();

        get(clerk, "/schools/165384/loop").statusCode(200).body("jahr", equalTo(2026), "asOf", equalTo("2026-11-20"))
                .body("counts.agreementsForYear.total.open", equalTo(1), "counts.agreementsForYear.total.kept", equalTo(0))
                .body("counts.leadTime.items", equalTo(0), "counts.leadTime.median", nullValue())
                .body("counts.needs.devices.approvedInPart", equalTo(1), "counts.talks.missing", equalTo(1));

        var delivered = LoopStates.delivery(line, LocalDate.of(2026, 3, 16), LocalDate.of(2026, 1, 15));
        var position = events.send(delivered) + "," + events.send(with(line, "DELIVERED"), 0, 1);

        get(clerk, "/schools/165384/loop?minPosition=" + position).statusCode(200)
                .body("counts.agreementsForYear.total.inTime", equalTo(1), "counts.agreementsForYear.total.open", equalTo(0))
                .body("counts.agreementsForYear.kinds[0].kind", equalTo("PURCHASE"))
                .body("counts.agreementsForYear.kinds[0].quantityKept", equalTo(24))
                .body("counts.leadTime.median", equalTo(60f), "counts.leadTime.devices", equalTo(24))
                .body("counts.leadTime.lastDeliveredOn", equalTo("2026-03-16"))
                .body("figures.find { it.id == 'agreements-for-year-kept' }.value", equalTo(1f))
                .body("figures.find { it.id == 'agreements-kept' }.value", nullValue())
                .body("figures.find { it.id == 'need-to-delivery' }.value", equalTo(60f))
                .body("figures.find { it.id == 'needs-granted' }.value", equalTo(0.75f))
                .body("figures.find { it.id == 'needs-granted' }.definition", containsString("geteilt durch"))
                .body("figures.find { it.id == 'agreements-for-year-kept' }.rows[0].href",
                        equalTo("/api/meetings/v1/agreements?decision=ACCEPTED&jahr=2025&schulnummer=165384"));
        get(clerk, "/schools/165384/loop?jahr=2025").body("counts.talks.held", equalTo(1))
                .body("counts.agreements.total.inTime", equalTo(1), "counts.leadTime.items", equalTo(0))
                .body("counts.needs.devices.submitted", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3 })
    void agreesWithAComputationOfItsOwnForAnySeed(long seed) {
        var world = publish(new Random(seed));

        for (var jahr : List.of(2025, 2026, 2027)) {
            var total = read(get(clerk, "/loop?jahr=" + jahr), TraegerLoop.class);
            expect(world, jahr, Set.copyOf(world.schools()), total.counts());
            for (var school : world.schools()) {
                var one = read(get(clerk, "/schools/" + school + "/loop?jahr=" + jahr), SchoolLoop.class);
                expect(world, jahr, Set.of(school), one.counts());
            }
            get(clerk, "/schools/loop?limit=500&jahr=" + jahr).body("items", hasSize(world.schools().size()))
                    .body("items.counts.needs.devices.requested.sum()",
                            equalTo((int) total.counts().needs().devices().requested()))
                    .body("items.counts.agreements.total.kept.sum()", equalTo(total.counts().agreements().total().kept()))
                    .body("items.counts.leadTime.days.sum()", equalTo((int) total.counts().leadTime().days()))
                    .body("items.counts.talks.held.sum()", equalTo(total.counts().talks().held()));
        }
    }

    @Test
    void countsNeitherDraftsNorWhatWasNeverHandedIn() {
        events.send(States.school("165384", "GY"));
        events.send(LoopStates.need("165384", 2026, "NEW", "TABLET", null, "DRAFT", 500, null));
        events.send(LoopStates.need("165384", 2026, "NEW", "TABLET", null, "DRAFT", 500, null, LocalDate.of(2025, 2, 1)));
        events.send(LoopStates.need("165384", 2026, "NEW", "TABLET", null, "WITHDRAWN", 500, null, null));
        events.send(LoopStates.need("165384", 2026, "NEW", "TABLET", null, "WITHDRAWN", 7, null));
        events.send(LoopStates.meeting("165384", 2026, "ADDITIONAL", "HELD", null));
        events.awaitApplied();

        get(clerk, "/loop").body("counts.needs.devices.submitted", equalTo(1))
                .body("counts.needs.devices.withdrawn", equalTo(1), "counts.needs.devices.requested", equalTo(7))
                .body("counts.talks.missing", equalTo(1), "counts.talks.held", equalTo(0));
    }

    @Test
    void countsTrainingByTopicAndNobodyByName() {
        events.send(States.school("165384", "GY"));
        events.send(LoopStates.need("165384", 2026, "TRAINING", null, "Tablets im Unterricht", "APPROVED", 30, 20));
        events.send(LoopStates.agreement("165384", 2025, "TRAINING", 12, null, "ACCEPTED", "DONE", "Tablets im Unterricht"));
        events.send(LoopStates.agreement("165384", 2025, "TRAINING", 8, null, "ACCEPTED", "OPEN", "Tablets im Unterricht"));
        events.awaitApplied();

        get(clerk, "/loop").body("counts.trainings", hasSize(1))
                .body("counts.trainings[0].topic", equalTo("Tablets im Unterricht"))
                .body("counts.trainings[0].peopleNeeded", equalTo(30), "counts.trainings[0].peopleGranted", equalTo(20))
                .body("counts.trainings[0].peopleAgreed", equalTo(20), "counts.trainings[0].peopleTrained", equalTo(12))
                .body("counts.needs.devices.requested", equalTo(0))
                .body("figures.find { it.id == 'training-done' }.value", equalTo(0.6f));
    }

    @Test
    void forgetsWhatIsForgottenWhereItIsOwned() {
        events.send(States.school("165384", "GY"));
        var need = LoopStates.need("165384", 2026, "TABLET", 24, null);
        events.send(need);
        events.awaitApplied();
        get(clerk, "/loop").body("counts.needs.devices.requested", equalTo(24));

        events.raw(need.topic().topicName(), events.tenant() + "/" + need.aggregateId(), null);
        var marker = LoopStates.need("165384", 2026, "TABLET", 1, null);
        events.send(marker);
        events.awaitApplied();

        await().atMost(Duration.ofSeconds(20)).until(
                () -> get(clerk, "/loop").extract().<Integer> path("counts.needs.devices.requested") == 1);
    }

    @Test
    void showsEachCallerItsOwnSchoolsAlone() {
        for (var school : List.of("165384", "165396")) {
            events.send(States.school(school, "GY"));
            events.send(LoopStates.need(school, 2026, "TABLET", 10, 10));
            events.send(LoopStates.meeting(school, 2026, "HELD"));
            events.send(LoopStates.purchase(school, 2026, 10, null, "OPEN"));
            events.send(LoopStates.item(school, null, 10, "DELIVERED", TODAY, null));
        }
        events.awaitApplied();
        var head = Tokens.schulleitung(traeger, "165384");

        get(clerk, "/loop").body("schools", equalTo(2), "counts.talks.held", equalTo(2));
        get(head, "/loop").statusCode(200).body("schools", equalTo(1), "counts.talks.schools", equalTo(1))
                .body("counts.agreements.total.accepted", equalTo(1), "counts.needs.devices.requested", equalTo(10))
                .body("counts.leadTime.items", equalTo(1), "counts.leadTime.itemsUndated", equalTo(1))
                .body("elsewhere.needs.devices.submitted", equalTo(0));
        get(head, "/schools/loop").body("items.schulnummer", equalTo(List.of("165384")));
        get(head, "/schools/165396/loop").statusCode(404);
        var stranger = Tokens.itBeschaffung(newTraegernummer());
        get(stranger, "/schools/165384/loop").statusCode(404);
        get(stranger, "/loop").statusCode(200).body("schools", equalTo(0), "counts.talks.schools", equalTo(0))
                .body("figures.value", everyItem(nullValue()));
        for (var path : List.of("/loop", "/schools/loop", "/schools/165384/loop")) {
            get(Tokens.bildungsbuero("05754"), path).statusCode(403);
            get(Tokens.of("s", "/traeger/" + traeger + "/support-l2"), path).statusCode(403);
        }
    }

    @Test
    void keepsApartWhatBelongsToSchoolsThatAreClosedOrUnknown() {
        events.send(States.school("165384", "GY"));
        events.send(new SchoolState("165396", "H", "Musterstadt, Hauptschule", "05754008", false, LocalDate.of(2025, 8, 1),
                LocalDate.of(2026, 7, 31), "165384"));
        events.send(LoopStates.meeting("165396", 2026, "HELD"));
        events.send(LoopStates.need("165396", 2026, "TABLET", 5, 5));
        events.send(LoopStates.purchase("169999", 2026, 3, null, "DROPPED"));
        events.awaitApplied();

        get(clerk, "/loop").body("schools", equalTo(1), "counts.talks.schools", equalTo(2), "counts.talks.held", equalTo(1))
                .body("elsewhere.talks.schools", equalTo(1), "elsewhere.talks.missing", equalTo(0))
                .body("elsewhere.needs.devices.granted", equalTo(5), "counts.needs.devices.granted", equalTo(5))
                .body("elsewhere.agreements.total.dropped", equalTo(1));
        get(clerk, "/schools/loop").body("items.schulnummer", equalTo(List.of("165384")));
    }

    @Test
    void waitsForPositionsOfBothServicesAndRefusesWhatItDoesNotKnow() {
        events.send(States.school("165384", "GY"));
        events.awaitApplied();
        var positions = events.send(LoopStates.need("165384", 2026, "TABLET", 10, 10)) + ","
                + events.send(LoopStates.purchase("165384", 2026, 10, null, "OPEN"));

        get(clerk, "/schools/loop?minPosition=" + positions).statusCode(200)
                .body("items[0].counts.needs.devices.granted", equalTo(10))
                .body("items[0].counts.agreements.total.pending", equalTo(1));
        get(clerk, "/loop?minPosition=needs.need/" + UUID.randomUUID() + "@0.0").statusCode(503)
                .body("type", equalTo("/problems/position-not-reached"));
        get(clerk, "/loop?minPosition=meetings.protocol/" + UUID.randomUUID() + "@0.0").statusCode(400)
                .body("violations[0].parameter", equalTo("minPosition"));
        get(clerk, "/loop?jahr=1999").statusCode(400).body("violations[0].parameter", equalTo("jahr"));
        get(clerk, "/loop?year=2026").statusCode(400).body("violations[0].parameter", equalTo("year"));
        get(clerk, "/loop?jahr=2100").statusCode(200).body("counts.leadTime.items", equalTo(0));
    }

    private static AgreementState with(AgreementState line, String outcome) {
        return new AgreementState(line.id(), line.meetingId(), line.schulnummer(), line.jahr(), line.zieljahr(), line.number(),
                line.kind(), line.deviceClass(), line.quantity(), line.roomIds(), line.jahrgang(), line.needId(),
                line.budgetCents(), line.budgetLine(), line.dueOn(), line.owner(), line.decision(), line.decisionReason(), true,
                line.carriedOverFrom(), line.ageYears(), outcome, line.trainingTopic());
    }

    private World publish(Random random) {
        var world = new World(List.of("160000", "160001", "160002", "160003"), new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>(), new ArrayList<>());
        for (var school : world.schools()) {
            events.send(States.school(school, "GE"));
            for (var jahr : List.of(2024, 2025, 2026)) {
                if (random.nextInt(4) > 0) {
                    world.talks().add(
                            LoopStates.meeting(school, jahr,
                                    pick(random, "PLANNED", "BOOKED", "INVITED", "HELD", "CANCELLED")));
                }
                for (int i = random.nextInt(8); i > 0; i--) {
                    line(world, random, school, jahr);
                }
                for (int i = random.nextInt(8); i > 0; i--) {
                    need(world, random, school, jahr + 1);
                }
            }
            world.items().add(LoopStates.item(school, null, 3, "ORDERED", null, null));
            world.items().add(LoopStates.item(school, null, 4, "DELIVERED", day(random), day(random)));
        }
        world.talks().forEach(events::send);
        world.lines().forEach(events::send);
        world.items().forEach(events::send);
        world.needs().forEach(events::send);
        events.awaitApplied();
        return world;
    }

    private static void line(World world, Random random, String school, int jahr) {
        var line = LoopStates.agreement(school, jahr, pick(random, "PURCHASE", "PURCHASE", "TRAINING", "OTHER"),
                random.nextInt(30), random.nextInt(4) == 0 ? null : day(random),
                pick(random, "ACCEPTED", "ACCEPTED", "ACCEPTED", "REJECTED", "DEFERRED"),
                pick(random, "OPEN", "ORDERED", "DELIVERED", "DROPPED", "CARRIED_OVER", "DONE"), null);
        world.lines().add(line);
        if (line.kind().equals("PURCHASE") && line.outcome().equals("DELIVERED")) {
            world.items().add(LoopStates.delivery(line, day(random), random.nextInt(4) == 0 ? null : day(random)));
        }
    }

    private static void need(World world, Random random, String school, int jahr) {
        var status = pick(random, "DRAFT", "SUBMITTED", "APPROVED", "APPROVED", "REJECTED", "CARRIED_OVER", "WITHDRAWN");
        var kind = pick(random, "NEW", "REPLACEMENT", "TRAINING");
        var requested = 1 + random.nextInt(30);
        world.needs()
                .add(LoopStates.need(school, jahr, kind, kind.equals("TRAINING") ? null : pick(random, "TABLET", "DISPLAY"),
                        kind.equals("TRAINING") ? pick(random, "A", "B") : null, status, requested,
                        status.equals("APPROVED") ? 1 + random.nextInt(requested) : null));
    }

    private static LocalDate day(Random random) {
        return TODAY.minusDays(random.nextInt(700));
    }

    private static String pick(Random random, String... from) {
        return from[random.nextInt(from.length)];
    }

    /** The same numbers, counted naively. */
    private static void expect(World world, int jahr, Set<String> schools, LoopCounts actual) {
        var talks = world.talks().stream().filter(talk -> schools.contains(talk.schulnummer()) && talk.jahr() == jahr).toList();
        assertThat(actual.talks().held()).isEqualTo((int) talks.stream().filter(talk -> talk.status().equals("HELD")).count());
        assertThat(actual.talks().missing()).isEqualTo(schools.size() - talks.size());
        var lines = world.lines().stream().filter(line -> schools.contains(line.schulnummer())).toList();
        expect(world, lines.stream().filter(line -> line.jahr() == jahr).toList(), actual.agreements().total());
        expect(world, lines.stream().filter(line -> line.jahr() == jahr - 1).toList(), actual.agreementsForYear().total());
        expect(world.items().stream().filter(item -> schools.contains(item.schulnummer()) && item.deliveredOn() != null
                && item.deliveredOn().getYear() == jahr).toList(), actual.leadTime());
        expect(world.needs().stream().filter(need -> schools.contains(need.schulnummer()) && need.jahr() == jahr
                && !need.status().equals("DRAFT")).toList(), actual.needs());
    }

    private static void expect(World world, List<AgreementState> lines, AgreementCounts actual) {
        int due = 0;
        int kept = 0;
        int inTime = 0;
        int late = 0;
        var accepted = lines.stream().filter(line -> line.decision().equals("ACCEPTED")).toList();
        for (var line : accepted) {
            var isKept = line.outcome().equals("DELIVERED") || line.outcome().equals("DONE");
            var isClosed = isKept || line.outcome().equals("DROPPED") || line.outcome().equals("CARRIED_OVER");
            due += isClosed || (line.dueOn() != null && !line.dueOn().isAfter(TODAY)) ? 1 : 0;
            kept += isKept ? 1 : 0;
            var delivered = deliveredOn(world, line);
            if (isKept && delivered != null && line.dueOn() != null) {
                inTime += delivered.isAfter(line.dueOn()) ? 0 : 1;
                late += delivered.isAfter(line.dueOn()) ? 1 : 0;
            }
        }
        assertThat(List.of(actual.accepted(), actual.due(), actual.kept(), actual.inTime(), actual.late(), actual.rejected()))
                .containsExactly(accepted.size(), due, kept, inTime, late,
                        (int) lines.stream().filter(line -> line.decision().equals("REJECTED")).count());
    }

    private static @Nullable LocalDate deliveredOn(World world, AgreementState line) {
        return world.items().stream().filter(item -> line.id().equals(item.agreementId()))
                .map(ProcurementItemState::deliveredOn).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static void expect(List<ProcurementItemState> items, LeadTime actual) {
        var days = items.stream().filter(item -> item.needSubmittedOn() != null
                && !item.needSubmittedOn().isAfter(item.deliveredOn()))
                .map(item -> ChronoUnit.DAYS.between(item.needSubmittedOn(), item.deliveredOn())).sorted().toList();
        assertThat(List.of(actual.items(), actual.itemsDated(), actual.itemsUndated())).containsExactly(items.size(),
                days.size(), items.size() - days.size());
        assertThat(actual.days()).isEqualTo(days.stream().mapToLong(one -> one).sum());
        assertThat(actual.shortest()).isEqualTo(days.isEmpty() ? null : days.getFirst());
        assertThat(actual.devices()).isEqualTo(items.stream().mapToLong(ProcurementItemState::quantity).sum());
    }

    private static void expect(List<NeedState> needs, Needs actual) {
        var devices = needs.stream().filter(need -> !need.kind().equals("TRAINING")).toList();
        assertThat(actual.devices().submitted()).isEqualTo(devices.size());
        assertThat(actual.devices().requested()).isEqualTo(devices.stream().mapToLong(NeedState::requested).sum());
        assertThat(actual.devices().granted()).isEqualTo(devices.stream().map(NeedState::approved).filter(Objects::nonNull)
                .mapToLong(one -> one).sum());
        assertThat(actual.trainings().submitted()).isEqualTo(needs.size() - devices.size());
        assertThat(actual.kinds().stream().mapToInt(one -> one.counts().submitted()).sum()).isEqualTo(needs.size());
    }
}
