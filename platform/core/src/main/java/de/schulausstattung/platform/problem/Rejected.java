package de.schulausstattung.platform.problem;

import java.util.List;

/** Well-formed, but a rule refuses the content, whenever it is sent. */
public final class Rejected extends DomainException {

    private final List<Violation> violations;

    public Rejected(String problem, Object... arguments) {
        super(problem, arguments);
        this.violations = List.of();
    }

    /** For rules that can point at fields. */
    public Rejected(String problem, List<Violation> violations, Object... arguments) {
        super(problem, arguments);
        this.violations = List.copyOf(violations);
    }

    @Override
    public List<Violation> violations() {
        return violations;
    }
}
