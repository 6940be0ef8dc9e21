package de.schulausstattung.gateway.limits;

/**
 * The answer of a limit to one request.
 *
 * @param limit requests per minute
 * @param burst requests at once
 * @param remaining requests left right now
 * @param waitSeconds when the next one will be granted; 0 if this one is
 */
public record Permit(String name, boolean isGranted, int limit, int burst, long remaining, int waitSeconds) {

    /** The header {@code RateLimit-Policy}. */
    public String policy() {
        return "\"%s\";q=%d;w=60".formatted(name, limit);
    }

    /** The header {@code RateLimit}. */
    public String state() {
        return "\"%s\";r=%d;t=%d".formatted(name, remaining, waitSeconds);
    }
}
