package de.schulausstattung.local;

/** Why the local run cannot go on, in one German line for the person at the terminal; its trace is never shown. */
final class StartFailed extends RuntimeException {

    /** A reason that the person can act on. */
    StartFailed(String line) {
        super(line);
    }

    /** A reason with the failure behind it, whose message is added where it says something. */
    StartFailed(String line, Throwable cause) {
        super(cause.getMessage() == null ? line : line + " (" + cause.getMessage().lines().findFirst().orElse("") + ")", cause);
    }
}
