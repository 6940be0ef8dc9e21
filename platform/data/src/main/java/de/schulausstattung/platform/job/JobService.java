package de.schulausstattung.platform.job;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.persistence.Ids;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.NotFound;

/** Takes long work in and tells how it goes. */
@ApplicationScoped
@Transactional
public class JobService {

    private final JobRepository jobs;
    private final JobFiles files;
    private final Event<Queued> queued;

    JobService(JobRepository jobs, JobFiles files, Event<Queued> queued) {
        this.jobs = jobs;
        this.files = files;
        this.queued = queued;
    }

    /** Fired within the transaction; wakes the worker after its success. */
    record Queued() {
    }

    /** Takes work in; it begins after the transaction at hand. */
    public JobView submit(String kind, Object parameters, @Nullable JobFile input) {
        var id = Ids.next();
        jobs.insert(id, kind, parameters, input);
        queued.fire(new Queued());
        return require(id);
    }

    /** Whether the caller's tenant has work of this kind that waits or runs. */
    public boolean hasOpen(String kind) {
        return jobs.hasOpen(kind);
    }

    JobView require(UUID id) {
        return jobs.find(id).orElseThrow(() -> new NotFound("job", id));
    }

    List<JobView> newest(int limit) {
        return jobs.newest(limit);
    }

    JobFile file(UUID id, String name) {
        return files.find(id, name).orElseThrow(() -> new NotFound("job/" + name, id));
    }

    JobView cancel(UUID id) {
        var job = require(id);
        if (!jobs.cancel(id)) {
            throw new Conflict("job-not-cancellable", job.state());
        }
        return require(id);
    }
}
