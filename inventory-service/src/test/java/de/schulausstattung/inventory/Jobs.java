package de.schulausstattung.inventory;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

import io.restassured.path.json.JsonPath;

/** Waits for jobs to end. */
public final class Jobs {

    private Jobs() {
    }

    /** The job at this address, once it has ended. */
    public static JsonPath ended(String token, String location) {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100)).until(
                () -> InventoryTest.as(token).get(location).jsonPath(),
                job -> !"QUEUED".equals(job.getString("state")) && !"RUNNING".equals(job.getString("state")));
    }
}
