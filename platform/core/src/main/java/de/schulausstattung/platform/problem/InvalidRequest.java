package de.schulausstattung.platform.problem;

import java.util.List;

/** The request has the wrong shape: an unknown name, a value of the wrong type, a cursor of another list. */
public final class InvalidRequest extends DomainException {

    private final List<Violation> violations;

    public InvalidRequest(String problem, List<Violation> violations, Object... arguments) {
        super(problem, arguments);
        this.violations = List.copyOf(violations);
    }

    @Override
    public List<Violation> violations() {
        return violations;
    }
}
