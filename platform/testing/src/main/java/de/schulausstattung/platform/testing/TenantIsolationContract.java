package de.schulausstattung.platform.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.restassured.response.Response;

/**
 * Nobody reaches what belongs to another tenant, by any operation. Reads the service's OpenAPI document and walks every
 * operation as a stranger of another Träger, as the head and as the adviser of another school of the same Träger, as a former
 * member, without a token, without the permission, with a role in one Träger that names another in {@code X-Tenant}, and with
 * all rights there but hardly any here. An operation without a probe fails, and so does a probe that would not notice: its
 * owner must see the markers, and every write, which each stranger was refused, must succeed when its owner sends the same.
 *
 * <pre>
 * &#64;QuarkusTest
 * &#64;WithTestResource(…)
 * class TenantIsolationTest extends TenantIsolationContract {
 *     private String room = "";
 *
 *     &#64;Override
 *     protected void plant() {
 *         room = …;       // through HTTP, as owner(): a room "GEHEIM" at school() of victim()
 *     }
 *
 *     &#64;Override
 *     protected List&lt;Probe&gt; probes() {
 *         return List.of(probe("GET", "/rooms/{id}").with("id", room).markers("GEHEIM"), …);
 *     }
 * }
 * </pre>
 */
public abstract class TenantIsolationContract {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final String NOBODY = "";

    private final String victim = digits(9, 5);
    private final String stranger = digits(8, 5);
    /** Beyond those that the services' own tests count up to: their directory is the same. */
    private final String school = digits(18, 6);
    private final String otherSchool = otherThan(school);
    private final AtomicInteger calls = new AtomicInteger();

    /** Makes the victim's data, over HTTP. */
    protected abstract void plant() throws Exception;

    /** One probe for each operation; called after {@link #plant()}. */
    protected abstract List<Probe> probes();

    /** A probe of an operation, named as in the OpenAPI document below the base path: {@code "GET", "/devices/{id}"}. */
    protected static Probe probe(String method, String path) {
        return new Probe(method, path);
    }

    /** The victim's Trägernummer, another in each run. */
    protected final String victim() {
        return victim;
    }

    /** The victim's school. */
    protected final String school() {
        return school;
    }

    /** Another school of the victim's Träger, whose head and adviser are strangers to {@link #school()}. */
    protected final String otherSchool() {
        return otherSchool;
    }

    /** The Trägernummer of the stranger; register it where the service must know a tenant. */
    protected final String stranger() {
        return stranger;
    }

    /** The token of the victim's IT-Beschaffung. */
    protected final String owner() {
        return Tokens.itBeschaffung(victim);
    }

    /** Where the service's API begins; a service keeps the default. */
    protected String basePath() {
        return ConfigProvider.getConfig().getValue("quarkus.rest.path", String.class);
    }

    /** Where the service shows its OpenAPI document; a service keeps the default. */
    protected String openApiPath() {
        return ConfigProvider.getConfig().getValue("quarkus.smallrye-openapi.path", String.class);
    }

    @TestFactory
    Stream<DynamicNode> isolation() throws Exception {
        plant();
        var probes = probes();
        var operations = operations();
        var nodes = new ArrayList<DynamicNode>();
        nodes.add(dynamicTest("every operation has a probe, every probe an operation", () -> match(operations, probes)));
        probes.stream().filter(probe -> operations.contains(probe.operation())).forEach(probe -> nodes.add(walk(probe)));
        nodes.add(dynamicTest("the victim still sees all of it", () -> probes.forEach(probe -> report(control(probe)))));
        nodes.add(dynamicContainer("the owner may", probes.stream().filter(Probe::isWrite)
                .map(probe -> dynamicTest(probe.operation(), () -> report(ownersWrite(probe))))));
        nodes.add(dynamicTest("tells how much was walked", () -> System.out
                .println("Tenant isolation: " + probes.size() + " operations walked, " + calls + " calls")));
        return nodes.stream();
    }

