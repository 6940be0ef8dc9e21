package de.schulausstattung.platform.job;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A job in the hands of the worker that holds its lease. */
public final class JobWork {

    private final JobRepository jobs;
    private final UUID id;
    private final UUID lease;
    private final String parameters;

    JobWork(JobRepository jobs, UUID id, UUID lease, String parameters) {
        this.jobs = jobs;
        this.id = id;
        this.lease = lease;
        this.parameters = parameters;
    }

    /** The job's id. */
    public UUID id() {
        return id;
    }

    /** What the caller asked for. */
    public <P> P parameters(Class<P> type) {
        return jobs.read(parameters, type);
    }

    /** The uploaded file. */
    public JobFile input() {
        return jobs.input(id);
    }

    /**
     * Tells how far the work is, in a transaction of its own, and whether to go on.
     *
     * @throws Stopped when the caller cancelled the job or the lease is lost; let it roll everything back
     */
    public void progress(long done, long total) {
        if (!jobs.progress(id, lease, done, total)) {
            throw new Stopped();
        }
    }

    /**
     * Ends the job well. Call it last, within the transaction of the work: if the lease was lost meanwhile, everything rolls
     * back, because another worker is doing the same.
     */
    public void succeed(Map<String, Long> counts, @Nullable JobFile errors, @Nullable JobFile result) {
        if (!jobs.succeed(id, lease, counts, errors, result)) {
            throw new Stopped();
        }
    }

    /** The work must stop and leave nothing. */
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("Cancelled, or the lease was lost");
        }
    }
}
