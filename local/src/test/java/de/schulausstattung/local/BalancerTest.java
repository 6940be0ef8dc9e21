package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

/** What a drill says of refused connections is only worth something if they are counted. */
class BalancerTest {

    @Test
    void countsAConnectionForWhichThereIsNoEndpoint() throws IOException {
        try (var balancer = new Balancer(); var client = connect(balancer)) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            await().untilAsserted(() -> assertThat(balancer.refused()).isOne());
        }
    }

    @Test
    void countsAConnectionThatTheEndpointDoesNotTake() throws IOException {
        try (var balancer = new Balancer()) {
            balancer.add(FreePorts.one());
            try (var client = connect(balancer)) {
                assertThat(client.getInputStream().read()).isEqualTo(-1);
                await().untilAsserted(() -> assertThat(balancer.refused()).isOne());
            }
        }
    }

    @Test
    void leavesAConnectionAloneWhoseEndpointIsTakenAway() throws IOException {
        try (var balancer = new Balancer(); var endpoint = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            balancer.add(endpoint.getLocalPort());
            try (var client = connect(balancer); var server = endpoint.accept()) {
                balancer.remove(endpoint.getLocalPort());
                client.getOutputStream().write("ask".getBytes(StandardCharsets.US_ASCII));
                client.shutdownOutput();
                assertThat(server.getInputStream().readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("ask");
                server.getOutputStream().write("answer".getBytes(StandardCharsets.US_ASCII));
                server.shutdownOutput();
                assertThat(client.getInputStream().readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("answer");
            }
            assertThat(balancer.refused()).isZero();
        }
    }

    private static Socket connect(Balancer balancer) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), URI.create(balancer.url()).getPort());
    }
}
