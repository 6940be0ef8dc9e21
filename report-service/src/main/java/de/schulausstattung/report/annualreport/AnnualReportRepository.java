package de.schulausstattung.report.annualreport;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.persistence.Keyset;
import de.schulausstattung.platform.persistence.Where;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.projection.AsOf;

/** Frozen reports, and what a report counts beyond the indicators. */
@ApplicationScoped
class AnnualReportRepository {

    private final EntityManager entities;
    private final Keyset keyset;

    AnnualReportRepository(EntityManager entities, Keyset keyset) {
        this.entities = entities;
        this.keyset = keyset;
    }

    /** What is stored with the bytes of a report. */
    record Freezing(int jahr, int version, @Nullable String reason, LocalDate stichtag, Instant at, String by, Rendered json,
            Rendered html, String inputs, String codeVersion) {
    }

    Page<ReportSummary> search(PageRequest request) {
        return keyset.page(FrozenReport.class, new Where(), request, ReportSort.ALL, ReportSummary::of);
    }

    /** The newest version of a year. */
    Optional<FrozenReport> newest(int jahr) {
        return entities
                .createQuery("select e from FrozenReport e where e.jahr = :jahr order by e.version desc", FrozenReport.class)
                .setParameter("jahr", jahr).setMaxResults(1).getResultStream().findFirst();
    }

    FrozenReport require(int jahr, int version) {
        var report = entities.find(FrozenReport.class, new FrozenReport.Key(jahr, version));
        if (report == null) {
            throw new NotFound("annual-report", jahr + "/" + version);
        }
        return report;
    }

    /** The stored bytes of a version. */
    Rendered bytes(FrozenReport report, ReportFormat format) {
        return switch (format) {
            case JSON -> bytes("SELECT json FROM annual_report WHERE jahr = ? AND version = ?", report, report.jsonSha256());
            case HTML -> bytes("SELECT html FROM annual_report WHERE jahr = ? AND version = ?", report, report.htmlSha256());
        };
    }

    private Rendered bytes(String sql, FrozenReport report, String sha256) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setInt(1, report.jahr());
                query.setInt(2, report.version());
                try (var row = query.executeQuery()) {
                    row.next();
                    return Rendered.stored(row.getBytes(1), sha256);
                }
            }
        });
    }

    /** Stores a version; false where another call was faster. */
    boolean freeze(Freezing report) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var insert = connection.prepareStatement(
                    """
                            INSERT INTO annual_report (jahr, version, reason, stichtag, frozen_at, frozen_by, json, json_sha256, html,
                                                       html_sha256, inputs, code_version)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?) ON CONFLICT ON CONSTRAINT pk_annual_report DO NOTHING""")) {
                insert.setInt(1, report.jahr());
                insert.setInt(2, report.version());
                insert.setString(3, report.reason());
                insert.setObject(4, report.stichtag());
                insert.setTimestamp(5, Timestamp.from(report.at()));
                insert.setString(6, report.by());
                insert.setBytes(7, report.json().bytes());
                insert.setString(8, report.json().sha256());
                insert.setBytes(9, report.html().bytes());
                insert.setString(10, report.html().sha256());
                insert.setString(11, report.inputs());
                insert.setString(12, report.codeVersion());
                return insert.executeUpdate() == 1;
            }
        });
    }

    /** Counted by school and class in one pass over the devices. */
    List<Movement> movements(LocalDate from, AsOf asOf) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            var found = new ArrayList<Movement>();
            try (var query = connection.prepareStatement(
                    """
                            SELECT d.schulnummer, d.device_class,
                                   count(*) FILTER (WHERE %s),
                                   count(*) FILTER (WHERE d.in_service_from BETWEEN asked.begins AND asked.day),
                                   count(*) FILTER (WHERE d.in_service_until BETWEEN asked.begins AND asked.day),
                                   count(*) FILTER (WHERE d.purchased_on BETWEEN asked.begins AND asked.day),
                                   coalesce(sum(d.price_cents) FILTER (WHERE d.purchased_on BETWEEN asked.begins AND asked.day), 0),
                                   count(*) FILTER (WHERE d.purchased_on BETWEEN asked.begins AND asked.day AND d.price_cents IS NULL)
                              FROM device d CROSS JOIN (SELECT ?::date AS begins, ?::date AS day) asked
                             GROUP BY d.schulnummer, d.device_class ORDER BY d.schulnummer, d.device_class"""
                            .formatted(asOf.inService()))) {
                query.setObject(1, from);
                query.setObject(2, asOf.day());
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Movement(rows.getString(1), rows.getString(2), rows.getLong(3), rows.getLong(4),
                                rows.getLong(5), rows.getLong(6), rows.getLong(7), rows.getLong(8)));
                    }
                }
            }
            return found;
        });
    }
}
