package de.schulausstattung.platform.job;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import de.schulausstattung.platform.job.JobLeases.Claimed;
import de.schulausstattung.platform.job.JobLeases.End;
import de.schulausstattung.platform.persistence.PersistenceExceptionMapper;
import de.schulausstattung.platform.persistence.StoredJson;
import de.schulausstattung.platform.problem.DomainException;
import de.schulausstattung.platform.problem.ProblemTexts;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

/**
 * Runs jobs, one at a time per process: claims one by SKIP LOCKED, keeps its lease alive while it works, and takes over jobs
 * whose worker died. A worker that lost its lease cannot commit: the end of a job checks the lease in the job's transaction.
 */
@ApplicationScoped
class JobRunner {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int LAST_ATTEMPT = 5;

    private final Map<String, JobHandler> handlers;
    private final JobRepository jobs;
    private final JobLeases leases;
    private final JobFiles files;
    private final StoredJson json;
    private final TenantScope tenants;
    private final JobMetrics metrics;
    private final Duration betweenBeats;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private volatile Optional<Claimed> current = Optional.empty();
    private volatile long lastBeat;
    private long began;
    private Thread worker = Thread.ofVirtual().unstarted(() -> {
    });

    JobRunner(@All List<JobHandler> handlers, JobRepository jobs, JobLeases leases, JobFiles files, StoredJson json,
            TenantScope tenants, JobConfig config, JobMetrics metrics) {
        this.handlers = handlers.stream().collect(Collectors.toMap(JobHandler::kind, Function.identity()));
        this.jobs = jobs;
        this.leases = leases;
        this.files = files;
        this.json = json;
        this.tenants = tenants;
        this.metrics = metrics;
        this.betweenBeats = config.lease().dividedBy(4);
    }

    void start(@Observes StartupEvent event) {
        running = true;
        worker = Thread.ofVirtual().name("job-runner").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake.release();
        worker.join(Duration.ofSeconds(10));
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobService.Queued queued) {
        wake.release();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keepLease() {
        if (System.nanoTime() - lastBeat >= betweenBeats.toNanos()) {
            current.ifPresent(job -> {
                lastBeat = System.nanoTime();
                platform(() -> leases.heartbeat(job.id(), job.lease()));
            });
        }
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        tenants.run(new Scope.Platform(), "system:jobs", metrics::look);
    }

    @Scheduled(every = "${schulausstattung.clean-up.every}", delayed = "${schulausstattung.clean-up.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeExpired() {
        platform(jobs::removeExpired);
    }

    private void run() {
        try {
            while (running) {
                var claimed = claim();
                if (claimed.isPresent()) {
                    guarded(claimed.get());
                } else if (wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Claimed> claim() {
        try {
            return platform(() -> leases.claim(List.copyOf(handlers.keySet())));
        } catch (RuntimeException e) {
            if (running) {
                Log.warn("No job could be claimed; trying again", e);
            }
            return Optional.empty();
        }
    }

    /** Whatever a job dies of, the worker lives on; a job that could not be ended is taken up again when its lease runs out. */
    private void guarded(Claimed job) {
        try {
            work(job);
        } catch (RuntimeException | Error e) {
            Log.errorf(e, "Job could not be ended; its lease runs out: job=%s kind=%s", job.id(), job.kind());
        }
    }

    private void work(Claimed job) {
        began = System.nanoTime();
        lastBeat = began;
        current = Optional.of(job);
        Log.infof("Job begins: job=%s kind=%s attempt=%d", job.id(), job.kind(), job.attempts());
        try {
            if (job.attempts() > LAST_ATTEMPT) {
                Log.errorf("Job broke off as often as it was tried: job=%s kind=%s", job.id(), job.kind());
                breakOff(job);
                return;
            }
            var handler = Objects.requireNonNull(handlers.get(job.kind()));
            tenants.run(scope(job), job.subject(),
                    () -> handler.run(new JobWork(leases, files, json, job)));
            ended(job, JobState.SUCCEEDED);
            Log.infof("Job done: job=%s kind=%s", job.id(), job.kind());
        } catch (JobFailed e) {
            end(job, new End(JobState.FAILED, e.counts(), e.problem(), e.detail(), e.errors(), null));
        } catch (DomainException e) {
            fail(job, e.problem(), e.arguments());
        } catch (JobWork.Stopped e) {
            Log.infof("Job stopped: job=%s", job.id());
            if (inScope(job, () -> leases.cancelAsked(job.id()))) {
                end(job, End.of(JobState.CANCELLED, null, null));
            }
        } catch (RuntimeException e) {
            if (!running) {
                Log.infof(e, "Job is left to others, the application ends: job=%s kind=%s", job.id(), job.kind());
                return;
            }
            Log.errorf(e, "Job broke off: job=%s kind=%s", job.id(), job.kind());
            if (!PersistenceExceptionMapper.isTransient(e)) {
                breakOff(job);
            }
        } finally {
            current = Optional.empty();
        }
    }

    /** By no fault of whoever asked: an operator must look, unless another worker has the job now. */
    private void breakOff(Claimed job) {
        if (fail(job, "job-broke-off", List.of(job.id()))) {
            metrics.brokeOff(job.kind());
        }
    }

    private boolean fail(Claimed job, String problem, List<Object> arguments) {
        return end(job, End.of(JobState.FAILED, problem,
                ProblemTexts.text(problem + ".detail", Locale.GERMAN, arguments.toArray())));
    }

    /** Whether the job was still this worker's to end. */
    private boolean end(Claimed job, End end) {
        try {
            if (inScope(job, () -> leases.end(job.id(), job.lease(), end))) {
                ended(job, end.state());
                return true;
            }
        } catch (RuntimeException e) {
            Log.warnf(e, "Job could not be ended; its lease runs out: job=%s", job.id());
        }
        return false;
    }

    private void ended(Claimed job, JobState end) {
        metrics.ended(job.kind(), end, Duration.ofNanos(System.nanoTime() - began));
    }

    private static Scope scope(Claimed job) {
        return job.tenant().equals(Scope.Operator.TENANT) ? new Scope.Operator() : new Scope.WholeTenant(job.tenant());
    }

    private <T> T inScope(Claimed job, Callable<T> work) {
        return tenants.call(scope(job), job.subject(), work);
    }

    private <T> T platform(Callable<T> work) {
        return tenants.call(new Scope.Platform(), "system:jobs", work);
    }
}
