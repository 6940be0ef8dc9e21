package de.schulausstattung.meeting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A real mail server, started once per VM; it takes whatever is sent to whomever. Mails that fail are soon tried again. */
public class MailServer implements QuarkusTestResourceLifecycleManager {

    private static final int PORT = freePort();
    private static final GreenMail SERVER = new GreenMail(new ServerSetup(PORT, "localhost", ServerSetup.PROTOCOL_SMTP));

    @Override
    public synchronized Map<String, String> start() {
        up();
        return Map.of("quarkus.mailer.host", "localhost", "quarkus.mailer.port", String.valueOf(PORT),
                "schulausstattung.invitation.pause", "PT0.2S", "schulausstattung.invitation.lease", "PT10S");
    }

    /** Lets it be there, with none of the mails that came before it went away. */
    public static synchronized void up() {
        if (!SERVER.isRunning()) {
            SERVER.start();
        }
    }

    /** In its place, while it is away: takes connections, as the system does for whoever listens, and says nothing. */
    public static ServerSocket mute() throws IOException {
        var mute = new ServerSocket();
        mute.setReuseAddress(true);
        mute.bind(new InetSocketAddress("localhost", PORT));
        return mute;
    }

    /** Lets it be away. */
    public static synchronized void down() {
        SERVER.stop();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The server lives as long as the VM: the next test class uses it.
    }

    /** What an address got, in the order in which it came. */
    public static List<MimeMessage> to(String address) {
        return Arrays.stream(SERVER.getReceivedMessages()).filter(message -> recipients(message).contains(address)).toList();
    }

    private static List<String> recipients(MimeMessage message) {
        try {
            return Arrays.stream(message.getAllRecipients()).map(Address::toString).toList();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
