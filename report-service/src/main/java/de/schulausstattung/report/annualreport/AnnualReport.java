package de.schulausstattung.report.annualreport;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.report.indicator.JahrgangTarget;
import de.schulausstattung.report.indicator.WeightedFigure;
import de.schulausstattung.report.loop.LoopCounts;
import de.schulausstattung.report.loop.LoopFigure;
import de.schulausstattung.report.rule.MeasuredBy;

/**
 * The annual report of a Träger for a Haushaltsjahr.
 *
 * @param version of a frozen report; a draft has none
 * @param reason why there is another version
 * @param wholeTraeger false where the caller sees some schools only; the report then speaks of these
 * @param stichtag 31 December, or today while the year runs
 * @param yearOver whether the Haushaltsjahr has ended
 * @param elsewhere what the schools do not add up to
 * @param figures the indicators over all schools, both weightings
 * @param charts what the figures show, as data: chart, summary and table are one
 * @param loop the yearly loop: talks, agreements kept, days from need to delivery, needs granted, training
 * @param basis what the figures were computed from
 */
public record AnnualReport(int jahr, ReportState state, @Nullable Integer version, @Nullable String reason,
        String traegernummer,
        String traeger, boolean wholeTraeger, LocalDate stichtag, boolean yearOver, Instant createdAt, Overview overview,
        List<WeightedFigure> figures, List<Chart> charts, List<ClassRow> deviceClasses, List<SchoolRow> schools,
        ElsewhereRow elsewhere, List<JahrgangTarget> jahrgaenge, Loop loop, Basis basis) {

    /**
     * The size of what is reported.
     *
     * @param devicesForPupilsWithCounts of the devices those at schools that have pupil counts
     */
    public record Overview(int schools, long pupils, long target, long devicesForPupils, long devicesForPupilsWithCounts,
            long relevantRooms, long roomsWithDisplay, int schoolsWithoutCounts, long devicesElsewhere) {
    }

    /**
     * Devices of one class, at all schools.
     *
     * @param inService at the Stichtag
     * @param putIntoService in the year
     * @param takenOut whose last day of use lies in the year
     * @param purchased in the year
     * @param spentCents what the purchased ones cost, as far as a price is known, in cents, EUR
     * @param withoutPrice the purchased ones of unknown price
     */
    public record ClassRow(String deviceClass, String label, long inService, long putIntoService, long takenOut, long purchased,
            long spentCents, long withoutPrice) {
    }

    /** One school: its figures at the Stichtag and what came in the year. */
    public record SchoolRow(String schulnummer, String name, String schulform, long pupils, long target, long devicesForPupils,
            @Nullable BigDecimal devicesPerPupil, long relevantRooms, long roomsWithDisplay,
            @Nullable BigDecimal displayCoverage, @Nullable BigDecimal beyondUsefulLife, long inService, long putIntoService,
            long takenOut, long purchased, long spentCents) {
    }

    /** Devices at schools that are closed or not known here: with these the schools add up to the classes. */
    public record ElsewhereRow(long inService, long putIntoService, long takenOut, long purchased, long spentCents) {
    }

    /**
     * The yearly loop: what was agreed on and what came of it. Numbers of the schools and of {@code elsewhere} add up to the
     * total.
     *
     * @param figures over all schools
     * @param elsewhere what belongs to schools that are closed or not known here
     */
    public record Loop(List<LoopFigure> figures, LoopCounts total, List<LoopRow> schools, LoopCounts elsewhere) {
    }

    /** The loop of one school. */
    public record LoopRow(String schulnummer, String name, LoopCounts counts) {
    }

    /**
     * What the figures were computed from.
     *
     * @param dataAsOf the time of the newest event contained
     * @param watermarks the same by topic
     * @param unappliedEvents events of this Träger that wait for the operator and are not contained; absent for callers who
     *        see some schools only
     * @param standard the Träger's own standard, which measures the Soll; absent where none is in force: then the quotas do
     * @param standardRules its rules, in words
     * @param rules the quotas in force, in words, with their source
     * @param codeVersion of the service that computed
     */
    public record Basis(@Nullable Instant dataAsOf, Map<String, Instant> watermarks, @Nullable Long unappliedEvents,
            @Nullable MeasuredBy standard, List<String> standardRules, List<String> rules, @Nullable LocalDate stichtagFrom,
            @Nullable LocalDate stichtagTo, String codeVersion) {
    }

    /**
     * A bar chart with its text alternative.
     *
     * @param summary what it shows, in one sentence
     * @param unit of the values
     */
    public record Chart(String id, String title, String summary, String unit, List<Bar> bars) {
    }

    /** One bar. */
    public record Bar(String label, BigDecimal value) {
    }
}
