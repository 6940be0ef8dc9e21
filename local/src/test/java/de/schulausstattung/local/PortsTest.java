package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void namesTheBusyPortAndWhoNeedsIt() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree(Map.of(other.getLocalPort(), "Kafka"))).isInstanceOf(StartFailed.class)
                    .hasMessageStartingWith("Port " + other.getLocalPort() + " ist belegt, Kafka braucht ihn");
        }
    }

    @Test
    void takesAPortThatWasFreedAMomentAgo() throws IOException {
        int port;
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }

        assertThatNoException().isThrownBy(() -> Ports.requireFree(Map.of(port, "Kafka")));
    }
}
