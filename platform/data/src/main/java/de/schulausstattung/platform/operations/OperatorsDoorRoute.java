package de.schulausstattung.platform.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.vertx.http.ManagementInterface;
import io.smallrye.common.vertx.ContextLocals;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;

/**
 * Leads from the management port to the operators' endpoints and to the jobs that they begin: the request goes the way of any
 * other, with its checks, and is known by the door that it came through.
 */
@ApplicationScoped
class OperatorsDoorRoute {

    private static final String PASSED = OperatorsDoor.class.getName();
    private static final String BODY = PASSED + ".body";

    /** Before the resources and whatever looks at bodies. */
    private static final int EARLY = -1;

    private final String path;

    /** Told at start, before a request comes. */
    private volatile Router application;

    OperatorsDoorRoute(@ConfigProperty(name = "quarkus.rest.path") String path) {
        this.path = path;
    }

    /** Whether the request at hand came through the management port. */
    static boolean isPassed() {
        return ContextLocals.get(PASSED).isPresent();
    }

    void know(@Observes Router router) {
        application = router;
        router.route(path + "/operations/*").order(EARLY).handler(OperatorsDoorRoute::takeBody);
        router.route(path + "/jobs/*").order(EARLY).handler(OperatorsDoorRoute::takeBody);
    }

    void open(@Observes ManagementInterface management) {
        management.router().route(path + "/operations/*").handler(this::pass);
        management.router().route(path + "/jobs/*").handler(this::pass);
    }

    private void pass(RoutingContext request) {
        ContextLocals.put(PASSED, true);
        var body = request.body().buffer();
        ContextLocals.put(BODY, body == null ? Buffer.buffer() : body);
        application.handle(request.request());
    }

    /** The management port's own router has read the body; nobody can read it again from the connection. */
    private static void takeBody(RoutingContext request) {
        ContextLocals.<Buffer> get(BODY).ifPresent(((RoutingContextInternal) request)::setBody);
        request.next();
    }
}
