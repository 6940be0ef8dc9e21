package de.schulausstattung.platform.testing;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Publishes states of aggregates, in the envelope in which their services do.
 *
 * @param <S> what a state is: the contracts of events stand in a module whose own tests need this one
 */
public class StatePublisher<S> extends Publisher {

    private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    private final Function<S, String> topic;
    private final Function<S, String> aggregateId;
    private Instant time = Instant.parse("2026-11-01T08:00:00Z");

    /**
     * For one tenant.
     *
     * @param database the short name of the service under test
     * @param rows by topic where its states go: {@code school WHERE schulnummer = ?}
     */
    public StatePublisher(String database, String tenant, Map<String, String> rows, Function<S, String> topic,
            Function<S, String> aggregateId) {
        super(database, tenant, rows);
        this.topic = topic;
        this.aggregateId = aggregateId;
    }

    /** The first state of an aggregate. */
    public final String send(S state) {
        return send(state, 0, 0);
    }

    /** A state; returns its position, as the writing service would. */
    public final String send(S state, int epoch, long version) {
        return send(topic.apply(state), aggregateId.apply(state), epoch, version, envelope(state, epoch, version));
    }

    /** The message that {@link #send} publishes. */
    public final String envelope(S state, int epoch, long version) {
        time = time.plusSeconds(1);
        var name = topic.apply(state);
        return JSON.createObjectNode().put("specversion", "1.0").put("id", UUID.randomUUID().toString())
                .put("source", "/" + name.substring(0, name.indexOf('.')))
                .put("type", "de.schulausstattung." + name + "-changed.v1")
                .put("subject", aggregateId.apply(state)).put("time", time.toString())
                .put("datacontenttype", "application/json").put("tenant", tenant()).put("epoch", epoch)
                .put("aggregateversion", version).<ObjectNode> set("data", JSON.valueToTree(state)).toString();
    }
}
