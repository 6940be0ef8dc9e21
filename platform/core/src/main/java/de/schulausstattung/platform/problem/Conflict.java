package de.schulausstattung.platform.problem;

/** The state of things does not allow it now; another moment might. */
public final class Conflict extends DomainException {

    public Conflict(String problem, Object... arguments) {
        super(problem, arguments);
    }
}
