package de.schulausstattung.platform.problem;

/** {@code If-Match} is missing (428) or names a version that is no longer the newest (412). */
public final class Precondition extends DomainException {

    private final boolean missing;

    private Precondition(String problem, boolean missing, Object... arguments) {
        super(problem, arguments);
        this.missing = missing;
    }

    public static Precondition missing() {
        return new Precondition("if-match-missing", true);
    }

    public static Precondition stale(String current) {
        return new Precondition("stale-version", false, current);
    }

    boolean isMissing() {
        return missing;
    }
}
