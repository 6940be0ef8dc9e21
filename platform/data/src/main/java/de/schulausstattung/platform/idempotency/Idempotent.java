package de.schulausstattung.platform.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/**
 * A POST that understands {@code Idempotency-Key}: per (tenant, subject, key) one effect and one answer for 24 hours. The key
 * is stored in the transaction of the effect; what fails leaves nothing, and a retry runs.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface Idempotent {

    /** Whether the key must be sent: where money or contracts arise, an order twice is worse than a refusal. */
    @Nonbinding
    boolean required() default false;
}
