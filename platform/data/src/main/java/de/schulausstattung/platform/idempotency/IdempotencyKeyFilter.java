package de.schulausstattung.platform.idempotency;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.IndexView;

import de.schulausstattung.platform.openapi.DocumentedMethod;
import io.quarkus.smallrye.openapi.OpenApiFilter;

/** Documents the header {@code Idempotency-Key} where it is understood. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class IdempotencyKeyFilter implements OASFilter {

    private static final String NAME = "Idempotency-Key";

    private final IndexView index;

    /** Made while the application is built, when its classes are known. */
    public IdempotencyKeyFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        index.getAnnotations(Idempotent.class).stream()
                .filter(declared -> declared.target().kind() == AnnotationTarget.Kind.METHOD)
                .forEach(declared -> DocumentedMethod.of(document, declared.target().asMethod())
                        .map(DocumentedMethod::operation).filter(operation -> !isNamed(operation))
                        .ifPresent(operation -> operation.addParameter(header(declared))));
    }

    private static Parameter header(AnnotationInstance declared) {
        var required = declared.value("required");
        var header = OASFactory.createParameter().name(NAME).in(Parameter.In.HEADER);
        if (required != null && required.asBoolean()) {
            header.required(true);
        }
        return header.description("Chosen by the client, per request: sent again within 24 hours, the same request has one "
                + "effect and gets the same answer; another one under the key is refused (422)")
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).pattern("[A-Za-z0-9._-]{8,128}"));
    }

    /** The build runs this filter more than once over the same document. */
    private static boolean isNamed(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> NAME.equals(parameter.getName()));
    }
}
