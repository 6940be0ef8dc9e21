package de.schulausstattung.inventory.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.inventory.InventoryTest;
import de.schulausstattung.inventory.Jobs;
import de.schulausstattung.inventory.reliability.SteppedJob.End;
import de.schulausstattung.platform.job.JobFile;
import de.schulausstattung.platform.job.JobService;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;

/** A job ends once and says how: as it was asked to, or as it could. */
@QuarkusTest
class JobsTest extends InventoryTest {

    @Inject
    JobService jobs;
    @Inject
    TenantScope tenants;
    @Inject
    SteppedJob work;
    @Inject
    MeterRegistry metrics;

    private Traeger traeger;
    private Clerk clerk;

    @BeforeEach
    void begin() {
        traeger = aTraeger(1);
        clerk = new Clerk(traeger.it());
    }

    private String submit(End end) {
        return tenants.call(new Scope.WholeTenant(traeger.tenant()), "it-" + traeger.nummer(),
                () -> API + "/jobs/" + jobs.submit(SteppedJob.KIND, new SteppedJob.Parameters("Tab 10", end),
                        new JobFile("text/plain", new byte[] { 1 })).id());
    }

    private long models() {
        return Stored.count("device_model WHERE tenant_id = ?", traeger.tenant());
    }

    /** Seen red where the end did not ask: the caller was told that it will be cancelled, and it succeeded. */
    @Test
    void keepsItsWordWhenItIsCancelledAtTheLastMoment() {
        var job = submit(End.DONE);
        work.awaitBegin();
        var asked = clerk.post(job + "/transitions", Map.of("transition", "CANCEL"), "Idempotency-Key", "cancel-at-the-end");
        assertThat(asked.status()).isEqualTo(200);
        work.letEnd();

        var ended = Jobs.ended(traeger.it(), job);
        assertThat(ended.getString("state")).isEqualTo("CANCELLED");
        assertThat(ended.getLong("done")).isEqualTo(1);
        assertThat(models()).isZero();
        assertThat(clerk.post(job + "/transitions", Map.of("transition", "CANCEL")).status()).isEqualTo(409);
        assertThat(clerk.post(job + "/transitions", Map.of("transition", "CANCEL"), "Idempotency-Key", "cancel-at-the-end")
                .status()).isEqualTo(200);
    }

    /** Seen red where the end did not ask for the lease: the model was there twice. */
    @Test
    void leavesNothingOfAWorkerThatLostItsLease() {
        var job = submit(End.DONE);
        work.awaitBegin();
        Stored.execute("UPDATE job SET lease_token = gen_random_uuid(), leased_until = now() - interval '1 second' "
                + "WHERE tenant_id = '" + traeger.tenant() + "'");
        work.letEnd();
        work.awaitBegin();
        assertThat(models()).isZero();
        work.letEnd();

        assertThat(Jobs.ended(traeger.it(), job).getString("state")).isEqualTo("SUCCEEDED");
        assertThat(models()).isEqualTo(1);
        assertThat(Stored.number("SELECT attempts FROM job WHERE tenant_id = ?", traeger.tenant())).isEqualTo(2);
    }

    /** Seen red as it was: the detail read {@code [110000]}, and everything was said to be done. */
    @Test
    void saysWhyARuleRefusedIt() {
        var ended = Jobs.ended(traeger.it(), submit(End.REFUSED));

        assertThat(ended.getString("state")).isEqualTo("FAILED");
        assertThat(ended.getString("problem")).isEqualTo("school-unknown");
        assertThat(ended.getString("problemDetail"))
                .isEqualTo("Die Schule 110000 steht nicht im Verzeichnis Ihres Schulträgers.");
        assertThat(ended.getLong("done")).isEqualTo(1);
        assertThat(ended.getLong("total")).isEqualTo(3);
    }

    /** A fault of ours is told with the job's id, and to the operator. */
    @Test
    void saysThatItBrokeOff() {
        var before = brokenOff();
        var job = submit(End.BROKEN);
        var ended = Jobs.ended(traeger.it(), job);

        assertThat(ended.getString("state")).isEqualTo("FAILED");
        assertThat(ended.getString("problem")).isEqualTo("job-broke-off");
        assertThat(ended.getString("problemDetail")).contains(job.substring(job.lastIndexOf('/') + 1));
        await().atMost(Duration.ofSeconds(30)).until(() -> brokenOff() == before + 1);
    }

    private double brokenOff() {
        return metrics.counter("job.broken.off", "kind", SteppedJob.KIND).count();
    }

    @Test
    void isRemovedWithItsFilesWhenItExpires() {
        var expired = submit(End.REFUSED);
        var kept = submit(End.REFUSED);
        Jobs.ended(traeger.it(), kept);
        Stored.execute("UPDATE job SET expires_at = now() - interval '1 second' WHERE id = '"
                + expired.substring(expired.lastIndexOf('/') + 1) + "'");

        await().atMost(Duration.ofMinutes(1)).until(() -> clerk.get(expired).status() == 404);
        assertThat(Stored.count("job_file WHERE tenant_id = ?", traeger.tenant())).isEqualTo(1);
        assertThat(clerk.get(kept).status()).isEqualTo(200);
    }
}
