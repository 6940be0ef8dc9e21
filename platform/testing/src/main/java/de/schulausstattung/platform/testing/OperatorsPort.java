package de.schulausstattung.platform.testing;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/**
 * Sends the tests' requests for operators' endpoints to the management port, where these are; {@link #AWAY} in a request keeps
 * it away from there. Found by the test framework as a service.
 */
public class OperatorsPort implements QuarkusTestBeforeClassCallback, Filter {

    /** A header that leaves a request on the port of everybody. */
    public static final String AWAY = "X-Test-Port-Of-Everybody";

    @Override
    public void beforeClass(Class<?> testClass) {
        RestAssured.replaceFiltersWith(this);
    }

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification response,
            FilterContext context) {
        if (request.getURI().contains("/operations") && !request.getHeaders().hasHeaderWithName(AWAY)) {
            request.port(ConfigProvider.getConfig().getValue("quarkus.management.port", int.class));
        }
        return context.next(request, response);
    }
}