    private DynamicNode walk(Probe probe) {
        if (probe.isOpenByLink()) {
            return dynamicContainer(probe.operation(), Stream.of(
                    dynamicTest("a link that is none, by nobody", () -> report(refused(probe, 404, NOBODY, Map.of()))),
                    dynamicTest("a link that is none, by the owner", () -> report(refused(probe, 404, owner(), Map.of())))));
        }
        var tests = Stream.of(
                dynamicTest("its owner sees the markers", () -> report(control(probe))),
                dynamicTest("a stranger of another Träger", () -> report(foreign(probe, Tokens.itBeschaffung(stranger)))),
                dynamicTest("the head of another school",
                        () -> report(colleague(probe, Tokens.schulleitung(victim, otherSchool)))),
                dynamicTest("the adviser of another school", () -> report(colleague(probe, Tokens.of("mb-" + otherSchool,
                        "/traeger/" + victim + "/schulen/" + otherSchool + "/medienberatung")))),
                dynamicTest("a former member, now at a school of the same number elsewhere",
                        () -> report(foreign(probe, Tokens.schulleitung(stranger, school)))),
                dynamicTest("without a token", () -> report(refused(probe, 401, NOBODY, Map.of()))),
                dynamicTest("without the permission", () -> report(probe.isOpenToEveryCaller()
                        ? foreign(probe, Tokens.bildungsbuero("05754"))
                        : refused(probe, 403, probe.refused(Tokens.bildungsbuero("05754")), Map.of()))),
                dynamicTest("a role in another Träger and X-Tenant", () -> report(namesForeignTenant(probe))),
                dynamicTest("all rights in another Träger and the lowest role here", () -> report(lowestRole(probe))));
        var hidden = probe.hiddenFrom().entrySet().stream()
                .map(one -> dynamicTest(one.getKey(), () -> report(foreign(probe, one.getValue()))));
        return dynamicContainer(probe.operation(), Stream.concat(tests, hidden));
    }

    private static void match(Set<String> operations, List<Probe> probes) {
        var probed = probes.stream().map(Probe::operation).collect(Collectors.toCollection(TreeSet::new));
        var findings = new ArrayList<String>();
        operations.stream().filter(operation -> !probed.contains(operation))
                .forEach(operation -> findings.add("operation without a probe: " + operation));
        probed.stream().filter(operation -> !operations.contains(operation))
                .forEach(operation -> findings.add("probe without an operation: " + operation));
        probes.stream().filter(probe -> probe.isWrite() && probe.state().isEmpty() && !probe.isTenantless())
                .forEach(probe -> findings.add("a write that nobody watches (say unchanged(…) or tenantless()): "
                        + probe.operation()));
        if (operations.isEmpty()) {
            findings.add("the OpenAPI document has no operations");
        }
        report(findings);
    }

    private Set<String> operations() {
        var response = given().queryParam("format", "json").get(openApiPath());
        if (response.statusCode() != 200) {
            throw new AssertionError("No OpenAPI document at " + openApiPath() + ": " + response.statusCode());
        }
        Map<String, Map<String, Object>> paths = response.jsonPath().getMap("paths");
        var found = new TreeSet<String>();
        paths.forEach((path, item) -> item.keySet().stream().filter(METHODS::contains)
                .forEach(method -> found.add(method.toUpperCase(Locale.ROOT) + " " + path.replaceFirst("^" + basePath(), ""))));
        return found;
    }

    /** A probe that finds nothing as the owner would find nothing as a stranger either. */
    private List<String> control(Probe probe) {
        if (probe.isTenantless() || probe.isWrite()) {
            return List.of();
        }
        if (probe.markers().isEmpty()) {
            return List.of("no markers: this probe would not notice a leak (or say tenantless())");
        }
        var response = call(probe, probe.owner(owner()), probe.parameters(), Map.of());
        var seen = probe.markers().stream().anyMatch(response.asString()::contains);
        return response.statusCode() / 100 == 2 && seen ? List.of()
                : List.of("the owner does not see " + probe.markers() + " but " + response.statusCode() + " "
                        + response.asString());
    }

