package de.schulausstattung.report.indicator;

import java.util.ArrayList;

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
                            new Quota(rows.getInt(4), rows.getInt(5)), rows.getString(6)));
                }
            }
            return new DeviceQuotas(rules);
        });
    }

    UsefulLives usefulLives() {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            var lives = new ArrayList<UsefulLives.Life>();
            try (var query = connection.prepareStatement("SELECT device_class, valid_from, years FROM useful_life");
                    var rows = query.executeQuery()) {
                while (rows.next()) {
                    lives.add(new UsefulLives.Life(rows.getString(1), rows.getDate(2).toLocalDate(), rows.getInt(3)));
                }
            }
            return new UsefulLives(lives);
        });
    }
}
