package de.schulausstattung.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Quarkus' own way to hand spans over is closed: it would send what must not leave. */
@QuarkusTest
@QuarkusTestResource(UpstreamResource.class)
class TraceTest {

    @Inject
    @Any
    Instance<AutoConfiguredOpenTelemetrySdkBuilderCustomizer> customizers;

    @Test
    void noSpanLeavesUnmasked() {
        assertThat(customizers.stream().map(customizer -> customizer.getClass().getSimpleName())).contains("TraceExport",
                "SamplerCustomizer").doesNotContain("TracerProviderCustomizer");
    }
}
