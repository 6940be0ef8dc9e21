package de.schulausstattung.platform.job;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The work cannot be done, and trying again will not help; nothing of it is stored. */
public final class JobFailed extends RuntimeException {

    private final String problem;
    private final String detail;
    private final Map<String, Long> counts;
    private final transient @Nullable JobFile errors;

    /**
     * Ends the work.
     *
     * @param problem the slug of the problem
     * @param detail what was wrong, for people
     * @param errors the file of errors, if there is one
     */
    public JobFailed(String problem, String detail, Map<String, Long> counts, @Nullable JobFile errors) {
        super(problem + ": " + detail);
        this.problem = problem;
        this.detail = detail;
        this.counts = Map.copyOf(counts);
        this.errors = errors;
    }

    String problem() {
        return problem;
    }

    String detail() {
        return detail;
    }

    Map<String, Long> counts() {
        return counts;
    }

    @Nullable
    JobFile errors() {
        return errors;
    }
}
