package de.schulausstattung.platform.testing;

/** How a service's operations are reached, whichever it is, in a tenant that nobody else uses. */
public interface AnyOperation {

    /** The token of somebody who may call the operation at this path. */
    String caller(String path);

    /** The path with a value for each parameter, of objects that need not exist. */
    String concrete(String path);

    /** What tells, compared before and after, whether anything was stored. */
    Object stored();
}
