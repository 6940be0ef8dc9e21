package de.schulausstattung.events.needs;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a rule of an equipment standard means, said once for all who measure by it (ADR 0027): which of several counts, and what
 * it asks for. "From Jahrgang 3" is a trap: at a Berufskolleg 01 is the first year of a vocational course, so a rule needs the
 * Schulform (domain.md 2.4).
 */
public interface EquipmentRule {

    /** Stands for every Schulform, Jahrgang or kind of room that no other rule names. */
    String EVERY_OTHER = "*";

    /** A kind of rule: so many devices for so many pupils of a Jahrgang. */
    String DEVICES_PER_PUPIL = "DEVICES_PER_PUPIL";

    /** A kind of rule: so many displays for a room that lessons take place in. */
    String DISPLAYS_PER_ROOM = "DISPLAYS_PER_ROOM";

    /** Whether it is a rule of this kind. */
    boolean asksFor(String kind);

    /** For the schools of which Schulform. */
    String schulform();

    /** Of devices per pupil: for which Jahrgang. */
    String jahrgang();

    /** Of displays per room: for which kind of room. */
    String roomKind();

    /** So many devices; 0 where nothing is asked for. */
    int devices();

    /** For so many pupils or rooms, 1 at least. */
    int per();

    /** The devices that so many pupils or rooms need, rounded up. */
    default long target(long count) {
        return Math.ceilDiv(count * devices(), (long) per());
    }

    /** The rule that counts for the pupils of a Jahrgang: the most specific, Schulform before Jahrgang. */
    static <R extends EquipmentRule> Optional<R> forPupils(Collection<R> rules, String schulform, String jahrgang) {
        return mostSpecific(rules, DEVICES_PER_PUPIL, schulform, EquipmentRule::jahrgang, jahrgang);
    }

    /** The rule that counts for a kind of room: the most specific, Schulform before kind. */
    static <R extends EquipmentRule> Optional<R> forRoom(Collection<R> rules, String schulform, String roomKind) {
        return mostSpecific(rules, DISPLAYS_PER_ROOM, schulform, EquipmentRule::roomKind, roomKind);
    }

    private static <R extends EquipmentRule> Optional<R> mostSpecific(Collection<R> rules, String kind, String schulform,
            Function<EquipmentRule, String> part, String wanted) {
        return rules.stream()
                .filter(rule -> rule.asksFor(kind) && speaksOf(rule.schulform(), schulform)
                        && speaksOf(part.apply(rule), wanted))
                .max(Comparator.<R, Boolean> comparing(rule -> names(rule.schulform()))
                        .thenComparing(rule -> names(part.apply(rule))));
    }

    private static boolean speaksOf(String named, String actual) {
        return !names(named) || named.equals(actual);
    }

    private static boolean names(String one) {
        return !one.equals(EVERY_OTHER);
    }
}
