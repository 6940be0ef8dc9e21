package de.schulausstattung.local.demo;

/**
 * A school as the directory knows it.
 *
 * @param schulnummer six digits
 * @param form the official key of its Schulform: {@code 02} is a Grundschule
 * @param name its name
 * @param kurzbezeichnung the short label that is unique in the Land
 * @param street street and number
 * @param postcode five digits
 * @param town the town it lies in
 * @param ags the municipality it lies in, eight digits
 * @param traeger who runs it, five digits
 */
public record School(String schulnummer, String form, String name, String kurzbezeichnung, String street, String postcode,
        String town, String ags, String traeger) {
}