    /** A write that is refused because it is malformed would be refused to everybody; so its owner's must succeed. */
    private List<String> ownersWrite(Probe probe) {
        var response = call(probe, probe.owner(owner()), probe.parameters(), Map.of());
        probe.afterwards().accept(response);
        var status = response.statusCode();
        var expected = probe.ownersStatus();
        var isAsExpected = expected.isPresent() ? status == expected.getAsInt()
                : status / 100 == 2 && (status != 207 || succeeded(response));
        return isAsExpected ? List.of() : List.of("the owner gets " + status + " " + response.asString());
    }

    private static boolean succeeded(Response results) {
        List<Integer> statuses = results.jsonPath().getList("items.status");
        return !statuses.isEmpty() && statuses.stream().allMatch(status -> status / 100 == 2);
    }

    private List<String> foreign(Probe probe, String token) {
        var findings = attempt(probe, token, Map.of(), probe.isTenantless());
        if (!probe.parameters().isEmpty() && !probe.isTenantless() && !probe.isUnlikeUnknown()) {
            findings.addAll(sameAsUnknown(probe, token));
        }
        return findings;
    }

    private List<String> colleague(Probe probe, String token) {
        return attempt(probe, token, Map.of(), probe.isTenantless() || probe.isSharedInTenant());
    }

    private List<String> namesForeignTenant(Probe probe) {
        var header = Map.of("X-Tenant", "traeger-" + victim);
        var token = Tokens.itBeschaffung(stranger);
        return probe.isOpenToEveryCaller() ? attempt(probe, token, header, probe.isTenantless())
                : refused(probe, 403, token, header);
    }

    /** What somebody may do in one Träger adds nothing to what the same person may do in another. */
    private List<String> lowestRole(Probe probe) {
        var header = Map.of("X-Tenant", "traeger-" + victim);
        var token = Tokens.of("l1-" + otherSchool, "/traeger/" + stranger + "/it-beschaffung",
                "/traeger/" + victim + "/schulen/" + otherSchool + "/support-l1");
        return probe.isWrite() && !probe.isOpenToEveryCaller() ? refused(probe, 403, token, header)
                : attempt(probe, token, header, probe.isTenantless() || probe.isSharedInTenant());
    }

    private List<String> refused(Probe probe, int status, String token, Map<String, String> headers) {
        var findings = attempt(probe, token, headers, false);
        var response = call(probe, token, probe.parameters(), headers);
        if (response.statusCode() != status) {
            findings.add("expected " + status + " but got " + response.statusCode() + " " + response.asString());
        }
        return findings;
    }

    private List<String> attempt(Probe probe, String token, Map<String, String> headers, boolean maySee) {
        var before = probe.state().map(state -> state.get());
        var response = call(probe, token, probe.parameters(), headers);
        var findings = new ArrayList<>(ProblemBody.findings(response));
        if (response.statusCode() >= 500) {
            findings.add("answered " + response.statusCode());
        }
        if (!maySee) {
            var answer = withoutRequestId(response, response.asString() + "\n" + response.headers());
            probe.leaked(answer, probe.parameters()).forEach(marker -> findings.add("leaks " + marker + " in " + answer));
            if (!probe.parameters().isEmpty() && response.statusCode() / 100 == 2 && !isEmpty(response)) {
                findings.add("answered " + response.statusCode() + " for a foreign id: " + response.asString());
            }
            findings.addAll(miscounted(response));
        }
        if (!Objects.equals(before, probe.state().map(state -> state.get()))) {
            findings.add("changed what it must not");
        }
        return findings;
    }

