package de.schulausstattung.platform.problem;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import de.schulausstattung.platform.web.ParameterNames;

/** Says which field or parameter broke a constraint, in the caller's words. */
@ApplicationScoped
class Violations {

    private final Problems problems;

    Violations(Problems problems) {
        this.problems = problems;
    }

    List<Violation> of(ConstraintViolationException e) {
        return e.getConstraintViolations().stream().map(this::of)
                .sorted(Comparator.comparing(v -> v.pointer() + "/" + v.parameter() + v.code())).toList();
    }

    Violation of(MismatchedInputException e) {
        var pointer = pointer(e.getPath());
        return e instanceof UnrecognizedPropertyException
                ? Violation.at(pointer, "unknown-field", problems.text("violation.unknown-field"))
                : Violation.at(pointer, "wrong-type", problems.text("violation.wrong-type"));
    }

    int lineOf(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    }

    int columnOf(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
    }

    private Violation of(ConstraintViolation<?> violation) {
        var code = Violation.codeOf(violation);
        var nodes = new ArrayList<Path.Node>();
        violation.getPropertyPath().forEach(nodes::add);
        var properties = nodes.stream().filter(node -> node.getKind() == ElementKind.PROPERTY
                || node.getKind() == ElementKind.CONTAINER_ELEMENT).toList();
        var parameter = parameterName(violation, properties, nodes);
        return parameter.isPresent() ? Violation.parameter(parameter.get(), code, violation.getMessage())
                : Violation.at(properties.stream().map(Violations::step).collect(Collectors.joining()), code,
                        violation.getMessage());
    }

    /** A query parameter or header, declared on the method or in a bean; empty for fields of the body. */
    private static Optional<String> parameterName(ConstraintViolation<?> violation, List<Path.Node> properties,
            List<Path.Node> nodes) {
        if (!properties.isEmpty()) {
            return violation.getLeafBean() == null ? Optional.empty()
                    : field(violation.getLeafBean().getClass(), properties.getLast().getName()).flatMap(ParameterNames::of);
        }
        var leaf = nodes.getLast();
        if (leaf.getKind() != ElementKind.PARAMETER) {
            return Optional.empty();
        }
        var index = leaf.as(Path.ParameterNode.class).getParameterIndex();
        return Arrays.stream(violation.getRootBeanClass().getMethods())
                .filter(method -> method.getName().equals(nodes.getFirst().getName()) && method.getParameterCount() > index)
                .map(method -> method.getParameters()[index]).flatMap(p -> ParameterNames.of(p).stream()).findFirst();
    }

    private static Optional<AnnotatedElement> field(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredFields()).filter(field -> field.getName().equals(name))
                .map(AnnotatedElement.class::cast).findFirst();
    }

    private static String step(Path.Node node) {
        var index = node.getIndex() == null ? "" : "/" + node.getIndex();
        return node.getKind() == ElementKind.CONTAINER_ELEMENT ? index : index + "/" + node.getName();
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        return path.stream().map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
    }
}
