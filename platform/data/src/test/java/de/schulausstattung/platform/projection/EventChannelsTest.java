package de.schulausstattung.platform.projection;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import de.schulausstattung.events.Topic;
import io.quarkus.runtime.StartupEvent;

class EventChannelsTest {

    private static final List<Topic> KEPT = List.of(Topic.INVENTORY_SCHOOL, Topic.INVENTORY_DEVICE, Topic.NEEDS_NEED,
            Topic.NEEDS_NEED);

    @Test
    void startsWithAChannelForEveryReadModel() {
        assertThatCode(() -> start(Set.of("needs.need", "inventory.school"))).doesNotThrowAnyException();
    }

    @Test
    void refusesToStartWhereAReadModelHasNoChannel() {
        assertThatThrownBy(() -> start(Set.of("inventory.school"))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs.need");
    }

    @Test
    void refusesToStartWhereAChannelHasNoReadModel() {
        assertThatThrownBy(() -> start(Set.of("needs.need", "inventory.school", "inventory.room")))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("inventory.room");
    }

    private static void start(Set<String> others) {
        new EventChannels(() -> KEPT, records -> {
        }, "inventory.device", others).check(new StartupEvent());
    }
}
