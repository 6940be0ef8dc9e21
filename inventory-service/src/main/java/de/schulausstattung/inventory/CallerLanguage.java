package de.schulausstattung.inventory;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.problem.Problems;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** The language in which the caller wants to be told things; a job keeps it, since it runs after the request. */
@ApplicationScoped
public class CallerLanguage {

    private final CurrentVertxRequest request;

    CallerLanguage(CurrentVertxRequest request) {
        this.request = request;
    }

    /** {@code de} or {@code en}. */
    public String tag() {
        return Problems.locale(request.getCurrent()).getLanguage();
    }
}
