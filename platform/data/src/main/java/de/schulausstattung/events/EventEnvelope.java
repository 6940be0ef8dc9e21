package de.schulausstattung.events;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * An event as it stands on a topic: CloudEvents 1.0, structured JSON.
 *
 * @param id unique for ever
 * @param source the service, {@code /inventory}
 * @param type names the fact
 * @param subject the aggregate's id
 * @param time when it happened
 * @param tenant whose aggregate it is
 * @param epoch with {@code aggregateversion} orders the states of one aggregate
 * @param data the aggregate's whole state after the fact
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({ "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "tenant", "epoch",
        "aggregateversion", "traceparent", "data" })
public record EventEnvelope<S>(UUID id, String source, String type, String subject, Instant time, String tenant, int epoch,
        @JsonProperty("aggregateversion") long version, @Nullable String traceparent, S data) {

    /** The version of CloudEvents. */
    @JsonProperty("specversion")
    public String specversion() {
        return "1.0";
    }

    /** The format of {@code data}. */
    @JsonProperty("datacontenttype")
    public String datacontenttype() {
        return "application/json";
    }

    /** The key on the topic. */
    public static String key(String tenant, String aggregateId) {
        return tenant + "/" + aggregateId;
    }
}
