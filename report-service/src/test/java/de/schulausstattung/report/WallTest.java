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
                new WallExtra("traeger_figures", "released_to_kreis", List.of("wall_tenant"), "SELECT",
                        "released AND kreis_tenant = (SELECT current_setting('app.tenant', true))",
                        "the Kreis reads what its Träger released to it by name"));
    }
}
