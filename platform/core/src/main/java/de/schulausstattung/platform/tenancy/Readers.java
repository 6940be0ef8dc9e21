package de.schulausstattung.platform.tenancy;

/**
 * How readers are written in the lists that say who sees an object: a person by the token's subject, or a school, which reads
 * through all who may see it.
 */
public final class Readers {

    private Readers() {
    }

    /** A person, or a worker of a service ({@code system:events}). */
    public static String subject(String subject) {
        return "subject:" + subject;
    }

    /** A school. */
    public static String school(String schulnummer) {
        return "school:" + schulnummer;
    }
}
