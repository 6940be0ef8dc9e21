package de.schulausstattung.report;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.testing.Publisher;

/** Publishes as inventory, needs-service and meeting-service do, and waits until what was published has been applied. */
public final class Events {

    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();
    private static final Map<String, String> ROWS = Map.of("inventory.traeger", "traeger WHERE id = ?", "inventory.school",
            "school WHERE schulnummer = ?", "inventory.room", "room WHERE id = ?::uuid", "inventory.pupil-count",
            "pupil_count WHERE id = ?", "inventory.device", "device WHERE id = ?::uuid", "needs.equipment-standard",
            "equipment_standard WHERE id = ?::uuid", "needs.need",
            "need WHERE id = ?::uuid", "needs.procurement-item", "procurement_item WHERE id = ?::uuid", "meetings.meeting",
            "meeting WHERE id = ?::uuid", "meetings.agreement", "agreement WHERE id = ?::uuid");

    private final Publisher publisher;
    private Instant time = Instant.parse("2026-11-01T08:00:00Z");

    public Events(String traegernummer) {
        publisher = new Publisher("report", "traeger-" + traegernummer, ROWS);
    }

    /** The first state of an aggregate. */
    public String send(AggregateState state) {
        return send(state, 0, 0);
    }

    /** A state; returns its position, as the writing service would. */
    public String send(AggregateState state, int epoch, long version) {
        return publisher.send(state.topic().topicName(), state.aggregateId(), epoch, version, envelope(state, epoch, version));
    }

    /** The message that {@link #send} publishes. */
    public String envelope(AggregateState state, int epoch, long version) {
        try {
            time = time.plusSeconds(1);
            return JSON.writeValueAsString(new EventEnvelope<>(UUID.randomUUID(), "/" + state.topic().service(),
                    "de.schulausstattung." + state.topic().topicName() + "-changed.v1", state.aggregateId(), time, tenant(),
                    epoch, version, null, state));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Anything at all. */
    public void raw(Topic topic, String key, @Nullable String value) {
        publisher.raw(topic.topicName(), key, value);
    }

    /** As {@link #raw}, but returns only when the broker has it. */
    public void rawAndWait(Topic topic, int partition, String key, @Nullable String value) {
        publisher.rawAndWait(topic.topicName(), partition, key, value);
    }

    /** The tenant published for. */
    public String tenant() {
        return publisher.tenant();
    }

    /** Waits until every state sent so far, or a newer one, is in the read models. */
    public void awaitApplied() {
        publisher.awaitApplied();
    }
}
