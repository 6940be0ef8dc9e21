package de.schulausstattung.meeting.invitation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

/**
 * Hands mails over to the mail server, one after the other, outside of any transaction: claims one under a lease, sends it,
 * notes that it went. Two workers never have the same mail. A mail server that says nothing is given up at half of the lease,
 * while the mail is still this worker's. If it takes the mail after all, or a worker dies between the server's yes and its
 * note, the mail is sent once more, under the same message id and with the same calendar sequence, which changes nothing for
 * who has it.
 */
@ApplicationScoped
public class MailService {

    private static final String SUBJECT = "system:mail";
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final int LONGEST_ERROR = 500;

    private final MailRepository mails;
    private final ReactiveMailer mailer;
    private final TenantScope tenants;
    private final InvitationConfig config;
    private final Counter failures;
    private final AtomicLong oldestSeconds;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private Thread worker = Thread.ofVirtual().unstarted(() -> {
    });

    MailService(MailRepository mails, ReactiveMailer mailer, TenantScope tenants, InvitationConfig config,
            MeterRegistry metrics) {
        this.mails = mails;
        this.mailer = mailer;
        this.tenants = tenants;
        this.config = config;
        this.failures = metrics.counter("meeting.mail.failures");
        this.oldestSeconds = Objects.requireNonNull(metrics.gauge("meeting.mail.oldest.waiting.seconds", new AtomicLong()));
    }

    /** Fired within the transaction that wrote mails. */
    record Written() {
    }

    void start(@Observes StartupEvent event) {
        running = true;
        worker = Thread.ofVirtual().name("mail").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake.release();
        worker.join(Duration.ofSeconds(10));
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Written written) {
        wake.release();
    }

    @Scheduled(every = "${schulausstattung.clean-up.every}", delayed = "${schulausstattung.clean-up.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeOld() {
        platform(mails::removeOld);
    }

    /** What an operator watches: a mail server that takes nothing is seen long before the first mail is given up. */
    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        try {
            oldestSeconds.set(platform(mails::waitingSeconds));
        } catch (RuntimeException e) {
            Log.warn("Mails could not be looked at", e);
        }
    }

    private void run() {
        try {
            while (running) {
                if (!sendOne() && wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there was one to send. */
    private boolean sendOne() {
        try {
            var letter = claim();
            letter.ifPresent(this::send);
            return letter.isPresent();
        } catch (RuntimeException e) {
            if (running) {
                Log.warnf("No mail could be claimed or noted; trying again: %s", e.getMessage());
            }
            return false;
        }
    }

    private Optional<Letter> claim() {
        return platform(() -> mails.claim(config.lease()));
    }

    private void send(Letter letter) {
        try {
            mailer.send(mail(letter)).await().atMost(config.lease().dividedBy(2));
        } catch (RuntimeException e) {
            postpone(letter, e);
            return;
        }
        platform(() -> {
            mails.sent(letter);
            return true;
        });
        Log.infof("Mail sent: mail=%s attempt=%d", letter.id(), letter.attempts());
    }

    private void postpone(Letter letter, RuntimeException e) {
        var last = letter.attempts() >= config.attempts();
        var error = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        platform(() -> {
            mails.postpone(letter, config.pause().multipliedBy(1L << Math.min(letter.attempts() - 1, 12)),
                    error.substring(0, Math.min(error.length(), LONGEST_ERROR)), last);
            return true;
        });
        if (last) {
            failures.increment();
            Log.errorf("Mail given up: mail=%s attempts=%d", letter.id(), letter.attempts());
        } else {
            Log.warnf("Mail not sent: mail=%s attempt=%d: %s", letter.id(), letter.attempts(), e.getClass().getSimpleName());
        }
    }

    private Mail mail(Letter letter) {
        return Mail.withText(letter.recipient(), letter.subject(), letter.text())
                .addHeader("Message-ID", "<" + letter.id() + "@" + config.uidDomain() + ">")
                .addAttachment("einladung.ics", letter.ics().getBytes(StandardCharsets.UTF_8),
                        "text/calendar; charset=UTF-8; method=" + letter.method());
    }

    private interface Work<T> {
        T run();
    }

    private <T> T platform(Work<T> work) {
        return tenants.call(new Scope.Platform(), SUBJECT, () -> QuarkusTransaction.requiringNew().call(work::run));
    }
}
