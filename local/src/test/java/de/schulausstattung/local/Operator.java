package de.schulausstattung.local;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** What the operator asks all services for after a restore, or where the broker lost its data. */
final class Operator {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final People people;

    Operator(People people) {
        this.people = people;
    }

    /** The jobs that publish everything anew, by service; the epoch is raised when this returns. */
    Map<Service, String> askForRepublish() {
        return ask("republish", Service.ALL.stream().filter(service -> service.database() != null).toList());
    }

    /** Publishes everything of one service anew. */
    void republish(Service service) {
        ask("republish", List.of(service)).forEach(this::end);
    }

    /** Builds every read model anew. */
    void rebuild() {
        ask("rebuild", Databases.READERS).forEach(this::end);
    }

    /** The job when it has ended well. */
    JsonNode end(Service service, String job) {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(
                () -> people.operator(service).get(path(service, "/jobs/" + job)).require().json(),
                found -> found.path("state").asText().equals("SUCCEEDED"));
    }

    private Map<Service, String> ask(String operation, List<Service> services) {
        var jobs = new LinkedHashMap<Service, String>();
        for (var service : services) {
            jobs.put(service, people.operator(service).post(path(service, "/operations/" + operation), Map.of())
                    .require().json().path("id").asText());
        }
        return jobs;
    }

    private static String path(Service service, String rest) {
        return "/api/" + service.route() + "/v1" + rest;
    }
}
