package de.schulausstattung.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/**
 * The mail server of the local run: takes what the services send to whomever, delivers nothing to the world, and keeps each
 * mail as a file that a mail program opens.
 */
final class MailServer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(MailServer.class.getName());
    private static final String NOBODYS_PASSWORD = "nobody reads over this server";

    private final GreenMail server;
    private final Path folder;
    private final AtomicInteger taken = new AtomicInteger();

    private MailServer(GreenMail server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    static MailServer start(Folders folders, Ports ports) {
        var mails = new MailServer(new GreenMail(new ServerSetup(ports.mail(), "localhost", ServerSetup.PROTOCOL_SMTP)),
                folders.mails());
        mails.server.start();
        var users = mails.server.getUserManager();
        users.setMessageDeliveryHandler((message, address) -> {
            mails.keep(message.getMessage());
            return recipient(users, address.getEmail());
        });
        return mails;
    }

    private static GreenMailUser recipient(UserManager users, String mail) throws UserException {
        synchronized (users) {
            var known = users.getUserByEmail(mail);
            return known == null ? users.createUser(mail, mail, NOBODYS_PASSWORD) : known;
        }
    }

    /** Once for each recipient. */
    private void keep(MimeMessage mail) {
        try (var file = open()) {
            mail.writeTo(file);
        } catch (IOException | MessagingException e) {
            LOG.log(Level.WARNING, "A mail could not be kept", e);
        }
    }

    /** A file of its own, beside those of earlier runs. */
    private OutputStream open() throws IOException {
        for (;;) {
            var file = folder.resolve("mail-%04d.eml".formatted(taken.incrementAndGet()));
            if (!Files.exists(file)) {
                return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
            }
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
