package de.schulausstattung.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import de.schulausstattung.platform.problem.InvalidRequest;
import de.schulausstattung.platform.problem.ProblemsOutsideRequests;

class QueryParameterFilterTest {

    private final QueryParameterFilter filter = new QueryParameterFilter(ProblemsOutsideRequests.german());

    @ParameterizedTest
    @ValueSource(strings = {
            "", "limit=10", "limit=-1", "many=9223372036854775807", "id=018f3c1e-0000-7000-8000-000000000000",
            "day=2026-02-28", "at=2026-02-28T10:00:00Z", "open=true", "open=false", "status=LENT",
            "status=LENT&status=IN_STOCK",
            "status.in=LENT&status.in=IN_STOCK", "name=", "name=%C3%A4%20%26", "named=x", "purchasedOn.ge=2026-01-01" })
    void letsWhatIsOfItsTypePass(String query) {
        assertThatCode(() -> check(query)).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
            "limit=ten, limit, wrong-type", "limit=, limit, wrong-type", "limit=2147483648, limit, wrong-type",
            "limit=1.0, limit, wrong-type", "many=9223372036854775808, many, wrong-type", "id=1, id, wrong-type",
            "id=018f3c1e-0-7000-8000-000000000000, id, wrong-type", "day=2026-02-29, day, wrong-type",
            "day=28.02.2026, day, wrong-type", "at=2026-02-28, at, wrong-type", "open=yes, open, wrong-type",
            "open=TRUE, open, wrong-type", "status=lent, status, wrong-type", "status=LENT&status=lost, status, wrong-type",
            "day=2026-02-28&day=2026-02-28, day, repeated",
            "status.in=LENT&status.in=lost, status.in, wrong-type", "name=%00, name, wrong-type",
            "purchasedOn.ge=x, purchasedOn.ge, wrong-type", "Limit=1, Limit, unknown-parameter",
            "tenantId=traeger-10078, tenantId, unknown-parameter", "status.ne=LENT, status.ne, unknown-parameter" })
    void refusesByName(String query, String parameter, String code) {
        var refused = catchThrowableOfType(InvalidRequest.class, () -> check(query));

        assertThat(refused.problem()).isEqualTo("invalid-parameter");
        assertThat(refused.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.parameter()).isEqualTo(parameter);
            assertThat(violation.code()).isEqualTo(code);
        });
    }

    private void check(String query) {
        filter.refuseUnknownNames(new ResourceInfo() {
            @Override
            public Method getResourceMethod() {
                return Arrays.stream(Lists.class.getDeclaredMethods()).filter(method -> method.getName().equals("list"))
                        .findFirst()
                        .orElseThrow();
            }

            @Override
            public Class<?> getResourceClass() {
                return Lists.class;
            }
        }, uri(query));
    }

    private static UriInfo uri(String query) {
        var parameters = new MultivaluedHashMap<String, String>();
        for (var part : query.split("&", -1)) {
            if (!part.isEmpty()) {
                var both = part.split("=", 2);
                parameters.add(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
            }
        }
        return (UriInfo) Proxy.newProxyInstance(QueryParameterFilterTest.class.getClassLoader(),
                new Class<?>[] { UriInfo.class },
                (_, _, _) -> parameters);
    }

    enum Status {
        LENT,
        IN_STOCK
    }

    /** What a service would declare. */
    static final class Lists {
        int list(@BeanParam Filter filter, @RestQuery int limit, @RestQuery @Nullable Long many,
                @QueryParam("named") String other) {
            return Objects.hash(filter, limit, many, other);
        }
    }

    static final class Filter {
        @RestQuery
        @Nullable
        UUID id;
        @RestQuery
        @Nullable
        LocalDate day;
        @RestQuery
        @Nullable
        Instant at;
        @RestQuery
        @Nullable
        Boolean open;
        @RestQuery
        List<Status> status = List.of();
        @RestQuery("status.in")
        List<Status> statusIn = List.of();
        @RestQuery("purchasedOn.ge")
        @Nullable
        LocalDate purchasedFrom;
        @RestQuery
        @Nullable
        String name;
    }
}
