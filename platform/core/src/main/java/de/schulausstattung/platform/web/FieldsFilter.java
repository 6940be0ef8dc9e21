package de.schulausstattung.platform.web;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.problem.InvalidRequest;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Violation;

/** {@code fields=id,status}: only the named fields of each item of a list. */
class FieldsFilter {

    private static final String FIELDS = "fields";

    private final ObjectMapper json;
    private final Problems problems;

    FieldsFilter(ObjectMapper json, Problems problems) {
        this.json = json;
        this.problems = problems;
    }

    /** Before anything is looked for: a name is unknown whether the list has items or not. */
    @ServerRequestFilter
    void refuseUnknownNames(ResourceInfo resource, UriInfo uri) {
        var fields = uri.getQueryParameters().getFirst(FIELDS);
        var item = fields == null || resource.getResourceMethod() == null ? null : itemType(resource.getResourceMethod());
        if (fields == null || item == null) {
            return;
        }
        var known = names(item);
        wanted(fields).stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new InvalidRequest("invalid-parameter",
                    List.of(Violation.parameter(FIELDS, "unknown-field",
                            problems.text("violation.unknown-field-name", name))));
        });
    }

    @ServerResponseFilter
    void select(ContainerRequestContext request, ContainerResponseContext response) {
        var fields = request.getUriInfo().getQueryParameters().getFirst(FIELDS);
        if (fields == null || !(response.getEntity() instanceof Page<?> page)) {
            return;
        }
        var wanted = wanted(fields);
        var items = page.items().stream().map(item -> json.<ObjectNode> valueToTree(item).retain(wanted)).toList();
        // The operation's type would be demanded of the items otherwise.
        response.setEntity(new GenericEntity<>(page.withItems(items), new GenericType<Page<ObjectNode>>() {
        }.getType()));
    }

    private static Set<String> wanted(String fields) {
        return new LinkedHashSet<>(List.of(fields.split(",", -1)));
    }

    private static @Nullable Class<?> itemType(Method operation) {
        return operation.getGenericReturnType() instanceof ParameterizedType page && page.getRawType() == Page.class
                && page.getActualTypeArguments()[0] instanceof Class<?> item ? item : null;
    }

    /** The fields of a view, those without a value included. */
    private static Set<String> names(Class<?> view) {
        return Arrays.stream(view.getRecordComponents()).map(RecordComponent::getName).collect(Collectors.toSet());
    }
}
