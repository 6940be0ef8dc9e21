package de.schulausstattung.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.eclipse.microprofile.config.ConfigProvider;

/** Bytes on a socket, for what an HTTP client would tidy up or refuse to send. */
final class RawHttp implements AutoCloseable {

    private static final int PATIENCE = 20_000;

    private final Socket socket;
    private final InputStream in;

    RawHttp() {
        this("127.0.0.1");
    }

    /** @param from the loopback address to come from */
    RawHttp(String from) {
        try {
            socket = new Socket();
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"),
                    ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class)));
            socket.setSoTimeout(PATIENCE);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request with these header lines and reads all until the server closes. */
    static String exchange(String requestLine, String... headers) {
        try (var raw = new RawHttp()) {
            raw.send(requestLine + "\r\nHost: localhost\r\nConnection: close\r\n"
                    + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n");
            return raw.readAll();
        }
    }

    RawHttp send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawHttp send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream in() {
        return in;
    }

    String readAll() {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until this text has come. */
    String readUntil(String text) {
        var read = new StringBuilder();
        try {
            while (!read.substring(Math.max(0, read.length() - text.length())).equals(text)) {
                var next = in.read();
                if (next < 0) {
                    throw new AssertionError("Closed after: " + read);
                }
                read.append((char) next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
