package de.schulausstattung.platform.web;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import de.schulausstattung.platform.problem.InvalidRequest;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Violation;

/**
 * Refuses, by name, a query parameter that the operation does not know, whose value is not of its type, or that is there twice
 * though it takes one value. Without it an unknown filter is silently ignored and answers too much, of two values the first is
 * taken, and a mistyped date is 404.
 */
class QueryParameterFilter {

    private final Map<Method, Map<String, Known>> known = new ConcurrentHashMap<>();
    private final Problems problems;

    QueryParameterFilter(Problems problems) {
        this.problems = problems;
    }

    /** @param many whether it may be repeated */
    private record Known(Class<?> type, boolean many) {
    }

    @ServerRequestFilter
    void refuseUnknownNames(ResourceInfo resource, UriInfo uri) {
        if (resource.getResourceMethod() == null || uri.getQueryParameters().isEmpty()) {
            return;
        }
        var types = known.computeIfAbsent(resource.getResourceMethod(), QueryParameterFilter::parameters);
        var violations = new ArrayList<Violation>();
        uri.getQueryParameters().forEach((name, values) -> {
            var parameter = types.get(name);
            if (parameter == null) {
                violations.add(Violation.parameter(name, "unknown-parameter", problems.text("violation.unknown-parameter")));
            } else if (values.size() > 1 && !parameter.many()) {
                violations.add(Violation.parameter(name, "repeated", problems.text("violation.repeated")));
            } else if (values.stream().anyMatch(value -> !isOf(parameter.type(), value))) {
                violations.add(Violation.parameter(name, "wrong-type",
                        problems.text("violation.wrong-type-of-parameter", expected(parameter.type()))));
            }
        });
        if (!violations.isEmpty()) {
            throw new InvalidRequest("invalid-parameter", violations);
        }
    }

    private static Map<String, Known> parameters(Method method) {
        var found = new HashMap<String, Known>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : fields(parameter.getType())) {
                    add(found, field, field.getGenericType());
                }
            } else {
                add(found, parameter, parameter.getParameterizedType());
            }
        }
        return found;
    }

    private static List<Field> fields(Class<?> type) {
        return List.of(type.getDeclaredFields());
    }

    private static void add(Map<String, Known> found, AnnotatedElement element, Type type) {
        ParameterNames.query(element)
                .ifPresent(name -> found.put(name, new Known(elementType(type), type instanceof ParameterizedType)));
    }

    private static Class<?> elementType(Type type) {
        return switch (type) {
            case Class<?> single -> single;
            case ParameterizedType list -> elementType(list.getActualTypeArguments()[0]);
            default -> String.class;
        };
    }

    private static boolean isOf(Class<?> type, String value) {
        try {
            if (type == int.class || type == Integer.class) {
                Integer.parseInt(value);
            } else if (type == long.class || type == Long.class) {
                Long.parseLong(value);
            } else if (type == UUID.class) {
                return value.length() == 36 && UUID.fromString(value).toString().equalsIgnoreCase(value);
            } else if (type == LocalDate.class) {
                LocalDate.parse(value);
            } else if (type == Instant.class) {
                Instant.parse(value);
            } else if (type == boolean.class || type == Boolean.class) {
                return value.equals("true") || value.equals("false");
            } else if (type.isEnum()) {
                return List.of(type.getEnumConstants()).stream().anyMatch(constant -> constant.toString().equals(value));
            }
            return value.indexOf('\0') < 0;
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return false;
        }
    }

    private static String expected(Class<?> type) {
        return type.isEnum() ? String.join(", ", List.of(type.getEnumConstants()).stream().map(Object::toString).toList())
                : type.getSimpleName();
    }
}
