package de.schulausstattung.inventory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.hibernate.resource.jdbc.spi.StatementInspector;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;

/** Remembers what Hibernate sends, for tests that look at plans. */
@PersistenceUnitExtension
public class SqlLog implements StatementInspector {

    private static final List<String> SENT = new CopyOnWriteArrayList<>();

    @Override
    public String inspect(String sql) {
        SENT.add(sql);
        return sql;
    }

    static void clear() {
        SENT.clear();
    }

    static String last(String beginning) {
        return SENT.reversed().stream().filter(sql -> sql.startsWith(beginning)).findFirst().orElseThrow();
    }
}
