package de.schulausstattung.meeting.projection;

import static de.schulausstattung.meeting.Protocols.tablets;
import static de.schulausstattung.meeting.Talks.school;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import de.schulausstattung.events.needs.ProcurementItemState;
import de.schulausstattung.meeting.MeetingServiceTest;
import de.schulausstattung.meeting.Protocols;
import de.schulausstattung.meeting.Talks;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Many agreements that follow their purchases at once. */
@QuarkusTest
class ProcurementNewsTest extends MeetingServiceTest {

    /** So many are asked for at once. */
    private static final int WINDOW = 1_000;

    @Inject
    ProcurementItemProjection items;

    @Inject
    TenantScope tenants;

    private Talks talks;
    private List<String> agreements;

    @BeforeEach
    void agreeOnThree() {
        talks = Talks.ofSchools(1);
        var talk = Protocols.held(talks, school(0), "2027-03-02");
        var protocol = talk.start(null);
        agreements = Stream.of(24, 6, 12).map(quantity -> talk.addLine(protocol, tablets(quantity))).toList();
        talk.finish(protocol);
    }

    /**
     * Seen red with a projection that told nothing of what its rebuild had brought, and with one that told its first window.
     */
    @ParameterizedTest
    @ValueSource(ints = { 0, WINDOW - 1 })
    void whatARebuildBroughtIsMadeUpForHoweverManyThereAre(int others) {
        talks.events().send(ordered(agreements.getFirst()), 0, 0);
        talks.events().send(ordered(agreements.getLast()), 0, 0);
        talks.events().awaitApplied();
        assertThat(query(Long.class, """
                WITH missed AS (UPDATE procurement_item SET status = 'DELIVERED', delivered = 24, delivered_on = '2027-06-01'
                                 WHERE tenant_id = ? RETURNING 1)
                SELECT count(*) FROM missed""", tenant())).isEqualTo(2);
        ofAgreementsThatAreNotHere("00000000-0000-0000-0000-", others);
        ofAgreementsThatAreNotHere("ffffffff-ffff-ffff-ffff-", others);

        makeUpFor();
        makeUpFor();

        get(talks.it(), "/agreements?jahr=2027").body("items.outcome", contains("DELIVERED", "OPEN", "DELIVERED"))
                .body("items[2].outcomeOn", equalTo("2027-06-01"));
        assertThat(events()).as("three bound, two ordered, two delivered").isEqualTo(7);
    }

    private void makeUpFor() {
        tenants.run(new Scope.WholeTenant(tenant()), "system:rebuild",
                () -> QuarkusTransaction.requiringNew().run(items::rebuilt));
    }

    private void ofAgreementsThatAreNotHere(String beginning, int many) {
        assertThat(query(Long.class, """
                WITH others AS (
                  INSERT INTO procurement_item (tenant_id, id, schulnummer, agreement_id, quantity, status, delivered,
                                                in_service, epoch, version)
                  SELECT ?, gen_random_uuid(), '160000', (? || lpad(i::text, 12, '0'))::uuid, 1, 'ORDERED', 0, 0, 0, 0
                    FROM generate_series(1, ?) AS i RETURNING 1)
                SELECT count(*) FROM others""", tenant(), beginning, many)).isEqualTo(many);
    }

    private String tenant() {
        return "traeger-" + talks.traeger();
    }

    private long events() {
        return query(Long.class, "SELECT count(*) FROM outbox_event WHERE tenant_id = ? AND topic = 'meetings.agreement'",
                tenant());
    }

    private static ProcurementItemState ordered(String agreement) {
        return new ProcurementItemState(UUID.randomUUID(), school(0), UUID.fromString(agreement), null, "TABLET", 24,
                "ORDERED", "B-2027-1", LocalDate.of(2027, 4, 1), 0, 0, null, null, null, null);
    }
}
