package de.schulausstattung.platform.persistence;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.hibernate.HibernateException;
import org.hibernate.StaleStateException;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

import de.schulausstattung.platform.problem.ProblemTexts;
import de.schulausstattung.platform.problem.Problems;
import io.quarkus.arc.ArcUndeclaredThrowableException;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransactionException;

/** What the database refuses, as problems: stale versions, taken names, the wall's own no, and a database that is away. */
@ApplicationScoped
public class PersistenceExceptionMapper {

    private static final String WALL = "42501";
    /** A unique key is taken, or a time that excludes another. */
    private static final Set<String> TAKEN = Set.of("23505", "23P01");
    private static final String FOREIGN_KEY = "23503";
    /** Data exceptions: a text with NUL, a number too large; the caller's values, whatever let them through. */
    private static final String DATA = "22";
    /** A CHECK or NOT NULL that no rule above the database caught. */
    private static final Set<String> BROKEN_RULES = Set.of("23514", "23502");
    private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01", "55P03");
    private static final Set<String> AWAY = Set.of("08", "53", "57");
    private static final String POOL = "io.agroal.";

    private final Problems problems;

    PersistenceExceptionMapper(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper({ HibernateException.class, jakarta.persistence.PersistenceException.class, RollbackException.class,
            SQLException.class, ArcUndeclaredThrowableException.class, QuarkusTransactionException.class })
    Response map(Throwable e, @Context HttpHeaders headers) {
        if (find(e, OptimisticLockException.class) != null || find(e, StaleStateException.class) != null
                || isStale(e)) {
            return headers.getHeaderString(HttpHeaders.IF_MATCH) != null ? problems.of("stale-version", 412, "?")
                    : problems.of("concurrent-change", 409);
        }
        var sql = find(e, SQLException.class);
        var state = sql == null || sql.getSQLState() == null ? "" : sql.getSQLState();
        if (TAKEN.contains(state)) {
            return problems.of(taken(constraint(e)), 409);
        }
        if (state.equals(WALL)) {
            return problems.of("no-such-path", 404);
        }
        if (TRY_AGAIN.contains(state) || state.equals(FOREIGN_KEY)) {
            return problems.of("concurrent-change", 409);
        }
        if (state.startsWith(DATA) || BROKEN_RULES.contains(state)) {
            return problems.of("bad-request", 400);
        }
        if (sql != null && isAway(sql)) {
            Log.warn("The database is away", e);
            return problems.of("storage-unavailable", 503, List.of(), 5);
        }
        Log.error("The database refused", e);
        return problems.of("internal-error", 500);
    }

    /**
     * An UPDATE that reads the epoch back finds no row where another was quicker; Hibernate looks for the epoch before it
     * counts the rows, and has no exception of its own for it.
     */
    private static boolean isStale(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof HibernateException && cause.getMessage() != null
                    && cause.getMessage().startsWith("The database returned no natively generated values")) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@code uq_device_serial_number} is the problem {@code device-serial-number-taken}, where there is a text for it;
     * {@code ex_slot_time} is {@code slot-time-taken}.
     */
    private static String taken(@Nullable String constraint) {
        var slug = constraint == null ? "" : constraint.replaceFirst("^(uq|ex)_", "").replace('_', '-') + "-taken";
        return ProblemTexts.slugs().contains(slug) ? slug : "duplicate";
    }

    private static @Nullable String constraint(Throwable e) {
        var violation = find(e, ConstraintViolationException.class);
        if (violation != null && violation.getConstraintName() != null) {
            return violation.getConstraintName();
        }
        var postgres = find(e, PSQLException.class);
        return postgres == null || postgres.getServerErrorMessage() == null ? null
                : Objects.requireNonNullElse(postgres.getServerErrorMessage().getConstraint(), "");
    }

    private static <T extends Throwable> @Nullable T find(Throwable e, Class<T> type) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    /** The classes of SQLSTATE after which the same statement may well succeed; consumers retry these without limit. */
    public static boolean isTransient(Throwable e) {
        var sql = find(e, SQLException.class);
        if (sql == null) {
            return false;
        }
        return isAway(sql) || (sql.getSQLState() != null && TRY_AGAIN.contains(sql.getSQLState()));
    }

    /** The server says so in its SQLSTATE; the pool has neither that nor types of its own for "no connection in time". */
    private static boolean isAway(SQLException e) {
        var state = e.getSQLState();
        if (state != null) {
            return state.length() == 5 && AWAY.contains(state.substring(0, 2));
        }
        var thrown = e.getStackTrace();
        return thrown.length > 0 && thrown[0].getClassName().startsWith(POOL);
    }
}
