package de.schulausstattung.platform.projection;

/**
 * The Schulträger of a tenant.
 *
 * @param kreis AGS prefix of the Kreis it lies in, five digits
 */
public record Traeger(String traegernummer, String name, String kreis) {

    /** The tenant of the Kreis. */
    public String kreisTenant() {
        return "kreis-" + kreis;
    }
}
