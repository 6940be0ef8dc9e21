package de.schulausstattung.needs.gap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.needs.standard.CountedDevices;
import de.schulausstattung.needs.standard.RuleKind;
import de.schulausstattung.needs.standard.StandardInForce;
import de.schulausstattung.platform.projection.AsOf;

/**
 * What a school has and what the standard asks for on a day.
 *
 * @param asOf the day
 * @param dataAsOf the time of the newest event that is contained; absent where none has come yet
 * @param schuljahr of the count of pupils, with its {@code stichtag}; absent where there is none
 */
public record SchoolGap(String schulnummer, String name, String schulform, LocalDate asOf, @Nullable Instant dataAsOf,
        StandardNamed standard, @Nullable String schuljahr, @Nullable LocalDate stichtag, List<RuleGap> rules,
        List<JahrgangGap> jahrgaenge, List<RoomGap> rooms) {

    static SchoolGap of(SchoolFacts facts, StandardInForce standard, AsOf asOf, @Nullable Instant dataAsOf) {
        var school = facts.school();
        var counts = facts.counts();
        var jahrgaenge = jahrgaenge(facts, standard);
        var rooms = rooms(facts, standard);
        return new SchoolGap(school.schulnummer(), school.name(), school.schulform(), asOf.day(), dataAsOf,
                StandardNamed.of(standard), counts == null ? null : counts.schuljahr(),
                counts == null ? null : counts.stichtag(),
                List.of(devicesPerPupil(facts, jahrgaenge, rows(asOf, school.schulnummer(), standard.counts())),
                        displaysPerRoom(rooms, asOf.today() ? displays(school.schulnummer(), standard.counts()) : null)),
                jahrgaenge, rooms);
    }

    /** The same beside the average of the same Schulform. */
    SchoolGap with(Map<RuleKind, SchulformAverage> averages) {
        return new SchoolGap(schulnummer, name, schulform, asOf, dataAsOf, standard, schuljahr, stichtag,
                rules.stream().map(rule -> rule.with(averages.get(rule.rule()))).toList(), jahrgaenge, rooms);
    }

    RuleGap rule(RuleKind kind) {
        return rules.stream().filter(rule -> rule.rule() == kind).findFirst().orElseThrow();
    }

    private static List<JahrgangGap> jahrgaenge(SchoolFacts facts, StandardInForce standard) {
        if (facts.counts() == null) {
            return List.of();
        }
        var pupils = facts.counts().jahrgaenge();
        var rules = pupils.stream()
                .map(one -> standard.rules().forPupils(facts.school().schulform(), one.jahrgang())).toList();
        var soll = new ArrayList<Long>();
        for (int i = 0; i < pupils.size(); i++) {
            var count = pupils.get(i).pupils();
            soll.add(rules.get(i).map(rule -> rule.target(count)).orElse(0L));
        }
        var allotted = Allotment.of(facts.pupilDevices(), soll);
        var found = new ArrayList<JahrgangGap>();
        for (int i = 0; i < pupils.size(); i++) {
            found.add(new JahrgangGap(pupils.get(i).jahrgang(), pupils.get(i).pupils(),
                    rules.get(i).map(AppliedRule::ofPupils).orElse(null), soll.get(i), allotted.get(i),
                    soll.get(i) - allotted.get(i)));
        }
        return found;
    }

    private static List<RoomGap> rooms(SchoolFacts facts, StandardInForce standard) {
        return facts.rooms().stream().map(room -> {
            var rule = standard.rules().forRoom(facts.school().schulform(), room.kind());
            var soll = rule.map(one -> one.target(1)).orElse(0L);
            var ist = (long) room.displays().size();
            return new RoomGap(room.id(), room.name(), room.kind(), rule.map(AppliedRule::ofRooms).orElse(null), soll, ist,
                    Math.max(0, soll - ist), room.displays());
        }).toList();
    }

    private static RuleGap devicesPerPupil(SchoolFacts facts, List<JahrgangGap> jahrgaenge, @Nullable List<RowsLink> rows) {
        if (facts.counts() == null) {
            return RuleGap.of(RuleKind.DEVICES_PER_PUPIL, null, facts.pupilDevices(), null, rows);
        }
        var soll = jahrgaenge.stream().mapToLong(JahrgangGap::soll).sum();
        return RuleGap.of(RuleKind.DEVICES_PER_PUPIL, soll, facts.pupilDevices(), Math.max(0, soll - facts.pupilDevices()),
                rows);
    }

    private static RuleGap displaysPerRoom(List<RoomGap> rooms, @Nullable List<RowsLink> rows) {
        return RuleGap.of(RuleKind.DISPLAYS_PER_ROOM, rooms.stream().mapToLong(RoomGap::soll).sum(),
                rooms.stream().mapToLong(RoomGap::counted).sum(), rooms.stream().mapToLong(RoomGap::gap).sum(), rows);
    }

    private static @Nullable List<RowsLink> rows(AsOf asOf, String schulnummer, CountedDevices counts) {
        return asOf.today() ? List.of(
                new RowsLink(devices(schulnummer, counts.pupilClasses()) + "&userGroup.in="
                        + String.join(",", counts.pupilUserGroups()), "Geräte für SuS in Betrieb; jedes zählt."),
                new RowsLink("/api/inventory/v1/schools/" + schulnummer + "/pupil-counts",
                        "Schülerzahlen je Jahrgang; die neuesten bis zum Tag zählen."))
                : null;
    }

    private static List<RowsLink> displays(String schulnummer, CountedDevices counts) {
        return List.of(
                new RowsLink("/api/inventory/v1/rooms?schulnummer=" + schulnummer + "&unterrichtsrelevant=true",
                        "Unterrichtsrelevante Räume; jeder zählt."),
                new RowsLink(devices(schulnummer, counts.displayClasses()),
                        "Displays in Betrieb; gezählt werden die in unterrichtsrelevanten Räumen, je Raum bis zum Soll."));
    }

    private static String devices(String schulnummer, List<String> classes) {
        return "/api/inventory/v1/devices?schulnummer=" + schulnummer + "&deviceClass.in=" + String.join(",", classes)
                + "&status=IN_SERVICE";
    }
}
