package de.schulausstattung.platform.operations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.ws.rs.NameBinding;

/**
 * An endpoint for operators: it is found on the management port alone, which neither the gateway nor anybody outside the
 * installation reaches, and needs a token and a permission there as anywhere.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface OperatorsDoor {
}
