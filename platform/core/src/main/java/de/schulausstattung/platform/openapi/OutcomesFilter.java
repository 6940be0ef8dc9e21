package de.schulausstattung.platform.openapi;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import de.schulausstattung.platform.web.Versioned;
import io.quarkus.smallrye.openapi.OpenApiFilter;

/**
 * Says what the methods' signatures tell of a good outcome: its status, its body where a special outcome on the method made the
 * document forget it, and the headers {@code ETag}, {@code Location} and {@code Event-Position}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OutcomesFilter implements OASFilter {

    private static final DotName VERSIONED = DotName.createSimple(Versioned.class.getName());
    private static final DotName VOID = DotName.createSimple("void");
    private static final Set<String> WITH_LOCATION = Set.of("201", "202");
    private static final Map<String, String> DESCRIPTIONS = Map.of("200", "OK", "201", "Created", "202", "Accepted", "204",
            "No Content", "207", "A result per item");

    private final IndexView index;

    /** Made while the application is built, when its classes are known. */
    public OutcomesFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        DocumentedMethod.all(document, index).forEach(method -> outcome(document, method));
    }

    private void outcome(OpenAPI document, DocumentedMethod method) {
        var status = good(method.operation()).orElseGet(() -> concluded(method));
        var response = method.operation().getResponses().getAPIResponse(status);
        if (response == null) {
            response = OASFactory.createAPIResponse().description(DESCRIPTIONS.get(status));
            method.operation().getResponses().addAPIResponse(status, response);
        }
        if (response.getContent() == null && !method.answer().equals(VOID)) {
            response.setContent(OASFactory.createContent().addMediaType("application/json", OASFactory.createMediaType()
                    .schema(OASFactory.createSchema().ref("#/components/schemas/" + schema(document, method)))));
        }
        headers(method, status, response);
    }

    private static String schema(OpenAPI document, DocumentedMethod method) {
        var name = method.answer().withoutPackagePrefix().replaceAll(".*\\$", "");
        if (!document.getComponents().getSchemas().containsKey(name)) {
            throw new IllegalStateException(
                    method.method() + ": no schema " + name + " in the document; say it with @APIResponse(content = …)");
        }
        return name;
    }

    private static Optional<String> good(Operation operation) {
        return operation.getResponses().getAPIResponses().keySet().stream().filter(status -> status.startsWith("2"))
                .findFirst();
    }

    /** As {@code Responses} does: a job is accepted, anything else whose status the method decides on is created. */
    private static String concluded(DocumentedMethod method) {
        if (method.answer().equals(VOID)) {
            return "204";
        }
        return !method.answersWithStatus() || method.verb() != HttpMethod.POST ? "200"
                : method.answer().withoutPackagePrefix().equals("JobView") ? "202" : "201";
    }

    private void headers(DocumentedMethod method, String status, APIResponse response) {
        var view = index.getClassByName(method.answer());
        if (view != null && view.interfaceNames().contains(VERSIONED)) {
            response.addHeader("ETag", text("The version of what is shown, for `If-Match`: `\"0.3\"`"));
        }
        if (WITH_LOCATION.contains(status)) {
            response.addHeader("Location", text("Where it is found, a path"));
        }
        if (method.verb() != HttpMethod.GET) {
            response.addHeader("Event-Position", text("The last events that this appended, where it did; reports wait for them "
                    + "when they are sent as `minPosition`"));
        }
    }

    private static Header text(String description) {
        return OASFactory.createHeader().description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }
}
