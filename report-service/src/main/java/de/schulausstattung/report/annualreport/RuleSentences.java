package de.schulausstattung.report.annualreport;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.needs.EquipmentRule;
import de.schulausstattung.report.rule.DeviceQuotas;
import de.schulausstattung.report.rule.MeasuredBy;
import de.schulausstattung.report.rule.Standard;
import de.schulausstattung.report.rule.StandardRule;

/** Rules as people read them. */
final class RuleSentences {

    private static final Comparator<EquipmentRule> BY_SUBJECT = Comparator.comparing(EquipmentRule::schulform)
            .thenComparing(EquipmentRule::jahrgang).thenComparing(EquipmentRule::roomKind);

    private RuleSentences() {
    }

    /** The quotas in force on a day: of each Schulform and Jahrgang the newest. */
    static List<String> of(DeviceQuotas quotas, LocalDate day) {
        return quotas.inForce(day).stream().sorted(BY_SUBJECT).map(rule -> "%s (seit %s; %s)".formatted(sentence(rule),
                GermanNumber.day(rule.validFrom()), rule.source())).toList();
    }

    /** The rules of a standard, each deviation with its reason. */
    static List<String> of(Standard standard) {
        return standard.rules().stream().sorted(Comparator.comparing(StandardRule::kind).thenComparing(BY_SUBJECT))
                .map(rule -> sentence(rule) + deviation(rule)).toList();
    }

    /** What measured, with its first day and where it was decided. */
    static String of(MeasuredBy by) {
        var since = by.validFrom() == null ? "" : "gültig ab " + GermanNumber.day(by.validFrom()) + "; ";
        return switch (by.kind()) {
            case STANDARD -> "Ausstattungsstandard „%s“ des Schulträgers (%s%s; Kennung %s)".formatted(by.label(), since,
                    by.source(), by.id());
            case REFERENCE -> "%s, für alle Schulträger gleich (%s%s)".formatted(by.label(), since, by.source());
        };
    }

    private static String sentence(EquipmentRule rule) {
        var schulform = rule.schulform().equals(EquipmentRule.EVERY_OTHER) ? "jede andere Schulform"
                : SchulformLabel.of(rule.schulform());
        if (rule.asksFor(EquipmentRule.DISPLAYS_PER_ROOM)) {
            return "%s, %s: %s".formatted(schulform,
                    rule.roomKind().equals(EquipmentRule.EVERY_OTHER) ? "jede andere Raumart" : "Raumart " + rule.roomKind(),
                    rule.devices() == 0 ? "kein Display verlangt"
                            : "%d %s je %s".formatted(rule.devices(), rule.devices() == 1 ? "Display" : "Displays",
                                    rule.per() == 1 ? "Raum" : rule.per() + " Räume"));
        }
        return "%s, %s: %s".formatted(schulform,
                rule.jahrgang().equals(EquipmentRule.EVERY_OTHER) ? "jeder andere Jahrgang" : "Jahrgang " + rule.jahrgang(),
                rule.devices() == 0 ? "zählt nicht"
                        : "%d %s je %d Schülerinnen und Schüler".formatted(rule.devices(),
                                rule.devices() == 1 ? "Gerät" : "Geräte", rule.per()));
    }

    private static String deviation(StandardRule rule) {
        var deviation = rule.deviation();
        return deviation == null ? ""
                : " (weicht ab%s; %s)".formatted(offered(deviation.devices(), deviation.per()), deviation.reason());
    }

    private static String offered(@Nullable Integer devices, @Nullable Integer per) {
        return devices == null || per == null ? "" : ", übernommen war %d je %d".formatted(devices, per);
    }
}
