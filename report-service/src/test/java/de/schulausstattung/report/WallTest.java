package de.schulausstattung.report;

import java.util.List;
import java.util.stream.Stream;

import de.schulausstattung.platform.testing.WallContract;
import de.schulausstattung.platform.testing.WallExtra;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class WallTest extends WallContract {

    WallTest() {
        super("report", extras());
    }

    private static WallExtra[] extras() {
        return Stream
                .concat(WallExtra.projected("school", "room", "pupil_count", "device", "equipment_standard", "need",
                        "procurement_item", "meeting",
                        "agreement"),
                        Stream.of(
                                new WallExtra("frozen_stichtag", "note", List.of("wall_tenant"), "INSERT", "true",
                                        "freezing leaves its Stichtag, without saying whose"),
                                new WallExtra("frozen_stichtag", "operator", List.of("wall_operator"), "SELECT", "true",
                                        "the operator must not date a rule into a frozen report; a day tells of nobody")))
                .toArray(WallExtra[]::new);
    }
}
