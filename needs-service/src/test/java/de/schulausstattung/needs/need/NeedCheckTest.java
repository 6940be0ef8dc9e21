package de.schulausstattung.needs.need;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import de.schulausstattung.needs.category.DeviceCategory;
import de.schulausstattung.needs.need.NeedCheck.Cause;
import de.schulausstattung.needs.need.NeedCheck.Known;
import de.schulausstattung.platform.problem.Violation;

class NeedCheckTest {

    private static final String SCHOOL = "165384";
    private static final String OTHER = "165396";
    private static final UUID ROOM = UUID.randomUUID();
    private static final UUID FOREIGN_ROOM = UUID.randomUUID();
    private static final UUID DEVICE = UUID.randomUUID();
    private static final UUID FOREIGN_DEVICE = UUID.randomUUID();
    private static final UUID CONCEPT = UUID.randomUUID();
    private static final UUID FOREIGN_CONCEPT = UUID.randomUUID();
    private static final UUID PURCHASE = UUID.randomUUID();
    private static final UUID TRAINING = UUID.randomUUID();
    private static final UUID FOREIGN_PURCHASE = UUID.randomUUID();

    private static final Known KNOWN = new Known(
            Map.of("TABLET", new DeviceCategory("TABLET", "ENDGERAETE", false, "s"), "DISPLAY",
                    new DeviceCategory("DISPLAY", "PRAESENTATION", true, "s")),
            Set.of("1.1", "6.4"), Map.of(ROOM, SCHOOL, FOREIGN_ROOM, OTHER), Map.of(DEVICE, SCHOOL, FOREIGN_DEVICE, OTHER),
            Map.of(CONCEPT, SCHOOL, FOREIGN_CONCEPT, OTHER),
            Map.of(PURCHASE, new Cause(SCHOOL, NeedKind.NEW), TRAINING, new Cause(SCHOOL, NeedKind.TRAINING), FOREIGN_PURCHASE,
                    new Cause(OTHER, NeedKind.NEW)),
            Set.of(SCHOOL));

    /** A need in the making. */
    private record Draft(NeedKind kind, @Nullable String deviceClass, @Nullable String topic, List<String> competences,
            @Nullable UUID concept, @Nullable Integer page, List<UUID> rooms, List<UUID> replaced, @Nullable UUID causedBy) {

        DescribeNeed need() {
            return new DescribeNeed(kind, deviceClass, topic, 1, "weil", competences, concept, page, rooms, null, replaced,
                    null, causedBy, null);
        }
    }

    private static Draft tablet() {
        return new Draft(NeedKind.NEW, "TABLET", null, List.of("1.1"), CONCEPT, 12, List.of(), List.of(), null);
    }

    private static Draft replacement(UUID... devices) {
        return new Draft(NeedKind.REPLACEMENT, "TABLET", null, List.of("1.1"), CONCEPT, 12, List.of(), List.of(devices), null);
    }

    private static Draft training(@Nullable UUID cause) {
        return new Draft(NeedKind.TRAINING, null, "Tablets", List.of("1.1"), CONCEPT, 12, List.of(), List.of(), cause);
    }

    private static Map<String, String> wrong(Draft draft) {
        return codes(NeedCheck.wrong(SCHOOL, draft.need(), KNOWN, (key, _) -> key));
    }

    private static Map<String, String> missing(Draft draft) {
        return codes(NeedCheck.missing(SCHOOL, draft.need(), KNOWN, (key, _) -> key));
    }

    private static Map<String, String> codes(List<Violation> violations) {
        var codes = new HashMap<String, String>();
        violations.forEach(violation -> assertThat(codes.put(violation.pointer(), violation.code())).isNull());
        return codes;
    }

    @Test
    void acceptsEachKindWithWhatBelongsToIt() {
        for (var draft : List.of(tablet(), replacement(DEVICE), training(PURCHASE), training(null))) {
            assertThat(wrong(draft)).isEmpty();
            assertThat(missing(draft)).isEmpty();
        }
    }

