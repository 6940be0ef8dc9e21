package de.schulausstattung.platform.outbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Topic;

/**
 * The position of the last event that a request appended; sent as {@code Event-Position}, accepted by reports as
 * {@code minPosition}, so that who has written may wait to read it.
 */
@RequestScoped
public class EventPositions {

    /** The header: {@code inventory.device/<id>@<epoch>.<version>}. */
    public static final String HEADER = "Event-Position";

    private @Nullable String last;

    void add(Topic topic, String aggregateId, int epoch, long version) {
        last = topic.topicName() + "/" + aggregateId + "@" + epoch + "." + version;
    }

    @Nullable
    String last() {
        return last;
    }

    /** Sends the position with the answer. */
    static class Header {

        private final EventPositions positions;

        Header(EventPositions positions) {
            this.positions = positions;
        }

        @ServerResponseFilter
        void send(ContainerResponseContext response) {
            if (positions.last() != null) {
                response.getHeaders().putSingle(HEADER, positions.last());
            }
        }
    }
}
