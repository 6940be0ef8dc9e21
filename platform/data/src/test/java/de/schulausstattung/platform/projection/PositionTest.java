package de.schulausstattung.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @Test
    void readsWhatTheWritingServiceSent() {
        assertThat(Position.parse("inventory.pupil-count/165384-2026@2.17"))
                .contains(new Position("inventory.pupil-count", "165384-2026", 2, 17));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "inventory.device", "inventory.device/x@1", "inventory.device/'; DROP@0.1",
            "inventory.device/x@-1.0", "inventory.device/x@0.9999999999999999999", "Inventory.device/x@0.1" })
    void refusesEverythingElse(String text) {
        assertThat(Position.parse(text)).isEmpty();
    }
}
