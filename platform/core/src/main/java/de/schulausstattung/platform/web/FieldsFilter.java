package de.schulausstattung.platform.web;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.problem.InvalidRequest;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Violation;

/** {@code fields=id,status}: only the named fields of each item of a list. */
class FieldsFilter {

    private final ObjectMapper json;
    private final Problems problems;

    FieldsFilter(ObjectMapper json, Problems problems) {
        this.json = json;
        this.problems = problems;
    }

    @ServerResponseFilter
    void select(ContainerRequestContext request, ContainerResponseContext response) {
        var fields = request.getUriInfo().getQueryParameters().getFirst("fields");
        if (fields == null || !(response.getEntity() instanceof Page<?> page) || page.items().isEmpty()) {
            return;
        }
        var wanted = new LinkedHashSet<>(List.of(fields.split(",")));
        response.setEntity(page.withItems(page.items().stream().map(item -> only(wanted, item)).toList()));
    }

    private ObjectNode only(Set<String> wanted, Object item) {
        var known = names(item.getClass());
        wanted.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new InvalidRequest("invalid-parameter",
                    List.of(Violation.parameter("fields", "unknown-field",
                            problems.text("violation.unknown-field-name", name))));
        });
        ObjectNode node = json.valueToTree(item);
        return node.retain(wanted);
    }

    /** The fields of a view, those without a value included. */
    private static Set<String> names(Class<?> view) {
        return Arrays.stream(view.getRecordComponents()).map(RecordComponent::getName).collect(Collectors.toSet());
    }
}
