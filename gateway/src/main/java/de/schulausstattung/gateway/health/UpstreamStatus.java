package de.schulausstattung.gateway.health;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheckResponse;

import de.schulausstattung.gateway.routing.Route;
import de.schulausstattung.gateway.routing.Routes;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;

/**
 * Which services accept connections, as data of a check that is always up: the gateway is ready without them, and no probe may
 * take it down because one of them is.
 */
@Wellness
@ApplicationScoped
class UpstreamStatus implements AsyncHealthCheck {

    private final Routes routes;
    private final NetClient client;

    UpstreamStatus(Routes routes, Vertx vertx) {
        this.routes = routes;
        this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(1_000));
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        var status = HealthCheckResponse.named("upstreams").up();
        var probes = routes.all().stream()
                .map(route -> state(route).onSuccess(state -> status.withData(route.name(), state))).toList();
        return Uni.createFrom().completionStage(Future.all(probes).map(_ -> status.build()).toCompletionStage());
    }

    private Future<String> state(Route route) {
        return client.connect(route.port(), route.upstream().getHost())
                .compose(socket -> socket.close().map("reachable")).otherwise("unreachable");
    }
}
