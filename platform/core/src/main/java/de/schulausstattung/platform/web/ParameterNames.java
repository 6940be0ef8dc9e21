package de.schulausstattung.platform.web;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.util.Optional;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;

import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** The name under which a caller knows a parameter of a resource method or of a parameter bean. */
public final class ParameterNames {

    private ParameterNames() {
    }

    /** The name of a query parameter or header; empty for bodies and path parameters. */
    public static Optional<String> of(AnnotatedElement element) {
        var query = query(element);
        if (query.isPresent()) {
            return query;
        }
        if (element.isAnnotationPresent(RestHeader.class)) {
            return Optional.of(element.getAnnotation(RestHeader.class).value());
        }
        return Optional.ofNullable(element.getAnnotation(HeaderParam.class)).map(HeaderParam::value);
    }

    /** The name of a query parameter; empty for everything else. */
    static Optional<String> query(AnnotatedElement element) {
        var rest = element.getAnnotation(RestQuery.class);
        if (rest != null) {
            return Optional.of(rest.value().isEmpty() ? declaredName(element) : rest.value());
        }
        return Optional.ofNullable(element.getAnnotation(QueryParam.class)).map(QueryParam::value);
    }

    private static String declaredName(AnnotatedElement element) {
        return switch (element) {
            case Field field -> field.getName();
            case Parameter parameter -> parameter.getName();
            default -> throw new IllegalArgumentException("Not a parameter: " + element);
        };
    }
}
