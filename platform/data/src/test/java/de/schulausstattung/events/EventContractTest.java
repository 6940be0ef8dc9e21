package de.schulausstattung.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import de.schulausstattung.events.inventory.DeviceModelState;
import de.schulausstattung.events.inventory.DeviceState;
import de.schulausstattung.events.inventory.PupilCountState;
import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.events.inventory.RoomState;
import de.schulausstattung.events.inventory.SchoolState;
import de.schulausstattung.events.inventory.StandortState;
import de.schulausstattung.events.inventory.TraegerState;
import de.schulausstattung.events.meetings.AgreementState;
import de.schulausstattung.events.meetings.MeetingState;
import de.schulausstattung.events.meetings.ProtocolState;
import de.schulausstattung.events.needs.BudgetState;
import de.schulausstattung.events.needs.EquipmentStandardState;
import de.schulausstattung.events.needs.EquipmentStandardState.CountedDevices;
import de.schulausstattung.events.needs.EquipmentStandardState.Deviation;
import de.schulausstattung.events.needs.EquipmentStandardState.Rule;
import de.schulausstattung.events.needs.MedienkonzeptState;
import de.schulausstattung.events.needs.NeedState;
import de.schulausstattung.events.needs.ProcurementItemState;
import de.schulausstattung.events.needs.RoundState;

/**
 * Holds every event to its golden file and to the documents that describe it. The golden files are the contract: an older
 * consumer must be able to read what stands in them. {@code -Dupdate.events=true} writes them anew, for a change that is meant.
 */
class EventContractTest {

    private static final Path ROOT = root();
    private static final Path GOLDEN = ROOT.resolve("platform/data/src/test/resources/events");
    private static final Pattern EVENT_TYPE = Pattern.compile("de\\.schulausstattung\\.[a-z]+\\.[a-z-]+\\.v\\d+");

    /** The settings of every service; see microprofile-config.properties of platform-core. */
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private static final ObjectWriter PRETTY = JSON.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n")).withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private static final UUID ID = UUID.fromString("019a7c1e-6b00-7c3a-9d55-2f1f6a0c4e11");
    private static final UUID ROOM = UUID.fromString("019a7c1e-6b00-7c3a-9d55-2f1f6a0c4e22");
    private static final UUID MODEL = UUID.fromString("019a7c1e-6b00-7c3a-9d55-2f1f6a0c4e33");
    private static final UUID MEETING = UUID.fromString("019a7c1e-6b00-7c3a-9d55-2f1f6a0c4e44");
    private static final UUID NEED = UUID.fromString("019a7c1e-6b00-7c3a-9d55-2f1f6a0c4e55");
    private static final UUID AGREEMENT = UUID.fromString("019a7c1e-6b00-7c3a-9d55-2f1f6a0c4e66");
    private static final String SCHOOL = "182308";

    private record Sample(Topic topic, Fact fact, AggregateState state) {

        String type() {
            return fact.eventType(topic);
        }

        Path golden() {
            return GOLDEN.resolve(type().substring("de.schulausstattung.".length()) + ".json");
        }

        EventEnvelope<AggregateState> envelope() {
            return new EventEnvelope<>(UUID.fromString("019a7c1e-6b00-7c3a-9d55-2f1f6a0c4e00"), "/" + topic.service(), type(),
                    state.aggregateId(), Instant.parse("2026-11-22T09:30:00.123456Z"), "traeger-19901", 0, 3,
                    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", state);
        }

        @Override
        public String toString() {
            return type();
        }
    }

    @BeforeAll
    static void updateIfAsked() throws IOException {
        if (Boolean.getBoolean("update.events")) {
            Files.createDirectories(GOLDEN);
            for (var sample : everyEvent().toList()) {
                Files.writeString(sample.golden(), text(sample));
            }
        }
    }

    private static String text(Sample sample) throws JsonProcessingException {
        return PRETTY.writeValueAsString(sample.envelope()) + "\n";
    }

