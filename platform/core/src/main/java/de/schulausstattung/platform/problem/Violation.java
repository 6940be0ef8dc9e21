package de.schulausstattung.platform.problem;

import java.util.Locale;

import jakarta.validation.ConstraintViolation;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One field or parameter that is wrong.
 *
 * @param pointer JSON pointer into the body, where the body is wrong
 * @param parameter name of the query parameter or header, where that is wrong
 * @param code stable, for machines: {@code unknown-parameter}, {@code not-blank}
 * @param detail a sentence for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(@Nullable String pointer, @Nullable String parameter, String code, String detail) {

    /** The body's field at this pointer is wrong. */
    public static Violation at(String pointer, String code, String detail) {
        return new Violation(pointer, null, code, detail);
    }

    /** The code of a constraint that the value does not meet: {@code not-blank}. */
    public static String codeOf(ConstraintViolation<?> violation) {
        return violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName()
                .replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** The query parameter or header of this name is wrong. */
    public static Violation parameter(String name, String code, String detail) {
        return new Violation(null, name, code, detail);
    }
}
