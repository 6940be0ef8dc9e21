package de.schulausstattung.report.rule;

/**
 * How many devices so many pupils shall have: 1 per 2 is one device for two.
 *
 * @param devices 0 where the Jahrgang does not count
 */
public record Quota(int devices, int pupils) {

    /** Whether pupils of this Jahrgang are to have devices at all. */
    public boolean counts() {
        return devices > 0;
    }

    /** The devices that so many pupils need, rounded up. */
    public long target(long count) {
        return Math.ceilDiv(count * devices, (long) pupils);
    }
}
