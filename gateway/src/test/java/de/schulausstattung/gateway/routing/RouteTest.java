package de.schulausstattung.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class RouteTest {

    private static final Map<String, String> GOOD = Map.of("gateway.routes.a.path", "/api/a/v1", "gateway.routes.a.upstream",
            "http://a:8081", "gateway.routes.a.auth", "TOKEN");

    private static Routes routes(Map<String, String> values) {
        return new Routes(new SmallRyeConfigBuilder().withMapping(RouteTable.class)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(java.time.Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(values, "test", 100)).build().getConfigMapping(RouteTable.class));
    }

    private static Map<String, String> with(String key, String value) {
        var values = new HashMap<>(GOOD);
        values.put("gateway.routes." + key, value);
        return values;
    }

    @Test
    void cannotBeWithoutARuleWhoMayUseIt() {
        var values = new HashMap<>(GOOD);
        values.remove("gateway.routes.a.auth");
        assertThatThrownBy(() -> routes(values)).isInstanceOf(ConfigValidationException.class).hasMessageContaining("auth");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/a/v1/", "/a", "api/a", "/api//a", "/api/a;b", "/api/../q" })
    void refusesPathsThatAreNoPrefix(String path) {
        assertThatThrownBy(() -> routes(with("a.path", path))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({ "a.upstream,ftp://a", "a.upstream,/a", "a.methods,TRACE", "a.methods,CONNECT", "a.auth,NOBODY" })
    void refusesWhatWouldOpenTooMuch(String key, String value) {
        assertThatThrownBy(() -> routes(with(key, value))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void findsTheLongestPrefix() {
        var values = with("b.path", "/api/a/v1/exports");
        values.put("gateway.routes.b.upstream", "https://b");
        values.put("gateway.routes.b.auth", "PUBLIC");
        var routes = routes(values);
        assertThat(routes.find("/api/a/v1/exports/7")).map(Route::name).contains("b");
        assertThat(routes.find("/api/a/v1/exportsx")).map(Route::name).contains("a");
        assertThat(routes.find("/api/a/v1")).map(Route::port).contains(8081);
        assertThat(routes.find("/api/a/v1/exports")).map(Route::port).contains(443);
        assertThat(routes.find("/api/a/v10")).isEmpty();
    }
}
