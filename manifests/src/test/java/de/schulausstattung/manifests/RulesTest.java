package de.schulausstattung.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule holds in every overlay. */
class RulesTest {

    private static final List<String> OVERLAYS = List.of("dev", "prod");

    private final Project project = new Project();

    @TestFactory
    Stream<DynamicTest> holds() {
        return OVERLAYS.stream().map(Manifests::of).flatMap(manifests -> Stream.of(Rule.values())
                .map(rule -> DynamicTest.dynamicTest(rule + " in " + manifests.overlay(),
                        () -> assertThat(rule.check(manifests, project)).isEmpty())));
    }

    @Test
    void whatTheRulesReadIsThere() {
        assertThat(Manifests.of("prod").ourPods()).hasSize(9);
        assertThat(Manifests.of("dev").pods()).hasSize(12);
        assertThat(project.metrics()).contains("outbox_parked", "event_dead_letters_open", "meeting_mail_failures_total",
                "http_server_requests_seconds_bucket");
        assertThat(project.bootstrap("needs")).hasSizeGreaterThan(5).first().asString().startsWith("CREATE ROLE needs_owner");
        assertThat(project.consumed("report-service")).hasSizeGreaterThan(5);
        assertThat(project.table("Edges")).isNotEmpty();
        assertThat(project.whyUnknown("meeting-service", "SCHULAUSSTATTUNG_INVITATION_ORGANIZER_NAME")).isNull();
        assertThat(project.whyUnknown("gateway", "SCHULAUSSTATTUNG_INVITATION_ORGANIZER_NAME")).isNotNull();
        assertThat(project.whyUnknown("gateway", "GATEWAY_ROUTES_NEEDS_BODY_LIMIT")).isNull();
        assertThat(project.whyUnknown("gateway", "GATEWAY_ROUTES_NEEDS_BODY_LIMITS")).isNotNull();
    }
}
