package de.schulausstattung.report;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.inventory.DeviceState;
import de.schulausstattung.events.inventory.PupilCountState;
import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.events.inventory.RoomState;
import de.schulausstattung.events.inventory.SchoolState;
import de.schulausstattung.events.inventory.TraegerState;
import de.schulausstattung.events.needs.EquipmentRule;
import de.schulausstattung.events.needs.EquipmentStandardState;
import de.schulausstattung.events.needs.EquipmentStandardState.CountedDevices;
import de.schulausstattung.events.needs.EquipmentStandardState.Rule;

/** States as inventory and needs publish them, valid by default. */
public final class States {

    private States() {
    }

    public static TraegerState traeger(String number, String kreis) {
        return new TraegerState(number, "Stadt Musterstadt " + number, kreis);
    }

    public static SchoolState school(String number, String schulform) {
        return new SchoolState(number, schulform, "Musterstadt, " + schulform + " " + number, "05754008", true,
                LocalDate.of(2025, 8, 1), null, null);
    }

    public static PupilCountState pupils(String school, int schuljahr, JahrgangCount... counts) {
        return new PupilCountState(school, schuljahr + "/" + String.valueOf(schuljahr + 1).substring(2),
                LocalDate.of(schuljahr, 10, 15), "ASD", List.of(counts));
    }

    public static RoomState room(String school, boolean unterrichtsrelevant) {
        return new RoomState(UUID.randomUUID(), school, null, "R" + UUID.randomUUID().toString().substring(0, 6),
                "UNTERRICHTSRAUM", unterrichtsrelevant, 30, false);
    }

    public static DeviceState tablet(String school) {
        return device(school, "TABLET", "SUS", "IN_SERVICE", LocalDate.of(2025, 8, 1), null, null);
    }

    public static DeviceState display(String school, UUID room, String status) {
        return device(school, "DISPLAY", "POOL", status, LocalDate.of(2024, 2, 1), null, room);
    }

    public static DeviceState device(String school, String deviceClass, String userGroup, String status,
            @Nullable LocalDate from, @Nullable LocalDate until, @Nullable UUID room) {
        var id = UUID.randomUUID();
        return new DeviceState(id, school, room, "INV-" + id, null, null, "Muster", "M1", deviceClass, userGroup, status,
                from == null ? null : from.minusDays(20), 45_000L, from, until, null, null);
    }

    /** A standard that asks for so many devices per pupil in every Jahrgang, and for so many displays in every room. */
    public static EquipmentStandardState standard(String label, String validFrom, int devices, int per, int displays) {
        return new EquipmentStandardState(UUID.randomUUID(), label, LocalDate.parse(validFrom), "Schulausschuss", "TRAEGER",
                "SET", new CountedDevices(List.of("TABLET"), List.of("SUS"), List.of("DISPLAY")),
                List.of(new Rule(EquipmentRule.DEVICES_PER_PUPIL, "*", "*", "*", devices, per, null),
                        new Rule(EquipmentRule.DISPLAYS_PER_ROOM, "*", "*", "*", displays, 1, null)),
                null);
    }

    /** The same device with another status and last day of use. */
    public static DeviceState with(DeviceState device, String status, @Nullable LocalDate until) {
        return new DeviceState(device.id(), device.schulnummer(), device.roomId(), device.inventoryNumber(), null, null,
                device.maker(), device.model(), device.deviceClass(), device.userGroup(), status, device.purchasedOn(),
                device.priceCents(), device.inServiceFrom(), until, null, null);
    }
}
