package de.schulausstattung.platform.problem;

/** The caller sees the thing but may not do this with it. */
public final class NotAllowed extends DomainException {

    public NotAllowed(String problem, Object... arguments) {
        super(problem, arguments);
    }
}
