package de.schulausstattung.platform.openapi;

import java.util.Map;
import java.util.Optional;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/** A resource method and its operation in the document. */
public record DocumentedMethod(MethodInfo method, HttpMethod verb, Operation operation) {

    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final DotName REST_RESPONSE = DotName.createSimple("org.jboss.resteasy.reactive.RestResponse");
    private static final Map<DotName, HttpMethod> VERBS = Map.of(
            DotName.createSimple("jakarta.ws.rs.GET"), HttpMethod.GET,
            DotName.createSimple("jakarta.ws.rs.POST"), HttpMethod.POST,
            DotName.createSimple("jakarta.ws.rs.PUT"), HttpMethod.PUT,
            DotName.createSimple("jakarta.ws.rs.DELETE"), HttpMethod.DELETE);

    /** What the document has of a method; empty for hidden ones. */
    public static Optional<DocumentedMethod> of(OpenAPI document, MethodInfo method) {
        var verb = VERBS.entrySet().stream().filter(entry -> method.hasDeclaredAnnotation(entry.getKey())).findFirst();
        var onClass = method.declaringClass().declaredAnnotation(PATH);
        if (verb.isEmpty() || onClass == null) {
            return Optional.empty();
        }
        var onMethod = method.declaredAnnotation(PATH);
        var path = onClass.value().asString() + (onMethod == null ? "" : onMethod.value().asString());
        return document.getPaths().getPathItems().entrySet().stream().filter(entry -> entry.getKey().endsWith(path))
                .min(Map.Entry.comparingByKey((a, b) -> Integer.compare(a.length(), b.length())))
                .map(entry -> entry.getValue().getOperations().get(verb.get().getValue()))
                .map(operation -> new DocumentedMethod(method, verb.get().getValue(), operation));
    }

    /** Every documented method. */
    public static Iterable<DocumentedMethod> all(OpenAPI document, IndexView index) {
        return VERBS.keySet().stream().flatMap(verb -> index.getAnnotations(verb).stream())
                .filter(annotation -> annotation.target().kind() == AnnotationTarget.Kind.METHOD)
                .flatMap(annotation -> of(document, annotation.target().asMethod()).stream()).toList();
    }

    /** The type of the body of a good answer. */
    public DotName answer() {
        var type = method.returnType();
        return type.kind() == Type.Kind.PARAMETERIZED_TYPE && type.name().equals(REST_RESPONSE)
                ? type.asParameterizedType().arguments().getFirst().name()
                : type.name();
    }

    /** Whether the method decides on the status itself. */
    public boolean answersWithStatus() {
        return method.returnType().name().equals(REST_RESPONSE);
    }
}
