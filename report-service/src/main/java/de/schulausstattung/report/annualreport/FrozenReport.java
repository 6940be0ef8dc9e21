package de.schulausstattung.report.annualreport;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** A frozen report as lists show it; the bytes are read by {@link AnnualReportRepository} alone. */
@Entity
@Immutable
@Table(name = "annual_report")
class FrozenReport {

    @Id
    private int jahr;
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

    int jahr() {
        return jahr;
    }

    LocalDate stichtag() {
        return stichtag;
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
