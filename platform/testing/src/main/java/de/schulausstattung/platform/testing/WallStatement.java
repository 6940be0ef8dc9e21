package de.schulausstattung.platform.testing;

/** Statements as somebody might write them by hand, each of which finds the planted row where nothing hides it. */
enum WallStatement {

    READ("SELECT * FROM %1$s WHERE tenant_id = '%2$s'"),
    READ_WITHOUT_NAMING_THE_TENANT(
            "SELECT tenant_id FROM %1$s WHERE tenant_id < 'traeger-00002' AND tenant_id > 'traeger-0000'"),
    COUNT("SELECT count(*) FROM %1$s WHERE tenant_id = '%2$s' HAVING count(*) > 0"),
    LOCK("SELECT 1 FROM %1$s WHERE tenant_id = '%2$s' FOR UPDATE"),
    EXIST("SELECT 1 WHERE EXISTS (SELECT FROM %1$s WHERE tenant_id = '%2$s')"),
    JOIN_ITSELF("SELECT 1 FROM %1$s a JOIN %1$s b ON a.tenant_id = b.tenant_id WHERE a.tenant_id = '%2$s'"),
    JOIN_OUTER("SELECT t.tenant_id FROM service_epoch LEFT JOIN %1$s t ON t.tenant_id = '%2$s' WHERE t.tenant_id IS NOT NULL"),
    UNITE("SELECT tenant_id FROM %1$s WHERE tenant_id = '%2$s' UNION ALL SELECT tenant_id FROM %1$s WHERE tenant_id = '%2$s'"),
    UPDATE("UPDATE %1$s SET tenant_id = tenant_id WHERE tenant_id = '%2$s'"),
    UPDATE_FROM("UPDATE %1$s a SET tenant_id = a.tenant_id FROM service_epoch WHERE a.tenant_id = '%2$s'"),
    UPDATE_RETURNING("WITH changed AS (UPDATE %1$s SET tenant_id = tenant_id WHERE tenant_id = '%2$s' RETURNING tenant_id) "
            + "SELECT * FROM changed"),
    DELETE("DELETE FROM %1$s WHERE tenant_id = '%2$s'"),
    DELETE_USING("DELETE FROM %1$s a USING service_epoch WHERE a.tenant_id = '%2$s'"),
    /** Reads no column: only the policies of the command itself count. */
    UPDATE_ALL("UPDATE %1$s SET tenant_id = '%2$s'"),
    /** Reads no column, either. */
    DELETE_ALL("DELETE FROM %1$s");

    private final String pattern;

    WallStatement(String pattern) {
        this.pattern = pattern;
    }

    /** Whether it keeps to the planted row; what takes all rows may be tried behind the wall only. */
    boolean isAimed() {
        return this != UPDATE_ALL && this != DELETE_ALL;
    }

    String on(String table) {
        return pattern.formatted(table, WallDatabase.TENANT);
    }
}
