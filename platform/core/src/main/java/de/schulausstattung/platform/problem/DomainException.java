package de.schulausstattung.platform.problem;

import java.util.List;

/**
 * A rule was broken. Carries the problem's slug, under which {@code problems_de.properties} and {@code problems_en.properties}
 * hold its texts, and what the texts name; knows nothing of HTTP.
 */
public abstract sealed class DomainException extends RuntimeException
        permits NotFound, Conflict, Rejected, InvalidRequest, Precondition, Gone, InProgress, Unavailable {

    private final String problem;
    private final List<Object> arguments;

    DomainException(String problem, Object... arguments) {
        super(problem + " " + List.of(arguments));
        this.problem = problem;
        this.arguments = List.of(arguments);
    }

    /** The slug: stable, part of the API, listed in docs/problems.md. */
    public String problem() {
        return problem;
    }

    /** What the texts name, in their order. */
    public List<Object> arguments() {
        return arguments;
    }

    /** The fields that broke the rule, where the caller can point at them. */
    public List<Violation> violations() {
        return List.of();
    }
}
