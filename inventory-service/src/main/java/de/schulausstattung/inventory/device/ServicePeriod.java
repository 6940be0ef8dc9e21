package de.schulausstattung.inventory.device;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * When a device was in use.
 *
 * @param from first day of use, if it was ever in use
 * @param until last day of use, if that is over
 */
record ServicePeriod(@Nullable LocalDate from, @Nullable LocalDate until) {

    /**
     * What follows from a change of status, whoever makes it: putting into service begins the use or goes on with it, some ends
     * end it, and an end that is known stays.
     */
    ServicePeriod after(DeviceStatus status, LocalDate today) {
        return switch (status) {
            case IN_SERVICE -> new ServicePeriod(from == null ? today : from, null);
            case RETIRED, DISPOSED, LOST -> from == null || until != null ? this
                    : new ServicePeriod(from, today.isBefore(from) ? from : today);
            // neither begins nor ends the use: a defect device is expected back
            case IN_STOCK, DEFECT -> this;
        };
    }
}
