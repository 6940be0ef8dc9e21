package de.schulausstattung.platform.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.restassured.response.Response;

/**
 * How to call one operation with what belongs to the victim: ids in the path, references in the body, and the markers by which
 * the victim's data is recognised wherever it turns up.
 *
 * <pre>
 * probe("GET", "/devices/{id}").with("id", deviceId).markers("INV-4711", "Beamer in Raum 12")
 * probe("POST", "/devices").body("{\"schulnummer\": \"%s\", …}".formatted(school)).unchanged(() -&gt; devicesOfVictim())
 * probe("GET", "/directory/schools").tenantless()
 * </pre>
 */
public final class Probe {

    private final String method;
    private final String path;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Map<String, String> query = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private List<String> markers = List.of();
    private String contentType = "application/json";
    private @Nullable String body;
    private @Nullable String refused;
    private @Nullable String owner;
    private Optional<Supplier<?>> state = Optional.empty();
    private final Map<String, String> hiddenFrom = new LinkedHashMap<>();
    private boolean sharedInTenant;
    private boolean tenantless;
    private boolean openToEveryCaller;
    private boolean openByLink;
    private boolean unlikeUnknown;
    private OptionalInt ownersStatus = OptionalInt.empty();
    private Consumer<Response> afterwards = _ -> {
    };

    Probe(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /** The value of a path parameter: an id of the victim. */
    public Probe with(String parameter, Object value) {
        parameters.put(parameter, String.valueOf(value));
        return this;
    }

    /** A query parameter; use the victim's ids as filters, too. */
    public Probe query(String name, Object value) {
        query.put(name, String.valueOf(value));
        return this;
    }

    /** A header; {@code If-Match} of a write needs the version that the victim's object has. */
    public Probe header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** A JSON body that refers to the victim's objects. */
    public Probe body(String json) {
        return body("application/json", json);
    }

    /** A body of another type, for uploads. */
    public Probe body(String type, String content) {
        this.contentType = type;
        this.body = content;
        return this;
    }

    /** What must never appear in the answer to anybody else. A marker that the request itself contains does not count. */
    public Probe markers(String... values) {
        this.markers = List.of(values);
        return this;
    }

    /** What no call of a stranger may change, read as the owner: compared before and after each call. */
    public Probe unchanged(Supplier<?> ownersView) {
        this.state = Optional.of(ownersView);
        return this;
    }

    /** The data belongs to the whole Träger: other schools of the Träger may read it, strangers may not. */
    public Probe sharedInTenant() {
        this.sharedInTenant = true;
        return this;
    }

    /** The operation shows no tenant's data at all: reference data, the caller itself. */
    public Probe tenantless() {
        this.tenantless = true;
        return this;
    }

    /** Whoever has a token may call it; the wall alone decides what is seen. */
    public Probe openToEveryCaller() {
        this.openToEveryCaller = true;
        return this;
    }

    /**
     * Whoever has the link may call it, without a token: give it a link that is none, so that nobody sees anything. What the
     * right one shows is for a test of its own.
     */
    public Probe openByLink() {
        this.openByLink = true;
        return tenantless();
    }

    /**
     * Who sees the victim's data here, where that is not IT-Beschaffung of the Träger: the control that the probe can find it.
     */
    public Probe seenBy(String token) {
        this.owner = token;
        return this;
    }

    /** The token that must be refused with 403, where the education office of a Kreis has the permission. */
    public Probe refusedTo(String token) {
        this.refused = token;
        return this;
    }

    /**
     * Somebody of the same Träger, who may call the operation, from whom this is hidden all the same: an adviser of the very
     * school who takes no part in its talk.
     */
    public Probe hiddenFrom(String who, String token) {
        this.hiddenFrom.put(who, token);
        return this;
    }

    /**
     * A foreign id may be told from an unknown one here.
     *
     * @param reason why that is no leak; for the reader
     */
    public Probe mayDifferFromUnknown(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Say why");
        }
        this.unlikeUnknown = true;
        return this;
    }

    /**
     * The owner's own call of this write, with the same body, is no success either.
     *
     * @param reason why it could not be made one, and what shows that the request is well-formed all the same
     */
    public Probe ownerGets(int status, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Say why");
        }
        this.ownersStatus = OptionalInt.of(status);
        return this;
    }

    /** What the owner's own call leaves to be waited for or put back. */
    public Probe afterwards(Consumer<Response> work) {
        this.afterwards = work;
        return this;
    }

    String operation() {
        return method + " " + path;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    Map<String, String> parameters() {
        return parameters;
    }

    Map<String, String> query() {
        return query;
    }

    Map<String, String> headers() {
        return headers;
    }

    @Nullable
    String body() {
        return body;
    }

    String contentType() {
        return contentType;
    }

    List<String> markers() {
        return markers;
    }

    /** The markers that an answer leaks although the request did not name them. */
    List<String> leaked(String answer, Map<String, String> sentParameters) {
        var sent = Stream.of(sentParameters.values(), query.values(), headers.values()).flatMap(values -> values.stream())
                .toList() + String.valueOf(body);
        return markers.stream().filter(marker -> answer.contains(marker) && !sent.contains(marker)).toList();
    }

    Map<String, String> hiddenFrom() {
        return hiddenFrom;
    }

    String refused(String byDefault) {
        return refused == null ? byDefault : refused;
    }

    String owner(String byDefault) {
        return owner == null ? byDefault : owner;
    }

    Optional<Supplier<?>> state() {
        return state;
    }

    boolean isWrite() {
        return !method.equals("GET");
    }

    OptionalInt ownersStatus() {
        return ownersStatus;
    }

    Consumer<Response> afterwards() {
        return afterwards;
    }

    boolean isSharedInTenant() {
        return sharedInTenant;
    }

    boolean isTenantless() {
        return tenantless;
    }

    boolean isOpenToEveryCaller() {
        return openToEveryCaller;
    }

    boolean isOpenByLink() {
        return openByLink;
    }

    boolean isUnlikeUnknown() {
        return unlikeUnknown;
    }
}
