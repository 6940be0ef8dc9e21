package de.schulausstattung.needs.gap;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import de.schulausstattung.needs.gap.SchoolFacts.PupilCounts;
import de.schulausstattung.needs.gap.SchoolFacts.Pupils;
import de.schulausstattung.needs.projection.KnownSchool;
import de.schulausstattung.needs.standard.CountedDevices;
import de.schulausstattung.needs.standard.RuleKind;
import de.schulausstattung.needs.standard.StandardInForce;
import de.schulausstattung.needs.standard.StandardRule;
import de.schulausstattung.needs.standard.StandardRules;
import de.schulausstattung.platform.projection.AsOf;

class SchoolGapTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final StandardInForce STANDARD = new StandardInForce(new UUID(0, 1), "2026", LocalDate.of(2026, 1, 1), "Rat",
            null, new CountedDevices(List.of("TABLET"), List.of("SUS"), List.of("DISPLAY")),
            new StandardRules(List.of(rule(RuleKind.DEVICES_PER_PUPIL, "*", "*", 1),
                    rule(RuleKind.DEVICES_PER_PUPIL, "G", "01", 0), rule(RuleKind.DEVICES_PER_PUPIL, "G", "02", 0),
                    rule(RuleKind.DISPLAYS_PER_ROOM, "*", "*", 1))));

    /** S0-08: from Jahrgang 3, which at a Berufskolleg is every year. */
    @ParameterizedTest
    @CsvSource({ "G, 20, 30", "BK, 20, 80", "SB, 0, 100", "GY, 150, 0" })
    void countsPupilsAsTheSchulformSays(String schulform, long devices, long gap) {
        var found = gap(schulform, counts(new Pupils("01", 30), new Pupils("02", 20), new Pupils("03", 50)), devices,
                List.of());

        assertThat(found.rule(RuleKind.DEVICES_PER_PUPIL).gap()).isEqualTo(gap);
        assertThat(found.rule(RuleKind.DEVICES_PER_PUPIL).ist()).isEqualTo(devices);
        assertThat(found.jahrgaenge()).extracting(JahrgangGap::jahrgang).containsExactly("01", "02", "03");
    }

    @Test
    void knowsNoSollWithoutACountOfPupils() {
        var found = gap("GY", null, 12, List.of()).rule(RuleKind.DEVICES_PER_PUPIL);

        assertThat(found.soll()).isNull();
        assertThat(found.gap()).isNull();
        assertThat(found.coverage()).isNull();
        assertThat(found.ist()).isEqualTo(12);
    }

    @Test
    void fillsNoRoomWithTheSecondDisplayOfAnother() {
        var found = gap("GY", null, 0, List.of(room(2), room(0), room(1)));

        assertThat(found.rooms()).extracting(RoomGap::gap).containsExactly(0L, 1L, 0L);
        assertThat(found.rule(RuleKind.DISPLAYS_PER_ROOM).soll()).isEqualTo(3);
        assertThat(found.rule(RuleKind.DISPLAYS_PER_ROOM).ist()).isEqualTo(2);
        assertThat(found.rule(RuleKind.DISPLAYS_PER_ROOM).gap()).isEqualTo(1);
        assertThat(found.rule(RuleKind.DISPLAYS_PER_ROOM).coverage()).isEqualTo(new BigDecimal("0.6667"));
    }

    /** Whatever the numbers: the parts are the whole. */
    @Test
    void addsUp() {
        var random = new Random(5);
        for (int run = 0; run < 500; run++) {
            var jahrgaenge = IntStream.range(0, random.nextInt(10))
                    .mapToObj(i -> new Pupils("%02d".formatted(i + 1), random.nextInt(120))).toList();
            var rooms = IntStream.range(0, random.nextInt(30)).mapToObj(_ -> room(random.nextInt(3))).toList();
            var devices = random.nextInt(900);
            var found = gap(random.nextBoolean() ? "G" : "BK", new PupilCounts("2026/27", DAY, jahrgaenge), devices, rooms);
            var pupils = found.rule(RuleKind.DEVICES_PER_PUPIL);
            var displays = found.rule(RuleKind.DISPLAYS_PER_ROOM);

            assertThat(pupils.soll()).isEqualTo(found.jahrgaenge().stream().mapToLong(JahrgangGap::soll).sum());
            assertThat(pupils.gap()).isEqualTo(found.jahrgaenge().stream().mapToLong(JahrgangGap::gap).sum());
            assertThat(displays.gap()).isEqualTo(found.rooms().stream().mapToLong(RoomGap::gap).sum());
            assertThat(displays.soll()).isEqualTo(displays.ist() + found.rooms().stream().mapToLong(RoomGap::gap).sum());
            assertThat(List.of(pupils, displays)).allSatisfy(rule -> {
                if (rule.coverage() != null) {
                    assertThat(rule.coverage()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
                }
            });
        }
    }

    private static SchoolGap gap(String schulform, @Nullable PupilCounts counts, long devices, List<SchoolFacts.Room> rooms) {
        return SchoolGap.of(new SchoolFacts(new KnownSchool("165384", schulform, "Schule", true, null), counts, devices, rooms),
                STANDARD, new AsOf(DAY, true), null);
    }

    private static PupilCounts counts(Pupils... pupils) {
        return new PupilCounts("2026/27", LocalDate.of(2026, 10, 15), List.of(pupils));
    }

    private static SchoolFacts.Room room(int displays) {
        var ids = new ArrayList<UUID>();
        IntStream.range(0, displays).forEach(_ -> ids.add(UUID.randomUUID()));
        return new SchoolFacts.Room(UUID.randomUUID(), "R", "UNTERRICHTSRAUM", ids);
    }

    private static StandardRule rule(RuleKind kind, String schulform, String jahrgang, int devices) {
        return new StandardRule(kind, schulform, jahrgang, "*", devices, 1, null);
    }
}
