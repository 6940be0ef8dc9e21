package de.schulausstattung.report.annualreport;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A frozen report as lists show it; the bytes are read by {@link AnnualReportRepository} alone. */
@Entity
@Immutable
@IdClass(FrozenReport.Key.class)
@Table(name = "annual_report")
class FrozenReport {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Id
    private int jahr;
    @Id
    private int version;
    private @Nullable String reason;
    private LocalDate stichtag = LocalDate.EPOCH;
    private Instant frozenAt = Instant.EPOCH;
    private String frozenBy = "";
    @Column(name = "json_sha256")
    private String jsonSha256 = "";
    @Column(name = "html_sha256")
    private String htmlSha256 = "";
    private String codeVersion = "";

    protected FrozenReport() {
    }

    /** A year, and which of its reports. */
    record Key(int jahr, int version) {
    }

    int jahr() {
        return jahr;
    }

    int version() {
        return version;
    }

    @Nullable
    String reason() {
        return reason;
    }

    LocalDate stichtag() {
        return stichtag;
    }

    /** Whether the year had ended when it was frozen: only then it is the report of the whole year. */
    boolean yearOver() {
        return LocalDate.ofInstant(frozenAt, BERLIN).getYear() > jahr;
    }

    Instant frozenAt() {
        return frozenAt;
    }

    String frozenBy() {
        return frozenBy;
    }

    String jsonSha256() {
        return jsonSha256;
    }

    String htmlSha256() {
        return htmlSha256;
    }

    String codeVersion() {
        return codeVersion;
    }
}