    /** Not even that something exists may be learnt: an unknown id is answered like a foreign one. */
    private List<String> sameAsUnknown(Probe probe, String token) {
        var unknown = new HashMap<String, String>();
        probe.parameters().forEach((name, value) -> unknown.put(name, unknownLike(value)));
        var foreignAnswer = call(probe, token, probe.parameters(), Map.of());
        var unknownAnswer = call(probe, token, unknown, Map.of());
        var seen = shape(foreignAnswer, probe.parameters());
        var expected = shape(unknownAnswer, unknown);
        return seen.equals(expected) ? List.of()
                : List.of("a foreign id is told from an unknown one:\n  foreign " + seen + "\n  unknown " + expected);
    }

    private static String shape(Response response, Map<String, String> parameters) {
        var body = withoutRequestId(response, response.asString());
        for (var value : parameters.values()) {
            body = body.replace(value, "…");
        }
        return response.statusCode() + " " + response.contentType() + " " + body;
    }

    /** Random digits tell nothing, and a marker may happen to stand in them. */
    private static String withoutRequestId(Response response, String text) {
        var id = response.header("X-Request-ID");
        return id == null ? text : text.replace(id, "…");
    }

    /** Counts and totals must be those of what the caller sees. */
    private static List<String> miscounted(Response response) {
        if (!isJson(response) || response.statusCode() != 200) {
            return List.of();
        }
        try {
            var body = JsonBody.of(response);
            var count = body.path("count").path("value");
            var items = body.path("items");
            return count.isNumber() && !body.hasNonNull("next") && items.isArray() && count.intValue() != items.size()
                    ? List.of("counts " + count + " but shows " + items.size())
                    : List.of();
        } catch (JsonProcessingException e) {
            return List.of("answer cannot be read: " + e.getMessage());
        }
    }

    private static boolean isEmpty(Response response) {
        if (!isJson(response)) {
            return response.asString().lines().count() <= 1;
        }
        var text = response.asString().strip();
        if (text.isEmpty() || text.equals("[]") || text.equals("{}")) {
            return true;
        }
        try {
            var items = JsonBody.of(response).path("items");
            return items.isArray() && items.isEmpty();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static boolean isJson(Response response) {
        return String.valueOf(response.contentType()).startsWith("application/json");
    }

    private Response call(Probe probe, String token, Map<String, String> parameters, Map<String, String> headers) {
        calls.incrementAndGet();
        var request = given().urlEncodingEnabled(false).redirects().follow(false).pathParams(parameters)
                .queryParams(probe.query())
                .headers(probe.headers()).headers(headers);
        if (!token.equals(NOBODY)) {
            request.header("Authorization", "Bearer " + token);
        }
        var body = probe.body();
        if (body != null) {
            request.contentType(probe.contentType()).body(body);
        }
        return request.request(probe.method(), basePath() + probe.path());
    }

    private static void report(List<String> findings) {
        if (!findings.isEmpty()) {
            throw new AssertionError(String.join("\n", findings));
        }
    }

    /**
     * Another value of the same form: a UUID for a UUID, digits for digits with the same first one; for a year one of a later
     * century, since a caller may have planned those around it.
     */
    static String unknownLike(String value) {
        if (value.matches("20\\d\\d")) {
            return digits(21, 4);
        }
        if (value.length() == 36 && value.chars().filter(c -> c == '-').count() == 4) {
            return UUID.randomUUID().toString();
        }
        if (value.matches("\\d+")) {
            return digits(value.charAt(0) - '0', value.length());
        }
        return "unknown-" + digits(1, 8);
    }

    private static String otherThan(String taken) {
        return Stream.generate(() -> digits(18, 6)).filter(number -> !number.equals(taken)).findFirst().orElseThrow();
    }

    private static String digits(int first, int length) {
        var digits = new StringBuilder().append(first);
        while (digits.length() < length) {
            digits.append(ThreadLocalRandom.current().nextInt(10));
        }
        return digits.toString();
    }
}
