package de.schulausstattung.platform.problem;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** Problems for tests without HTTP: in German. */
public final class ProblemsOutsideRequests {

    private ProblemsOutsideRequests() {
    }

    /** As a request that asks for no language would have them. */
    public static Problems german() {
        return new Problems(new CurrentVertxRequest(), new ObjectMapper());
    }
}
