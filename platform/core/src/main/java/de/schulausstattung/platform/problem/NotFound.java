package de.schulausstattung.platform.problem;

/** No such thing, or not in the caller's tenant: the answer is the same. */
public final class NotFound extends DomainException {

    /** @param kind what was looked for, in the singular of its path: {@code device} */
    public NotFound(String kind, Object id) {
        super("not-found", kind, id);
    }
}
