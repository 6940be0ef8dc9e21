package de.schulausstattung.report;

import java.util.List;

import de.schulausstattung.platform.testing.WallContract;
import de.schulausstattung.platform.testing.WallExtra;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class WallTest extends WallContract {

    WallTest() {
        super("report", WallExtra.rebuildable("traeger"), WallExtra.rebuildable("school"), WallExtra.rebuildable("room"),
                WallExtra.rebuildable("pupil_count"), WallExtra.rebuildable("device"), WallExtra.rebuildable("watermark"),
                new WallExtra("frozen_stichtag", "note", List.of("wall_tenant"), "INSERT", "true",
                        "freezing leaves its Stichtag, without saying whose"),
                new WallExtra("frozen_stichtag", "operator", List.of("wall_operator"), "SELECT", "true",
                        "the operator must not date a rule into a frozen report; a day tells of nobody"));
    }
}
