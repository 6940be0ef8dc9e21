package de.schulausstattung.platform.problem;

/** What the caller names existed once and never will again; the detail says how to go on. */
public final class Gone extends DomainException {

    public Gone(String problem, Object... arguments) {
        super(problem, arguments);
    }
}
