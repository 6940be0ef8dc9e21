package de.schulausstattung.needs.category;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

/** The catalogue of device classes, kept as dated data. */
@ApplicationScoped
class CategoryRepository {

    private final EntityManager entities;

    CategoryRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** Every device class as it is on this day. */
    List<DeviceCategory> on(LocalDate day) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            var found = new ArrayList<DeviceCategory>();
            try (var query = connection.prepareStatement("""
                    SELECT DISTINCT ON (device_class) device_class, category, fixed, source FROM device_category
                     WHERE valid_from <= ? ORDER BY device_class, valid_from DESC""")) {
                query.setObject(1, day);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(new DeviceCategory(rows.getString(1), rows.getString(2), rows.getBoolean(3),
                                rows.getString(4)));
                    }
                }
            }
            return found;
        });
    }
}
