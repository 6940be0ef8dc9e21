package de.schulausstattung.report;

import de.schulausstattung.platform.testing.WallContract;
import de.schulausstattung.platform.testing.WallExtra;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class WallTest extends WallContract {

    WallTest() {
        super("report", WallExtra.rebuildable("traeger"), WallExtra.rebuildable("school"), WallExtra.rebuildable("room"),
                WallExtra.rebuildable("pupil_count"), WallExtra.rebuildable("device"), WallExtra.rebuildable("watermark"));
    }
}
