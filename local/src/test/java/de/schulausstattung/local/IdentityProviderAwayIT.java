package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * the identity provider hangs, or is gone, and somebody is started anew meanwhile. Who has the realm's keys accepts every
 * valid token; who has none yet is not ready, says so to whoever asks, and is usable by itself soon after it is back.
 */
@ExtendWith(SuiteExtension.class)
@Tag("long")
@Order(9)
class IdentityProviderAwayIT {

    private static final Duration TO_START = Duration.ofMinutes(2);
    private static final Duration TO_BE_USABLE = Duration.ofSeconds(30);
    private static final int ROUNDS = 100;
    private static final String ME = "/me";

    private final RunningSuite suite;
    private final People people;

    IdentityProviderAwayIT(RunningSuite suite) {
        this.suite = suite;
        people = new People(suite);
    }

    @Test
    void aServiceIsStartedWhileItHangs() throws IOException {
        var from = System.nanoTime();
        var clerk = people.as(People.CLERK);
        suite.stop(RunningSuite.NEEDS);
        var hanging = suite.identityProvider().handle();
        var family = Stream.concat(Stream.of(hanging), hanging.descendants()).toList();
        try (var signals = new Signals()) {
            family.forEach(signals::freeze);
            try {
                suite.launch(RunningSuite.NEEDS);
                awaitLackOfKeys(clerk, RunningSuite.NEEDS);
                acceptsEveryToken(clerk, Api.INVENTORY, Api.MEETINGS, Api.REPORTS);
                assertThat(readiness(RunningSuite.NEEDS)).isEqualTo(503);
            } finally {
                family.forEach(signals::wake);
            }
        }
        tell("hangs", from, RunningSuite.NEEDS, untilUsable(RunningSuite.NEEDS));
    }

    @Test
    void theGatewayIsStartedWhileItIsGone() {
        var from = System.nanoTime();
        var clerk = people.as(People.CLERK);
        suite.stop(RunningSuite.GATEWAY);
        suite.identityProvider().stop();
        try {
            suite.launch(RunningSuite.GATEWAY);
            awaitLackOfKeys(clerk, RunningSuite.GATEWAY);
            acceptsEveryToken(people.directly(RunningSuite.NEEDS, People.CLERK), Api.NEEDS);
            assertThat(readiness(RunningSuite.GATEWAY)).isEqualTo(503);
        } finally {
            suite.startIdentityProvider();
        }
        tell("is gone", from, RunningSuite.GATEWAY, untilUsable(RunningSuite.GATEWAY));
    }

    /** Whoever asks meanwhile is told at once: the gateway waits for nobody, and gives nobody up. */
    private void awaitLackOfKeys(Api clerk, Service service) {
        await().atMost(TO_START).ignoreException(StartFailed.class).until(() -> {
            var answer = clerk.get(Api.NEEDS + ME);
            assertThat(answer.status()).as(answer.text()).isIn(502, 503);
            return answer.json().path("type").asText().equals("/problems/identity-provider-unavailable");
        });
        assertThat(Api.at(suite.managementUrl(service)).get("/q/health/live").status()).isEqualTo(200);
    }

    private static void acceptsEveryToken(Api caller, String... services) {
        for (var round = 0; round < ROUNDS; round++) {
            for (var service : services) {
                assertThat(caller.get(service + ME).status()).as(service).isEqualTo(200);
            }
        }
    }

    /** For somebody who logs in anew. */
    private Duration untilUsable(Service service) {
        var back = System.nanoTime();
        var clerk = new People(suite).as(People.CLERK);
        await().atMost(TO_BE_USABLE).until(() -> readiness(service) == 200 && clerk.get(Api.NEEDS + ME).status() == 200);
        return Duration.ofNanos(System.nanoTime() - back);
    }

    private int readiness(Service service) {
        return Api.at(suite.managementUrl(service)).get("/q/health/ready").status();
    }

    private static void tell(String state, long from, Service service, Duration usable) {
        Figures.tell("R-21", from, "identity provider %s: %s, started meanwhile, is usable %d ms after it is back"
                .formatted(state, service.name(), usable.toMillis()));
    }
}
