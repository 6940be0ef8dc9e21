package de.schulausstattung.local.demo;

import java.time.LocalDate;

/**
 * A device of a school.
 *
 * @param room the code of its room, or empty
 * @param userGroup for whom it is
 * @param status the state it is in
 */
public record Device(String inventoryNumber, String serialNumber, DeviceModel model, String schulnummer, String room,
        String userGroup, String status, LocalDate purchasedOn) {
}
