package de.schulausstattung.needs.projection;

import java.time.Instant;

/**
 * Devices were stored, within the transaction; who counts them counts now.
 *
 * @param newest when the newest of these changes happened
 */
public record DevicesStored(Instant newest) {
}
