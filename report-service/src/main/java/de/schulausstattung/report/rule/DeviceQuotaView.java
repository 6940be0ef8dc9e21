package de.schulausstattung.report.rule;

import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many devices pupils shall have, from a day on.
 *
 * @param devices so many devices
 * @param perPupils for so many pupils; 0 devices where the Jahrgang does not count
 * @param inForce whether it is the row of today: neither superseded nor to come
 */
public record DeviceQuotaView(@Schema(examples = "G") String schulform, @Schema(examples = "01") String jahrgang,
        LocalDate validFrom, int devices, int perPupils, String source, boolean inForce) {

    static DeviceQuotaView of(DeviceQuotas.Rule rule, List<DeviceQuotas.Rule> inForce) {
        return new DeviceQuotaView(rule.schulform(), rule.jahrgang(), rule.validFrom(), rule.devices(), rule.per(),
                rule.source(), inForce.contains(rule));
    }
}
