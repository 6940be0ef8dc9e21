package de.schulausstattung.platform.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;

/** The two answers that need more than their body. */
public final class Responses {

    private Responses() {
    }

    /** 201 with {@code Location}: the request's path and the id of what was made. */
    public static <T extends Identified> RestResponse<T> created(UriInfo uri, T view) {
        return RestResponse.ResponseBuilder.create(Status.CREATED, view).location(at(uri, view.pathId())).build();
    }

    /** 202 with {@code Location}: the job that does the work. */
    public static <T extends Identified> RestResponse<T> accepted(URI location, T view) {
        return RestResponse.ResponseBuilder.create(Status.ACCEPTED, view).location(location).build();
    }

    private static URI at(UriInfo uri, String id) {
        var path = uri.getRequestUri().getRawPath();
        return URI.create((path.endsWith("/") ? path : path + "/") + URLEncoder.encode(id, StandardCharsets.UTF_8));
    }
}
