package de.schulausstattung.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whoever has the link may call it: a secret that can be revoked stands in its path, since the programs that follow it know no
 * login. Beside {@code @PermitAll}, which nothing else may have.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OpenByLink {

    /** Why nothing is shown that must not leave with a link. */
    String value();
}
