package de.schulausstattung.meeting.slot;

import java.util.List;

import de.schulausstattung.meeting.calendar.DayOff;

/**
 * What became of an offer.
 *
 * @param items the appointments, by their beginning
 * @param skipped the days that were asked for and on which no talk is held
 */
public record OfferedSlots(List<SlotView> items, List<DayOff> skipped) {
}
