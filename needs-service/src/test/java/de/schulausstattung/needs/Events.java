package de.schulausstattung.needs;

import java.util.Map;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.platform.testing.StatePublisher;

/** Publishes as inventory and meeting-service do, and waits until what was published has been applied. */
public final class Events extends StatePublisher<AggregateState> {

    private static final Map<String, String> ROWS = Map.of("inventory.traeger", "traeger WHERE id = ?", "inventory.school",
            "school WHERE schulnummer = ?", "inventory.room", "room WHERE id = ?::uuid", "inventory.pupil-count",
            "pupil_count WHERE id = ?", "inventory.device", "device WHERE id = ?::uuid", "meetings.agreement",
            "agreement WHERE id = ?::uuid");

    public Events(String traegernummer) {
        super("needs", "traeger-" + traegernummer, ROWS, state -> state.topic().topicName(), AggregateState::aggregateId);
    }
}
