package de.schulausstattung.events;

import java.util.Locale;

/** What happened, in the past tense; with the aggregate it names the event: {@code inventory.device-registered.v1}. */
public interface Fact {

    /** The enum constant. */
    String name();

    /** The CloudEvents type of this fact on its topic. */
    default String eventType(Topic topic) {
        return "de.schulausstattung." + topic.service() + "." + topic.aggregate() + "-"
                + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".v1";
    }
}
