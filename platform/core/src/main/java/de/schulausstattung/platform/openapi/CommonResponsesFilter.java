package de.schulausstattung.platform.openapi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.problem.Problem;
import de.schulausstattung.platform.security.Permissions;

/**
 * Adds what every operation has in common: its problem responses and the {@code X-Tenant} header; and to those for operators
 * that they are found on the management port.
 */
public class CommonResponsesFilter implements OASFilter {

    /** Sorted: the document must be the same, byte for byte, whenever it is made. */
    private static final SortedMap<String, String> COMMON = new TreeMap<>(Map.of(
            "400", "The request is malformed or names something unknown",
            "401", "No token, or none that is valid here",
            "403", "The permission is missing in the chosen tenant",
            "404", "No such object in the caller's tenant",
            "429", "Too many requests; told by the gateway, with Retry-After",
            "503", "The database or the identity provider is away; nothing was stored. With Retry-After"));

    /** The tag of what is behind the {@code OperatorsDoor}. */
    private static final String FOR_OPERATORS = "Operations";

    /** What the generator says of its own accord. */
    private static final Set<String> GENERATED = Set.of("", "Not Authorized", "Not Allowed", "Bad Request");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema("Problem", problemSchema());
        document.getPaths().getPathItems().forEach((path, item) -> operations(item).forEach((method, operation) -> {
            List.copyOf(operation.getResponses().getAPIResponses().keySet()).stream()
                    .filter(status -> status.compareTo("400") >= 0 && !status.equals("default") && !COMMON.containsKey(status))
                    .forEach(status -> addProblem(operation, status, ""));
            COMMON.forEach((status, text) -> addProblem(operation, status, text));
            if (method != PathItem.HttpMethod.GET) {
                addProblem(operation, "409", "The state of things, or another change at the same time, does not allow it");
            }
            if (operation.getRequestBody() != null) {
                addProblem(operation, "413", "The body is too large");
                addProblem(operation, "422", "A rule refuses the content");
            }
            if (method == PathItem.HttpMethod.PUT || method == PathItem.HttpMethod.DELETE) {
                addProblem(operation, "412", "The version named by If-Match is not the newest");
                addProblem(operation, "428", "If-Match is missing");
            }
            namePermissions(operation);
            operation.addParameter(OASFactory.createParameter().name("X-Tenant")
                    .in(Parameter.In.HEADER)
                    .description("The tenant to act in, for callers with memberships in several: `traeger-10078`")
                    .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
            if (operation.getTags() != null && operation.getTags().contains(FOR_OPERATORS)) {
                operation.setServers(List.of(OASFactory.createServer()
                        .url("http://localhost:" + ConfigProvider.getConfig().getValue("quarkus.management.port", String.class))
                        .description("The management port, which is reached from inside the installation alone")));
            }
        }));
    }

    private static Map<PathItem.HttpMethod, Operation> operations(PathItem item) {
        return item.getOperations();
    }

    /** Where the service's configuration says who may call. */
    private static void namePermissions(Operation operation) {
        if (operation.getSecurity() != null) {
            operation.setSecurity(operation.getSecurity().stream().map(requirement -> {
                var named = OASFactory.createSecurityRequirement();
                requirement.getSchemes().forEach((scheme, permissions) -> named.addScheme(scheme,
                        permissions.stream().flatMap(Permissions::named).toList()));
                return named;
            }).toList());
        }
    }

    private static void addProblem(Operation operation, String status, String description) {
        var special = operation.getResponses().getAPIResponse(status);
        if (special != null && special.getContent() != null) {
            return;
        }
        operation.getResponses().addAPIResponse(status, OASFactory.createAPIResponse()
                .description(describe(special, description))
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE,
                        OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem")))));
    }

    /** What an operation says of its own outcome; of a failure that any has, what is said of any. */
    private static String describe(@Nullable APIResponse special, String common) {
        var own = special == null || special.getDescription() == null ? "" : special.getDescription();
        return GENERATED.contains(own) ? common : own;
    }

    private static Schema problemSchema() {
        var string = List.of(Schema.SchemaType.STRING);
        var violation = OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
        List.of("pointer", "parameter", "code", "detail")
                .forEach(name -> violation.addProperty(name, OASFactory.createSchema().type(string)));
        var schema = OASFactory.createSchema().addType(Schema.SchemaType.OBJECT)
                .description("RFC 9457. `type` is `/problems/<slug>`, a page at the gateway.");
        List.of("type", "title", "detail", "requestId")
                .forEach(name -> schema.addProperty(name, OASFactory.createSchema().type(string)));
        return schema.addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("retryAfter", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("violations", OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(violation));
    }
}
