package de.schulausstattung.needs.budget;

import static de.schulausstattung.needs.Kommune.tablets;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.needs.Kommune;
import de.schulausstattung.needs.NeedsServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** A hundred clerks approve at once, over HTTP, against the real database. */
@QuarkusTest
class ConcurrentApprovalTest extends NeedsServiceTest {

    private static final int CLERKS = 100;
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Kommune kommune;
    private String round;

    @BeforeEach
    void begin() {
        kommune = Kommune.fresh();
        round = kommune.openRound(2027);
    }

    /**
     * Seen red without the lock and the CHECK, when 74 were granted; and without the lock alone, when the CHECK held and those
     * whom it stopped were not told why.
     */
    @Test
    void neverOverdrawsABudget() {
        var budget = kommune.budget(2027, "ENDGERAETE", null, 60 * 40_000L);
        var needs = IntStream.range(0, CLERKS).mapToObj(_ -> kommune.submit(tablets(round, 1))).toList();

        var statuses = approveAllAtOnce(needs);

        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(60);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(40);
        assertThat(kommune.free(budget)).isZero();
        assertThat(query(Long.class, "SELECT count(*) FROM need WHERE tenant_id = ? AND status = 'APPROVED'",
                kommune.tenant())).isEqualTo(60);
        assertThat(query(Long.class, "SELECT count(*) FROM budget_commitment WHERE tenant_id = ?", kommune.tenant()))
                .isEqualTo(60);
        assertThat(query(Long.class, "SELECT count(*) FROM change_history WHERE tenant_id = ? AND fact LIKE '%need-approved%'",
                kommune.tenant())).isEqualTo(60);
    }

    @Test
    void approvesANeedOnceHoweverManyApproveIt() {
        var budget = kommune.budget(2027, "ENDGERAETE", null, 1_000 * 40_000L);
        var need = kommune.submit(tablets(round, 10));

        var statuses = approveAllAtOnce(IntStream.range(0, CLERKS).mapToObj(_ -> need).toList());

        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(CLERKS - 1);
        assertThat(kommune.free(budget)).isEqualTo(990 * 40_000L);
        assertThat(query(Long.class, "SELECT count(*) FROM change_history WHERE tenant_id = ? AND fact LIKE '%need-approved%'",
                kommune.tenant())).isEqualTo(1);
    }

    private List<Integer> approveAllAtOnce(List<String> needs) {
        var token = kommune.it();
        var answers = needs.stream().map(need -> HTTP.sendAsync(
                HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/needs/v1/needs/" + need
                        + "/decision")).header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString("{\"transition\":\"APPROVE\"}")).build(),
                BodyHandlers.ofString())).toList();
        return answers.stream().map(CompletableFuture::join).map(answer -> answer.statusCode()).toList();
    }
}
