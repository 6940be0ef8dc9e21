package de.schulausstattung.platform.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * What the PostgreSQL driver sends while this is open, whoever asked for it: Hibernate's statements and those written by hand
 * alike, with parameters as {@code $1}. A connection sends the text of a statement it has prepared only once: start with fresh
 * connections.
 */
public final class SentStatements implements AutoCloseable {

    private static final Pattern PARSE = Pattern.compile("FE=> Parse\\(stmt=[^,]*,query=\"(.*)\",oids=", Pattern.DOTALL);

    private final Logger driver = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
    private final Level before = driver.getLevel();
    private final boolean toldParent = driver.getUseParentHandlers();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            var statement = PARSE.matcher(String.valueOf(entry.getMessage()));
            if (statement.find()) {
                sent.add(statement.group(1).strip());
            }
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    /** Begins to listen. */
    public SentStatements() {
        handler.setLevel(Level.ALL);
        driver.addHandler(handler);
        driver.setUseParentHandlers(false);
        driver.setLevel(Level.FINEST);
    }

    /** The statements sent so far that contain a text, in their order. */
    public List<String> containing(String text) {
        return sent.stream().filter(statement -> statement.contains(text)).toList();
    }

    @Override
    public void close() {
        driver.setLevel(before);
        driver.setUseParentHandlers(toldParent);
        driver.removeHandler(handler);
    }
}
