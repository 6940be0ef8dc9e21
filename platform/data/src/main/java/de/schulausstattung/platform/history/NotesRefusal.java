package de.schulausstattung.platform.history;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

import de.schulausstattung.events.Topic;

/**
 * An act on one aggregate, named by the operation's path parameter {@code id}: where a rule refuses it (409, 422), that is
 * noted beside the aggregate's history. The act is the {@link Step} that the body names, else the operation's name.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface NotesRefusal {

    /** What kind of aggregate is acted on. */
    @Nonbinding
    Topic value();
}
