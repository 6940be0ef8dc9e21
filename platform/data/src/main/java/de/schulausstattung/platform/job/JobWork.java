package de.schulausstattung.platform.job;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.persistence.StoredJson;
import de.schulausstattung.platform.problem.NotFound;

/** A job in the hands of the worker that holds its lease. */
public final class JobWork {

    private final JobLeases leases;
    private final JobFiles files;
    private final StoredJson json;
    private final UUID id;
    private final UUID lease;
    private final String parameters;

    JobWork(JobLeases leases, JobFiles files, StoredJson json, JobLeases.Claimed job) {
        this.leases = leases;
        this.files = files;
        this.json = json;
        this.id = job.id();
        this.lease = job.lease();
        this.parameters = job.parameters();
    }

    /** The job's id. */
    public UUID id() {
        return id;
    }

    /** What the caller asked for. */
    public <P> P parameters(Class<P> type) {
        return json.read(parameters, type);
    }

    /** The uploaded file. */
    public JobFile input() {
        return files.find(id, "input").orElseThrow(() -> new NotFound("job input", id));
    }

    /**
     * Tells how far the work is, in a transaction of its own, and whether to go on.
     *
     * @throws Stopped when the caller cancelled the job or the lease is lost; let it roll everything back
     */
    public void progress(long done, long total) {
        if (!leases.progress(id, lease, done, total)) {
            throw new Stopped();
        }
    }

    /**
     * Ends the job well. Call it last, within the transaction of the work.
     *
     * @throws Stopped when the caller cancelled the job, or the lease is lost and another worker is doing the same; let it roll
     *         everything back
     */
    public void succeed(Map<String, Long> counts, @Nullable JobFile errors, @Nullable JobFile result) {
        if (!leases.end(id, lease, new JobLeases.End(JobState.SUCCEEDED, counts, null, null, errors, result))) {
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
