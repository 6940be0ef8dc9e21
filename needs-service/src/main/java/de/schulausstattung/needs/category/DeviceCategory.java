package de.schulausstattung.needs.category;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What planning knows of a device class.
 *
 * @param category the budget category that pays for it
 * @param fixed whether it is built in somewhere, so that a need must name the rooms (1B-9)
 * @param source who says so
 */
public record DeviceCategory(@Schema(examples = "TABLET") String deviceClass, @Schema(examples = "ENDGERAETE") String category,
        boolean fixed, String source) {

    /** The category that pays for trainings. */
    public static final String TRAINING = "FORTBILDUNG";
}
