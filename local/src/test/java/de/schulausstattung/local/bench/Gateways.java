package de.schulausstattung.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import de.schulausstattung.local.BenchServers.Running;
import de.schulausstattung.local.bench.Load.Requests;
import de.schulausstattung.local.bench.Load.Result;
import de.schulausstattung.platform.testing.Issuer;

/** The gateway, which verifies each token, against nginx, which passes it on: before the same upstream on the same cores. */
final class Gateways {

    private static final int CLIENTS = 50;
    private static final int SECONDS = 8;
    private static final int UPSTREAM_PORT = 8072;
    private static final int PROXY_PORT = 8073;
    private static final String PATH = "/api/inventory/v1/devices/1";
    private static final String UNLIMITED = "100000000";

    private static final String WHY = """
            For each request the gateway verifies a token's RSA signature, counts two limits and sets headers, in a JVM on the cores \
            that load generator and upstream use as well; nginx passes bytes on.""";

    private final Setting setting;

    Gateways(Setting setting) {
        this.setting = setting;
    }

    void run() throws Exception {
        if (!Load.has("nginx") || !Load.has("wrk")) {
            return;
        }
        var servers = setting.servers();
        var upstream = address(UPSTREAM_PORT);
        var proxy = address(PROXY_PORT);
        var gateway = address(8080);
        try (var _ = nginx("upstream", 1, """
                server {
                  listen 127.0.0.1:%d;
                  location / { default_type application/json; return 200 '{"item":"%s"}'; }
                }
                """.formatted(servers.port(UPSTREAM_PORT), "x".repeat(1000)), upstream);
                var _ = nginx("proxy", 2, """
                        upstream service { server 127.0.0.1:%d; keepalive 256; }
                        server {
                          listen 127.0.0.1:%d;
                          location / { proxy_pass http://service; proxy_http_version 1.1; proxy_set_header Connection ""; }
                        }
                        """.formatted(servers.port(UPSTREAM_PORT), servers.port(PROXY_PORT)), proxy);
                var _ = servers.service("gateway", Setting.SERVER, Issuer.get().url(),
                        Map.of("GATEWAY_ROUTES_INVENTORY_UPSTREAM", upstream, "GATEWAY_LIMITS_SUBJECT_PER_MINUTE", UNLIMITED,
                                "GATEWAY_LIMITS_SUBJECT_BURST", UNLIMITED, "GATEWAY_LIMITS_ADDRESS_PER_MINUTE", UNLIMITED,
                                "GATEWAY_LIMITS_ADDRESS_BURST", UNLIMITED))) {
            var requests = Requests.get(List.of(PATH), setting.clerk(Setting.INVENTORY).token());
            setting.load().warmUp(gateway, requests, CLIENTS);
            var ours = most(gateway, requests);
            var floor = most(proxy, requests);
            setting.board().note("upstream without any proxy, 50 clients, full load",
                    Board.number(most(upstream, requests).perSecond()) + " /s", "-", null);
            setting.board().share("gateway against nginx, 50 clients, full load", ours.perSecond(), floor.perSecond(), "/s",
                    0.5, WHY);
            var half = ours.perSecond() / 2;
            var direct = paced(upstream, requests, half);
            var through = paced(gateway, requests, half);
            var nginx = paced(proxy, requests, half);
            var at = " at half load (%s /s)".formatted(Board.number(through.perSecond()));
            setting.board().atMost("gateway adds, p50" + at, through.p50() - direct.p50(), nginx.p50() - direct.p50(), "ms", 1,
                    WHY);
            setting.board().atMost("gateway adds, p99" + at, through.p99() - direct.p99(), nginx.p99() - direct.p99(), "ms", 5,
                    WHY);
        }
    }

    private Result most(String address, Requests requests) throws IOException, InterruptedException {
        return setting.load().saturate(address, requests, CLIENTS, SECONDS).requireClean(address);
    }

    private Result paced(String address, Requests requests, double perSecond) throws IOException, InterruptedException {
        return setting.load().pace(address, requests, CLIENTS, SECONDS, perSecond, 0.5).requireClean(address);
    }

    private String address(int port) {
        return "http://127.0.0.1:" + setting.servers().port(port);
    }

    private Running nginx(String name, int workers, String server, String ready) throws IOException {
        var folder = Files.createDirectories(setting.servers().folder().resolve("nginx-" + name));
        var configuration = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                worker_processes %d;
                pid %s/pid;
                error_log stderr error;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  keepalive_requests 1000000;
                  client_body_temp_path %s/body;
                  proxy_temp_path %s/proxy;
                  fastcgi_temp_path %s/fastcgi;
                  uwsgi_temp_path %s/uwsgi;
                  scgi_temp_path %s/scgi;
                  %s
                }
                """.formatted(workers, folder, folder, folder, folder, folder, folder, server));
        var program = Objects.requireNonNull(Load.find("nginx"));
        return setting.servers().run("nginx-" + name, List.of(program.toString(), "-p", folder.toString(), "-c",
                configuration.toString()), Map.of(), ready + PATH);
    }
}
