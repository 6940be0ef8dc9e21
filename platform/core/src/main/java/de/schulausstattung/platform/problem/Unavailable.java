package de.schulausstattung.platform.problem;

/** Not now; the answer tells when to try again. */
public final class Unavailable extends DomainException {

    private final int retryAfterSeconds;

    public Unavailable(String problem, int retryAfterSeconds, Object... arguments) {
        super(problem, arguments);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
