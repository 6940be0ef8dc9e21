package de.schulausstattung.events;

import java.util.Arrays;
import java.util.Map;

/**
 * The topics: one per aggregate type, compacted, keyed {@code <tenant>/<aggregate id>}, twelve partitions for ever (another
 * number would move keys to other partitions and lose their order).
 */
public enum Topic {

    INVENTORY_TRAEGER("inventory.traeger"),
    INVENTORY_SCHOOL("inventory.school"),
    INVENTORY_STANDORT("inventory.standort"),
    INVENTORY_ROOM("inventory.room"),
    INVENTORY_PUPIL_COUNT("inventory.pupil-count"),
    INVENTORY_DEVICE_MODEL("inventory.device-model"),
    INVENTORY_DEVICE("inventory.device"),
    NEEDS_EQUIPMENT_STANDARD("needs.equipment-standard"),
    NEEDS_MEDIENKONZEPT("needs.medienkonzept"),
    NEEDS_ROUND("needs.round"),
    NEEDS_NEED("needs.need"),
    NEEDS_BUDGET("needs.budget"),
    NEEDS_PROCUREMENT_ITEM("needs.procurement-item"),
    MEETINGS_MEETING("meetings.meeting"),
    MEETINGS_PROTOCOL("meetings.protocol"),
    MEETINGS_AGREEMENT("meetings.agreement");

    /** Partitions of every topic. */
    public static final int PARTITIONS = 12;

    private static final String THIRTY_DAYS = "2592000000";

    private final String topicName;

    Topic(String topicName) {
        this.topicName = topicName;
    }

    /** The name on the broker, which is also the aggregate type: {@code inventory.device}. */
    public String topicName() {
        return topicName;
    }

    /** The service that publishes here: the part before the dot. */
    public String service() {
        return topicName.substring(0, topicName.indexOf('.'));
    }

    /** The aggregate within its service: the part after the dot. */
    public String aggregate() {
        return topicName.substring(topicName.indexOf('.') + 1);
    }

    /** The topic of this name. */
    public static Topic of(String topicName) {
        return Arrays.stream(values()).filter(topic -> topic.topicName.equals(topicName)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such topic: " + topicName));
    }

    /**
     * How every topic is kept: the newest state per key for ever, each fact for thirty days, and tombstones for a week, so
     * that a consumer may be away that long.
     */
    public static Map<String, String> settings() {
        return Map.of("cleanup.policy", "compact", "min.compaction.lag.ms", THIRTY_DAYS, "max.compaction.lag.ms", THIRTY_DAYS,
                "segment.ms", "21600000", "delete.retention.ms", "604800000");
    }
}
