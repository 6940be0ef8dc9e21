package de.schulausstattung.meeting.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.meeting.MailServer;
import de.schulausstattung.meeting.MeetingServiceTest;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;

/** What waits to be sent is sent once, whoever is away or dies meanwhile. */
@QuarkusTest
class MailServiceTest extends MeetingServiceTest {

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Inject
    MailRepository mails;
    @Inject
    MailService service;
    @Inject
    ReactiveMailer mailer;
    @Inject
    TenantScope tenants;
    @Inject
    InvitationConfig config;

    @AfterEach
    void restore() {
        MailServer.up();
    }

    @Test
    void waitsForAMailServerThatIsAway() {
        MailServer.down();
        write(3);
        await().atMost(Duration.ofSeconds(30)).until(() -> count("attempts >= 2 AND last_error IS NOT NULL") == 3);
        assertThat(count("failed_at IS NOT NULL OR sent_at IS NOT NULL")).isZero();

        MailServer.up();

        await().atMost(Duration.ofSeconds(60)).until(() -> count("sent_at IS NOT NULL AND recipient = ''") == 3);
        assertThat(addresses(3)).allSatisfy(address -> assertThat(MailServer.to(address)).hasSize(1));
    }

    /** Seen red: the one worker waited for it, with every mail behind. */
    @Test
    void givesUpAMailServerThatTakesConnectionsAndSaysNothing() throws IOException {
        MailServer.down();
        try (var _ = MailServer.mute()) {
            write(3);
            await().atMost(Duration.ofSeconds(60)).until(() -> count("attempts >= 1 AND last_error IS NOT NULL") == 3);
            assertThat(count("failed_at IS NOT NULL OR sent_at IS NOT NULL")).isZero();
        }
        MailServer.up();

        await().atMost(Duration.ofSeconds(60)).until(() -> count("sent_at IS NOT NULL") == 3);
        assertThat(addresses(3)).allSatisfy(address -> assertThat(MailServer.to(address)).hasSize(1));
    }

    @Test
    void givesUpAfterTheLastAttemptAndCountsThat() {
        var before = failures();
        MailServer.down();
        write(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> count("attempts >= 1 AND leased_until IS NULL") == 1);
        assertThat(failures()).isEqualTo(before);

        update("UPDATE mail SET attempts = ?, due_at = now() WHERE tenant_id = ?", config.attempts() - 1, tenant());

        await().atMost(Duration.ofSeconds(30)).until(() -> count("failed_at IS NOT NULL AND last_error IS NOT NULL") == 1);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(failures()).isEqualTo(before + 1));
        assertThat(count("attempts = " + config.attempts())).isOne();
    }

    @Test
    void tellsForHowLongTheOldestHasWaitedUntilItIsGivenUp() {
        MailServer.down();
        write(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> count("attempts >= 1 AND leased_until IS NULL") == 1);
        update("UPDATE mail SET id = uuidv7(interval '-2 hours') WHERE tenant_id = ?", tenant());

        service.measure();

        assertThat(waiting()).isBetween(7_200.0, 7_260.0);

        update("UPDATE mail SET failed_at = now() WHERE tenant_id = ?", tenant());
        service.measure();

        assertThat(waiting()).isLessThan(7_200.0);
    }

    /**
     * Seen red without the lease: more than 50 of 200 addresses had the mail up to six times; without SKIP LOCKED: one was
     * tried twice.
     */
    @Test
    void twoWorkersSendEachMailOnce() throws Exception {
        var another = new MailService(mails, mailer, tenants, config, new SimpleMeterRegistry());
        another.start(new StartupEvent());
        try {
            write(200);
            await().atMost(Duration.ofSeconds(60)).until(() -> count("sent_at IS NOT NULL") == 200);
        } finally {
            another.stop(new ShutdownEvent());
        }

        assertThat(addresses(200)).allSatisfy(address -> assertThat(MailServer.to(address)).hasSize(1));
        assertThat(count("attempts > 1")).isZero();
    }

    @Test
    void takesOverFromAWorkerThatDied() throws Exception {
        MailServer.down();
        write(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> count("attempts >= 1 AND leased_until IS NULL") == 1);
        await().atMost(Duration.ofSeconds(30)).until(() -> claimed());
        MailServer.up();

        await().atMost(Duration.ofSeconds(60)).until(() -> count("sent_at IS NOT NULL") == 1);

        var mail = MailServer.to(addresses(1).getFirst());
        assertThat(mail).hasSize(1);
        assertThat(id(mail.getFirst())).isEqualTo("<" + query(UUID.class, "SELECT id FROM mail WHERE tenant_id = ?", tenant())
                + "@schulausstattung>");
    }

    @Test
    void aWorkerThatWasTooSlowNotesNothing() {
        MailServer.down();
        write(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> count("attempts >= 1 AND leased_until IS NULL") == 1);
        var late = new Letter(query(UUID.class, "SELECT id FROM mail WHERE tenant_id = ?", tenant()), UUID.randomUUID(), 1,
                "a@example.org", "", "", Method.REQUEST, "");

        platform(() -> mails.sent(late));

        assertThat(count("sent_at IS NOT NULL")).isZero();
    }

    private double failures() {
        return metrics().sum("meeting_mail_failures_total");
    }

    private double waiting() {
        return metrics().sum("meeting_mail_oldest_waiting_seconds");
    }

    /** Whether this test got the mail before the service's own worker, and leaves it lying as if it had died. */
    private boolean claimed() {
        return tenants.call(new Scope.Platform(), "system:test",
                () -> QuarkusTransaction.requiringNew().call(() -> mails.claim(Duration.ofSeconds(3)))).isPresent();
    }

    private void platform(Runnable work) {
        tenants.call(new Scope.Platform(), "system:test", () -> {
            QuarkusTransaction.requiringNew().run(work);
            return true;
        });
    }

    private void write(int count) {
        tenants.call(new Scope.WholeTenant(tenant()), "system:test", () -> {
            QuarkusTransaction.requiringNew().run(() -> mails.add(UUID.randomUUID(), UUID.randomUUID(), 0, Method.REQUEST,
                    addresses(count), "Einladung", "Text", "BEGIN:VCALENDAR"));
            return true;
        });
        service.wake(new MailService.Written());
    }

    private List<String> addresses(int count) {
        return IntStream.range(0, count).mapToObj(i -> "a" + i + "-" + run + "@example.org").toList();
    }

    private String tenant() {
        return "traeger-mail-" + run;
    }

    private long count(String condition) {
        return query(Long.class, "SELECT count(*) FROM mail WHERE tenant_id = ? AND (" + condition + ")", tenant());
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