    @Test
    void refusesAnUnknownCompetenceByItsPlace() {
        var draft = new Draft(NeedKind.NEW, "TABLET", null, List.of("1.1", "7.1", "1.1"), null, null, List.of(), List.of(),
                null);

        assertThat(wrong(draft)).isEqualTo(Map.of("/competences/1", "unknown-value", "/competences/2", "duplicate"));
    }

    @Test
    void replacesKnownDevicesOfTheSchoolOnly() {
        var unknown = UUID.randomUUID();

        assertThat(wrong(replacement())).isEqualTo(Map.of("/replacedDeviceIds", "required"));
        assertThat(wrong(replacement(DEVICE, FOREIGN_DEVICE, unknown))).isEqualTo(
                Map.of("/replacedDeviceIds/1", "device-unknown", "/replacedDeviceIds/2", "device-unknown"));
    }

    @Test
    void isCausedByAPurchaseOfTheSameSchoolOnly() {
        for (var cause : List.of(TRAINING, FOREIGN_PURCHASE, UUID.randomUUID())) {
            assertThat(wrong(training(cause))).isEqualTo(Map.of("/causedBy", "cause-unknown"));
        }
    }

    @Test
    void saysOfEachKindNothingThatBelongsToAnother() {
        var mixed = new Draft(NeedKind.NEW, null, "Kurs", List.of(), null, null, List.of(), List.of(DEVICE), PURCHASE);

        assertThat(wrong(mixed)).isEqualTo(Map.of("/deviceClass", "required", "/trainingTopic", "not-for-kind",
                "/replacedDeviceIds", "not-for-kind", "/causedBy", "not-for-kind"));
        var device = new Draft(NeedKind.TRAINING, "TABLET", null, List.of(), null, null, List.of(), List.of(), null);
        assertThat(wrong(device)).isEqualTo(Map.of("/deviceClass", "not-for-kind", "/trainingTopic", "required"));
    }

    @Test
    void knowsRoomsConceptsAndClassesOfTheSchoolOnly() {
        var foreign = new Draft(NeedKind.NEW, "SPACESHIP", null, List.of(), FOREIGN_CONCEPT, 1, List.of(ROOM, FOREIGN_ROOM),
                List.of(), null);

        assertThat(wrong(foreign)).isEqualTo(Map.of("/deviceClass", "unknown-value", "/medienkonzeptId",
                "medienkonzept-unknown", "/roomIds/1", "room-unknown"));
    }

    @Test
    void namesNoPageWithoutItsMedienkonzept() {
        var draft = new Draft(NeedKind.NEW, "TABLET", null, List.of(), null, 3, List.of(), List.of(), null);

        assertThat(wrong(draft)).isEqualTo(Map.of("/medienkonzeptId", "required"));
    }

    /** 1B-4: reason, code and page. */
    @Test
    void isSubmittedWithACompetenceAndThePageOfTheMedienkonzept() {
        UnaryOperator<Draft> bare = draft -> new Draft(draft.kind(), draft.deviceClass(), draft.topic(), List.of(), null, null,
                draft.rooms(), draft.replaced(), null);

        assertThat(missing(bare.apply(tablet()))).isEqualTo(Map.of("/competences", "required", "/medienkonzeptId", "required"));
        var pageless = new Draft(NeedKind.NEW, "TABLET", null, List.of("1.1"), CONCEPT, null, List.of(), List.of(), null);
        assertThat(missing(pageless)).isEqualTo(Map.of("/medienkonzeptPage", "required"));
    }

    @Test
    void isSubmittedWithoutAMedienkonzeptWhereTheSchoolHasNone() {
        var draft = new Draft(NeedKind.NEW, "TABLET", null, List.of("1.1"), null, null, List.of(), List.of(), null);

        assertThat(codes(NeedCheck.missing(OTHER, draft.need(), KNOWN, (key, _) -> key))).isEmpty();
    }

    /** 1B-9: what is built in needs a room. */
    @Test
    void isSubmittedWithItsRoomsWhereTheDeviceIsBuiltIn() {
        var display = new Draft(NeedKind.NEW, "DISPLAY", null, List.of("1.1"), CONCEPT, 1, List.of(), List.of(), null);

        assertThat(missing(display)).isEqualTo(Map.of("/roomIds", "required"));
    }
}
