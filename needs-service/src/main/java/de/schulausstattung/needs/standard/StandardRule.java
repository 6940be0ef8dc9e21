package de.schulausstattung.needs.standard;

import org.jspecify.annotations.Nullable;

/**
 * One rule of a standard.
 *
 * @param schulform Kürzel of the SVWS catalogue; {@code *} for every other
 * @param jahrgang of the SVWS catalogue, for {@code DEVICES_PER_PUPIL}; {@code *} for every other
 * @param roomKind as in inventory, for {@code DISPLAYS_PER_ROOM}; {@code *} for every other
 * @param devices so many devices; 0 where nothing is asked for
 * @param per for so many pupils or rooms
 * @param deviation what was offered, where the rule deviates from it
 */
public record StandardRule(RuleKind kind, String schulform, String jahrgang, String roomKind, int devices, int per,
        @Nullable Deviation deviation) {

    /** Stands for every Schulform, Jahrgang or kind of room that no other rule names. */
    public static final String EVERY_OTHER = "*";

    /**
     * How a rule differs from what was adopted.
     *
     * @param devices what was offered, or absent where no rule was
     */
    public record Deviation(String reason, @Nullable Integer devices, @Nullable Integer per) {
    }

    /** What the rule speaks of; a standard has one rule for it. */
    record Subject(RuleKind kind, String schulform, String jahrgang, String roomKind) {
    }

    Subject subject() {
        return new Subject(kind, schulform, jahrgang, roomKind);
    }

    StandardRule deviating(String reason, @Nullable StandardRule offered) {
        return new StandardRule(kind, schulform, jahrgang, roomKind, devices, per,
                new Deviation(reason, offered == null ? null : offered.devices, offered == null ? null : offered.per));
    }

    /** The devices that so many pupils or rooms need, rounded up. */
    public long target(long count) {
        return Math.ceilDiv(count * devices, (long) per);
    }

    boolean isFor(RuleKind wanted, String aSchulform, String part) {
        return kind == wanted && matches(schulform, aSchulform) && matches(part(), part);
    }

    private static boolean matches(String named, String actual) {
        return named.equals(EVERY_OTHER) || named.equals(actual);
    }

    private String part() {
        return kind == RuleKind.DEVICES_PER_PUPIL ? jahrgang : roomKind;
    }

    boolean namesSchulform() {
        return !schulform.equals(EVERY_OTHER);
    }

    boolean namesPart() {
        return !part().equals(EVERY_OTHER);
    }
}
