package de.schulausstattung.platform.job;

/** Does one kind of long work. Runs in the scope of whoever asked for it, outside any transaction. */
public interface JobHandler {

    /** The kind, as it stands in the job. */
    String kind();

    /**
     * Does the work and ends it with {@link JobWork#succeed} in the transaction of its effect, or with {@link JobFailed}.
     *
     * @throws JobFailed when a rule refuses the work; the job then tells why
     */
    void run(JobWork work);
}
