package de.schulausstattung.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;

class EquipmentTest {

    private static final Season SEASON = new Season(LocalDate.of(2026, 11, 22));

    private final Kreis kreis = Kreis.demo();
    private final Equipment equipment = Equipment.of(kreis.schools(), Equipment.DEVICES, SEASON);

    @Test
    void givesTheSameBytesEachTime() {
        assertThat(DeviceFile.write(equipment.devices()))
                .isEqualTo(DeviceFile.write(Equipment.of(Kreis.demo().schools(), Equipment.DEVICES, SEASON).devices()));
        assertThat(equipment.rooms()).isEqualTo(Equipment.of(kreis.schools(), 10, SEASON).rooms());
    }

    @Test
    void aSchoolsRoomsAndPupilsDoNotHangOnTheOthers() {
        var one = List.of(kreis.schools().get(5));

        var alone = Equipment.of(one, 100, SEASON);

        assertThat(equipment.rooms()).containsAll(alone.rooms());
        assertThat(equipment.counts()).containsAll(alone.counts());
    }

    @Test
    void hasAsManyDevicesAsAskedForEachWithItsOwnNumbers() {
        assertThat(equipment.devices()).hasSize(20_000);
        assertThat(equipment.devices()).extracting(Device::inventoryNumber).doesNotHaveDuplicates();
        assertThat(equipment.devices()).extracting(Device::serialNumber).doesNotHaveDuplicates();
    }

    @Test
    void putsDevicesIntoRoomsOfTheirOwnSchool() {
        var rooms = new HashSet<String>();
        equipment.rooms().forEach(room -> rooms.add(room.schulnummer() + room.code()));

        assertThat(rooms).hasSameSizeAs(equipment.rooms());
        assertThat(equipment.devices()).filteredOn(device -> !device.room().isEmpty())
                .allMatch(device -> rooms.contains(device.schulnummer() + device.room()));
        assertThat(equipment.rooms()).extracting(Room::teaching).contains(true, false);
    }

    @Test
    void countsArePlausibleForEachSchulform() {
        for (var school : kreis.schools()) {
            var counts = equipment.counts().stream().filter(count -> count.schulnummer().equals(school.schulnummer())).toList();

            assertThat(counts).extracting(PupilCount::jahrgang).isEqualTo(Schulform.ofKey(school.form()).grades());
            assertThat(counts.stream().mapToInt(PupilCount::count).sum()).as(school.name()).isBetween(60, 2_500);
        }
        assertThat(equipment.counts()).allMatch(count -> count.count() > 0);
    }

    @Test
    void givesEachSchoolAShareByItsPupils() {
        var devices = equipment.devices().stream().filter(device -> device.schulnummer().equals("182308")).count();
        var pupils = equipment.counts().stream().filter(count -> count.schulnummer().equals("182308"))
                .mapToInt(PupilCount::count).sum();
        var all = equipment.counts().stream().mapToInt(PupilCount::count).sum();

        assertThat(devices).isBetween(20_000L * pupils / all, 20_000L * pupils / all + 1);
    }

    @Test
    void nothingIsBoughtAfterTheStichtag() {
        assertThat(equipment.devices()).extracting(Device::purchasedOn).allMatch(day -> day.isBefore(SEASON.stichtag()));
    }

    @Test
    void aSmallTraegerHasFewerDevices() {
        assertThat(Equipment.devicesFor(kreis.schools().subList(0, 1))).isBetween(300, 400);
        assertThat(Equipment.devicesFor(Collections.nCopies(54, kreis.schools().getFirst()))).isEqualTo(20_000);
        assertThat(Equipment.devicesFor(Collections.nCopies(300, kreis.schools().getFirst()))).isEqualTo(20_000);
    }

    @Test
    void writesGermanDatesAndPrices() {
        var lines = DeviceFile.write(equipment.devices()).lines().toList();

        assertThat(lines).hasSize(20_001);
        assertThat(lines.getFirst()).startsWith("inventoryNumber;serialNumber;");
        assertThat(lines.get(1)).matches(".*;\\d{2}\\.\\d{2}\\.20\\d{2};\\d+,\\d{2}");
    }
}
