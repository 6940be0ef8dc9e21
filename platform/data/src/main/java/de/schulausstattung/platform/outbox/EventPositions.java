package de.schulausstattung.platform.outbox;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Topic;

/**
 * The positions of the last events that a request appended, one per topic and shard, which stands for all before it; sent as
 * {@code Event-Position}, kept with the job that wrote, accepted by reports as {@code minPosition}, so that who has written may
 * wait to read it.
 */
@RequestScoped
public class EventPositions {

    /** The header: {@code inventory.device/<id>@<epoch>.<version>}, and more of them behind commas. */
    public static final String HEADER = "Event-Position";

    private final Map<String, String> last = new LinkedHashMap<>();
    private final TransactionSynchronizationRegistry transaction;
    private @Nullable Object heard;

    EventPositions(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    void add(Topic topic, short shard, String aggregateId, int epoch, long version) {
        forgetOnRollback();
        last.put(topic.topicName() + " " + shard, topic.topicName() + "/" + aggregateId + "@" + epoch + "." + version);
    }

    /** All of them, as the answer carries them; empty where nothing was appended. */
    public String all() {
        return String.join(",", last.values());
    }

    /** All of them, or null where nothing was appended: for what is kept. */
    public @Nullable String allOrNull() {
        return last.isEmpty() ? null : all();
    }

    /** Says again what an answer said that is repeated. */
    public void repeat(@Nullable String positions) {
        last.clear();
        if (positions != null && !positions.isEmpty()) {
            last.put("", positions);
        }
    }

    /** What was rolled back was never published; whoever waited for it would wait in vain. */
    private void forgetOnRollback() {
        var key = transaction.getTransactionKey();
        if (key != null && !key.equals(heard)) {
            heard = key;
            var before = Map.copyOf(last);
            transaction.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    // Only the end says whether the positions stand.
                }

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_ROLLEDBACK) {
                        last.clear();
                        last.putAll(before);
                    }
                }
            });
        }
    }

    /** Sends the positions with the answer. */
    static class Header {

        private final EventPositions positions;

        Header(EventPositions positions) {
            this.positions = positions;
        }

        @ServerResponseFilter
        void send(ContainerResponseContext response) {
            var all = positions.all();
            if (!all.isEmpty() && response.getStatus() < 400) {
                response.getHeaders().putSingle(HEADER, all);
            }
        }
    }
}
