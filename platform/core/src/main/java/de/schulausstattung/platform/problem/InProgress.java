package de.schulausstattung.platform.problem;

/** The same request is being executed elsewhere; its answer will stand under its key in a moment. */
public final class InProgress extends DomainException {

    static final int RETRY_AFTER_SECONDS = 1;

    public InProgress() {
        super("request-in-progress");
    }
}
