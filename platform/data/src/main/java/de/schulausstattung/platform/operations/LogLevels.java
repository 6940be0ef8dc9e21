package de.schulausstattung.platform.operations;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.audit.OperatorActs;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** How much this process says about what, until it is started again; each change is noted. */
@ApplicationScoped
public class LogLevels {

    private final OperatorActs acts;

    LogLevels(OperatorActs acts) {
        this.acts = acts;
    }

    /** A level that can be set. Nothing finer than DEBUG: that would show what statements carry. */
    public enum LogLevel {
        DEBUG,
        INFO,
        WARN,
        ERROR,
        /** That of the category above. */
        INHERITED;

        private @Nullable Level level() {
            return this == INHERITED ? null : org.jboss.logmanager.Level.parse(name());
        }
    }

    /**
     * What is set for a category.
     *
     * @param category a package or class, and all below it
     */
    public record CategoryLevel(String category, String level) {
    }

    /** The categories with a level of their own, by name; the root's name is empty. */
    public List<CategoryLevel> own() {
        return Collections.list(LogManager.getLogManager().getLoggerNames()).stream().sorted().map(Logger::getLogger)
                .filter(logger -> logger.getLevel() != null)
                .map(logger -> new CategoryLevel(logger.getName(), logger.getLevel().getName())).toList();
    }

    /** Sets the level of a category and of all below it that have none of their own, once it is noted who wanted it. */
    public void set(String category, LogLevel level) {
        var by = acts.by();
        QuarkusTransaction.requiringNew()
                .run(() -> acts.note(by, "log-level." + level.name().toLowerCase(Locale.ROOT), category, "DONE"));
        Logger.getLogger(category).setLevel(level.level());
    }
}
