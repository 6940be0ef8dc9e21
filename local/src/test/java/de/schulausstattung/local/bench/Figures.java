package de.schulausstattung.local.bench;

import java.time.LocalDate;

/** Indicators and the annual report over 250,000 devices, against the aggregation alone as SQL under the same policies. */
final class Figures {

    private static final int ROUNDS = 7;
    private static final String AGGREGATE = """
            SELECT schulnummer, device_class, count(*) FILTER (WHERE status = 'IN_SERVICE'), coalesce(sum(price_cents), 0)
              FROM device GROUP BY schulnummer, device_class""";

    private final Setting setting;
    private final Caller clerk;

    Figures(Setting setting) {
        this.setting = setting;
        this.clerk = setting.clerk(Setting.REPORT);
    }

    void run() throws Exception {
        double floor;
        try (var connection = setting.servers().superuser("report"); var statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE) device");
        }
        try (var connection = setting.servers().app("report"); var statement = connection.createStatement()) {
            statement.execute(Population.BIND);
            floor = Samples.of(ROUNDS, () -> statement.executeQuery(AGGREGATE).close()).median();
        }
        var year = "/annual-reports/" + LocalDate.now(java.time.ZoneId.of("Europe/Berlin")).getYear();
        measure("indicators of the Träger", "/indicators", "application/json", floor);
        measure("annual report, draft as JSON", year, "application/json", floor);
        measure("annual report, draft as page", year, "text/html", floor);
        measure("annual report of last year, as JSON", "/annual-reports/"
                + (LocalDate.now(java.time.ZoneId.of("Europe/Berlin")).getYear() - 1), "application/json", floor);
        setting.board().note("annual report as PDF", "there is none yet", "-", null);
    }

    private void measure(String work, String path, String mediaType, double floor) throws Exception {
        setting.board().atMost(work + ", median of " + ROUNDS, Samples.of(ROUNDS, () -> clerk.drain(path, mediaType)).median(),
                floor,
                "ms", 1000,
                "All indicators of 95 schools from devices, rooms and counts, and their text; the floor is one aggregation of the devices alone.");
    }
}
