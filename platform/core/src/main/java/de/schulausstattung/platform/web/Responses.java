package de.schulausstattung.platform.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;

/** The answers that need more than their body. {@code Location} is a path: the same through the gateway and past it. */
public final class Responses {

    private Responses() {
    }

    /** 201 with {@code Location}: the request's path and the id of what was made. */
    public static <T extends Identified> RestResponse<T> created(UriInfo uri, T view) {
        var path = uri.getRequestUri().getRawPath();
        var parent = path.endsWith("/") ? path : path + "/";
        return RestResponse.ResponseBuilder.create(Status.CREATED, view)
                .header(HttpHeaders.LOCATION, parent + URLEncoder.encode(view.pathId(), StandardCharsets.UTF_8)).build();
    }

    /** 201 with {@code Location}: what was made has its place elsewhere, at this path from the base path on. */
    public static <T> RestResponse<T> created(UriInfo uri, String path, T view) {
        return RestResponse.ResponseBuilder.create(Status.CREATED, view)
                .header(HttpHeaders.LOCATION, uri.getBaseUri().getRawPath() + path).build();
    }

    /** 202 with {@code Location}: the job that does the work. */
    public static <T extends Identified> RestResponse<T> accepted(UriInfo uri, T job) {
        return RestResponse.ResponseBuilder.create(Status.ACCEPTED, job)
                .header(HttpHeaders.LOCATION, uri.getBaseUri().getRawPath() + "jobs/" + job.pathId()).build();
    }
}