    static Stream<Sample> everyEvent() {
        return Arrays.stream(Topic.values()).flatMap(topic -> facts(topic)
                .map(fact -> new Sample(topic, fact, state(topic, fact.name()))));
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void isWrittenAsItsGoldenFileSays(Sample sample) throws IOException {
        var written = text(sample);

        assertThat(sample.golden()).as("golden file, written with -Dupdate.events=true").exists();
        assertThat(written).isEqualTo(Files.readString(sample.golden()));
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void isReadBackFromItsGoldenFile(Sample sample) throws IOException {
        EventEnvelope<AggregateState> read = reader(sample.state().getClass()).readValue(Files.readString(sample.golden()));

        assertThat(read).isEqualTo(sample.envelope());
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void isReadByAConsumerThatDoesNotKnowAllItsFields(Sample sample) throws IOException {
        var newer = (ObjectNode) JSON.readTree(Files.readString(sample.golden()));
        newer.put("severity", "low").putObject("origin").put("region", "nrw");
        ((ObjectNode) newer.get("data")).put("colour", "grey").putArray("tags").add("new");

        EventEnvelope<AggregateState> read = reader(sample.state().getClass()).readValue(newer.toString());

        assertThat(read).isEqualTo(sample.envelope());
    }

    @Test
    void leavesOutWhatHasNoValue() throws IOException {
        var device = new DeviceState(ID, SCHOOL, null, "MUS-0001", null, null, "Nordlicht", "Tab 11", "TABLET", "SUS",
                "IN_STOCK",
                null, null, null, null, null, null);

        assertThat(JSON.readTree(JSON.writeValueAsString(device)).fieldNames()).toIterable().containsExactly("id",
                "schulnummer",
                "inventoryNumber", "maker", "model", "deviceClass", "userGroup", "status");
    }

    @Test
    void hasNoGoldenFileOfAnEventThatIsNoMore() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            assertThat(files).containsExactlyInAnyOrderElementsOf(everyEvent().map(Sample::golden).toList());
        }
    }

    @Test
    void isListedInTheDocuments() throws IOException {
        var types = everyEvent().map(Sample::type).collect(Collectors.toCollection(TreeSet::new));

        assertThat(typesNamedIn(Files.readString(ROOT.resolve("docs/events.md")))).isEqualTo(types);
        assertThat(asyncApi().stream().flatMap(document -> typesNamedIn(document.toString()).stream()))
                .hasSameElementsAs(types);
        assertThat(asyncApi().stream().flatMap(document -> document.get("channels").valueStream())
                .map(channel -> channel.get("address").asText()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Topic.values()).map(Topic::topicName).toList());
    }

    @Test
    void isDescribedFieldByField() throws IOException {
        var schemas = asyncApi().stream().map(document -> document.at("/components/schemas")).toList();
        for (var topic : Topic.values()) {
            var type = stateType(topic);
            var schema = schemas.stream().map(all -> all.path(type.getSimpleName())).filter(JsonNode::isObject).findFirst()
                    .orElseThrow(() -> new AssertionError("No AsyncAPI schema " + type.getSimpleName()));
            var components = Arrays.asList(type.getRecordComponents());

            assertThat(schema.get("properties").fieldNames()).toIterable().as(type.getSimpleName())
                    .containsExactlyElementsOf(components.stream().map(RecordComponent::getName).toList());
            assertThat(schema.get("required").valueStream().map(JsonNode::asText)).as("required of " + type.getSimpleName())
                    .containsExactlyElementsOf(components.stream()
                            .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                            .map(RecordComponent::getName).toList());
        }
    }

    private static AggregateState state(Topic topic, String fact) {
        var gone = fact.equals("REMOVED");
        return switch (topic) {
            case INVENTORY_TRAEGER -> new TraegerState("19901", "Stadt Musterstadt", "05999");
            case INVENTORY_SCHOOL -> new SchoolState(SCHOOL, "G", "Musterstadt, Grundschule Linden-Grundschule", "05999004",
                    !fact.equals("CLOSED"), day("2026-08-01"), fact.equals("CLOSED") ? day("2026-10-31") : null,
                    fact.equals("CLOSED") ? "182310" : null);
            case INVENTORY_STANDORT -> new StandortState(ID, SCHOOL, "Hauptgebäude", true, gone);
            case INVENTORY_ROOM -> new RoomState(ROOM, SCHOOL, ID, "R101", "UNTERRICHTSRAUM", true, 28, gone);
            case INVENTORY_PUPIL_COUNT -> new PupilCountState(SCHOOL, "2026/27", day("2026-10-15"), "SCHULE",
                    List.of(new JahrgangCount("01", 52), new JahrgangCount("02", 49)));
            case INVENTORY_DEVICE_MODEL -> new DeviceModelState(MODEL, "Nordlicht", "Tab 11", "TABLET", 5, 38_900L);
            case INVENTORY_DEVICE -> device(fact);
            case NEEDS_EQUIPMENT_STANDARD -> equipmentStandard(fact);
            case NEEDS_MEDIENKONZEPT ->
                new MedienkonzeptState(ID, SCHOOL, "3.1", day("2026-06-12"), List.of("1.1", "4.1", "6.3"),
                        "https://schule.example/medienkonzept.pdf", gone);
            case NEEDS_ROUND -> new RoundState(ID, 2027, "Bedarfsrunde 2027",
                    List.of(new RoundState.Phase("COLLECT", "Bedarfe melden", day("2026-09-01"), day("2026-10-16"),
                            List.of("REQUESTER")),
                            new RoundState.Phase("DECIDE", "Entscheiden", day("2026-11-02"), day("2026-12-18"),
                                    List.of("INSPECTOR", "DECIDER"))),
                    gone);
            case NEEDS_BUDGET -> new BudgetState(ID, 2027, "ENDGERAETE", "G", 12_000_000L, "21.03.01/783100");
            case NEEDS_NEED -> need(fact);
            case NEEDS_PROCUREMENT_ITEM -> procurementItem(fact);
            case MEETINGS_MEETING -> meeting(fact);
            case MEETINGS_PROTOCOL -> protocol(fact);
            case MEETINGS_AGREEMENT -> agreement(fact);
        };
    }

    private static EquipmentStandardState equipmentStandard(String fact) {
        var offered = fact.equals("OFFERED");
        return new EquipmentStandardState(ID, "2026", day("2026-08-01"), "Schulausschuss vom 12.05.2026",
                offered ? "KREIS" : "TRAEGER", fact.equals("SET") || fact.equals("REPUBLISHED") ? "SET" : fact,
                new CountedDevices(List.of("TABLET", "NOTEBOOK", "CONVERTIBLE"), List.of("SUS", "POOL"),
                        List.of("DISPLAY", "PROJECTOR")),
                List.of(new Rule("DEVICES_PER_PUPIL", "*", "*", "*", 1, 1, null),
                        new Rule("DEVICES_PER_PUPIL", "G", "02", "*", 1, 2,
                                offered ? null : new Deviation("Ratsbeschluss vom 01.07.2026", 0, 1)),
                        new Rule("DISPLAYS_PER_ROOM", "*", "*", "*", 1, 1, null)),
                offered ? null : MODEL);
    }

    private static NeedState need(String fact) {
        var status = switch (fact) {
            case "DRAFTED", "CHANGED" -> "DRAFT";
            case "APPROVED", "REJECTED", "CARRIED_OVER", "WITHDRAWN" -> fact;
            default -> "SUBMITTED";
        };
        return new NeedState(NEED, SCHOOL, ID, 2027, "REPLACEMENT", "TABLET", null, status, 30,
                fact.equals("APPROVED") ? 24 : null, "Klasse 5 arbeitet im Fachunterricht mit eigenen Geräten",
                List.of("1.1", "4.1"), ID,
                12, List.of(ROOM), "05", List.of(MODEL), 1, Set.of("APPROVED", "RANKED").contains(fact) ? 3 : null, null,
                status.equals("DRAFT") ? null : day("2026-10-01"), null, 38_900L,
                fact.equals("ADVISED") ? "SUPPORTED" : null,
                fact.equals("ADVISED") ? "Passt zum Medienkonzept, Seite 12" : null,
                fact.equals("REJECTED") ? "Die Geräte werden noch ein Jahr unterstützt" : null);
    }

    private static ProcurementItemState procurementItem(String fact) {
        var delivered = switch (fact) {
            case "RECEIVED" -> 18;
            case "DELIVERED" -> 24;
            default -> 0;
        };
        var status = switch (fact) {
            case "ORDERED", "RECEIVED" -> "ORDERED";
            case "DELIVERED", "CANCELLED" -> fact;
            default -> "PROPOSED";
        };
        var ordered = Set.of("ORDERED", "DELIVERED").contains(status);
        return new ProcurementItemState(ID, SCHOOL, AGREEMENT, NEED, "TABLET", 24, status, ordered ? "B-2027-0042" : null,
                ordered ? day("2027-01-18") : null, delivered, Math.min(delivered, 18),
                delivered == 24 ? day("2027-03-09") : null,
                day("2026-10-01"), 933_600L, "21.03.01/783100");
    }

    private static MeetingState meeting(String fact) {
        var status = switch (fact) {
            case "BOOKED", "INVITED", "HELD", "CANCELLED" -> fact;
            case "MOVED", "CHANGED" -> "INVITED";
            default -> "PLANNED";
        };
        var planned = status.equals("PLANNED");
        return new MeetingState(MEETING, SCHOOL, 2026, 2027, "REGULAR", status,
                planned ? null : Instant.parse("2026-11-24T09:00:00Z"), planned ? null : Instant.parse("2026-11-24T10:30:00Z"),
                ID,
                planned ? null : ROOM, !planned);
    }

    private static ProtocolState protocol(String fact) {
        var last = fact.equals("FINALISED");
        return new ProtocolState(ID, MEETING, SCHOOL, 1,
                last ? "FINAL" : fact.equals("PUT_TO_APPROVAL") ? "IN_ABSTIMMUNG" : "DRAFT",
                last ? Instant.parse("2026-12-08T23:00:00Z") : null,
                last ? "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" : null);
    }

    private static AgreementState agreement(String fact) {
        return new AgreementState(AGREEMENT, MEETING, SCHOOL, 2026, 2027, 1, "PURCHASE", "TABLET", 24, List.of(ROOM), "05",
                NEED,
                933_600L, "21.03.01/783100", day("2027-03-31"), "IT_BESCHAFFUNG", "ACCEPTED", null, true, null, 0,
                fact.equals("OUTCOME_CHANGED") ? "ORDERED" : "OPEN", null);
    }

    private static DeviceState device(String fact) {
        var status = switch (fact) {
            case "REGISTERED", "FOUND" -> "IN_STOCK";
            case "REPORTED_DEFECT" -> "DEFECT";
            case "LOST" -> "LOST";
            case "TAKEN_OUT_OF_SERVICE" -> "RETIRED";
            case "DISPOSED" -> "DISPOSED";
            default -> "IN_SERVICE";
        };
        var used = !fact.equals("REGISTERED");
        var over = Set.of("LOST", "FOUND", "TAKEN_OUT_OF_SERVICE", "DISPOSED").contains(fact);
        return new DeviceState(ID, SCHOOL, ROOM, "MUS-0001", "SN-4711", MODEL, "Nordlicht", "Tab 11", "TABLET", "SUS", status,
                day("2026-08-17"), 38_900L, used ? day("2026-08-24") : null, over ? day("2026-11-20") : null, day("2031-08-17"),
                "BP-2026-014");
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Class<? extends AggregateState> stateType(Topic topic) {
        return state(topic, "").getClass();
    }

    private static Stream<Fact> facts(Topic topic) {
        return Arrays.stream(stateType(topic).getDeclaredClasses()).filter(Fact.class::isAssignableFrom)
                .flatMap(type -> Arrays.stream(type.getEnumConstants())).map(Fact.class::cast);
    }

    /** As the platform's consumer reads: by the fields it knows. */
    private static ObjectReader reader(Class<?> state) {
        return JSON.readerFor(JSON.getTypeFactory().constructParametricType(EventEnvelope.class, state))
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    private static Set<String> typesNamedIn(String text) {
        return EVENT_TYPE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<JsonNode> asyncApi() throws IOException {
        var yaml = new YAMLMapper();
        var documents = new ArrayList<JsonNode>();
        try (var files = Files.list(ROOT.resolve("docs/asyncapi"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                documents.add(yaml.readTree(Files.readString(file)));
            }
        }
        return documents;
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/asyncapi"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("No docs/asyncapi above " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }
}
