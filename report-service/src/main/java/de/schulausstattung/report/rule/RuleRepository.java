package de.schulausstattung.report.rule;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

/** The rules of indicators, kept as dated data. */
@ApplicationScoped
class RuleRepository {

    private final EntityManager entities;

    RuleRepository(EntityManager entities) {
        this.entities = entities;
    }

    DeviceQuotas quotas() {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            var rules = new ArrayList<DeviceQuotas.Rule>();
            try (var query = connection.prepareStatement("""
                    SELECT schulform, jahrgang, valid_from, devices, pupils, source FROM device_quota
                     ORDER BY schulform, jahrgang, valid_from"""); var rows = query.executeQuery()) {
                while (rows.next()) {
                    rules.add(new DeviceQuotas.Rule(rows.getString(1), rows.getString(2), rows.getDate(3).toLocalDate(),
                            rows.getInt(4), rows.getInt(5), rows.getString(6)));
                }
            }
            return new DeviceQuotas(rules);
        });
    }

    UsefulLives usefulLives() {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            var lives = new ArrayList<UsefulLives.Life>();
            try (var query = connection.prepareStatement("""
                    SELECT device_class, valid_from, years, source FROM useful_life ORDER BY device_class, valid_from""");
                    var rows = query.executeQuery()) {
                while (rows.next()) {
                    lives.add(new UsefulLives.Life(rows.getString(1), rows.getDate(2).toLocalDate(), rows.getInt(3),
                            rows.getString(4)));
                }
            }
            return new UsefulLives(lives);
        });
    }

    /** The latest day that a frozen report speaks of, whose Träger's ever. */
    Optional<LocalDate> lastFrozenStichtag() {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var query = connection.prepareStatement("SELECT max(stichtag) FROM frozen_stichtag");
                    var row = query.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, LocalDate.class));
            }
        });
    }

    void store(DeviceQuotas.Rule rule, Instant now, String subject) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var upsert = connection.prepareStatement(
                    """
                            INSERT INTO device_quota (schulform, jahrgang, valid_from, devices, pupils, source, recorded_at, recorded_by)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                            ON CONFLICT ON CONSTRAINT pk_device_quota DO UPDATE
                               SET devices = excluded.devices, pupils = excluded.pupils, source = excluded.source,
                                   recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by""")) {
                upsert.setString(1, rule.schulform());
                upsert.setString(2, rule.jahrgang());
                upsert.setObject(3, rule.validFrom());
                upsert.setInt(4, rule.devices());
                upsert.setInt(5, rule.per());
                upsert.setString(6, rule.source());
                record(upsert, 7, now, subject);
            }
        });
    }

    void store(UsefulLives.Life life, Instant now, String subject) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var upsert = connection.prepareStatement("""
                    INSERT INTO useful_life (device_class, valid_from, years, source, recorded_at, recorded_by)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT ON CONSTRAINT pk_useful_life DO UPDATE
                       SET years = excluded.years, source = excluded.source, recorded_at = excluded.recorded_at,
                           recorded_by = excluded.recorded_by""")) {
                upsert.setString(1, life.deviceClass());
                upsert.setObject(2, life.validFrom());
                upsert.setInt(3, life.years());
                upsert.setString(4, life.source());
                record(upsert, 5, now, subject);
            }
        });
    }

    private static void record(PreparedStatement upsert, int parameter, Instant now, String subject)
            throws SQLException {
        upsert.setTimestamp(parameter, Timestamp.from(now));
        upsert.setString(parameter + 1, subject);
        upsert.executeUpdate();
    }
}
