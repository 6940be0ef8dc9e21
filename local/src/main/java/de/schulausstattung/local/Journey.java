package de.schulausstattung.local;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.local.demo.DeviceFile;
import de.schulausstattung.local.demo.DeviceModel;
import de.schulausstattung.local.demo.Equipment;
import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.demo.PupilCount;
import de.schulausstattung.local.demo.Room;
import de.schulausstattung.local.demo.School;
import de.schulausstattung.local.demo.SchoolDirectory;
import de.schulausstattung.local.demo.Traeger;
import de.schulausstattung.local.identity.DemoUser;
import de.schulausstattung.local.identity.Realm;

/**
 * The way of a year as the people of the Kreis go it, through the gateway and with their own tokens: directory, schools, rooms,
 * pupils, devices, a delivery, indicators, the frozen annual report. One method per step.
 */
final class Journey {

    private static final String INVENTORY = "/api/inventory/v1";
    private static final String REPORTS = "/api/reports/v1";
    private static final String OPERATOR = "/betrieb";
    private static final int YEAR = 2026;
    private static final String SCHULJAHR = "2026-27";
    private static final int BATCH = 500;
    private static final int NOT_FOUND = 404;
    private static final int EXISTS = 409;
    /** What a repeated first report of pupils is answered with: there is a count already. */
    private static final int IF_MATCH_MISSING = 428;
    private static final int DELIVERED = 24;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Tokens live for five minutes; a new one in time. */
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(4);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Ports ports;
    private final Folders folders;
    private final Progress progress;
    private final Map<String, Token> tokens = new HashMap<>();

    Journey(Ports ports, Folders folders, Progress progress) {
        this.ports = ports;
        this.folders = folders;
        this.progress = progress;
    }

    /** Plays what an earlier start has not played yet, and fetches the report in any case. */
    void play(Kreis demo, @Nullable Kreis official, @Nullable Path directory) {
        var users = DemoUser.of(demo);
        var file = directory == null ? SchoolDirectory.write(demo.schools())
                : SchoolDirectory.append(read(directory), demo.schools());
        keep("schuldaten.csv", file);
        play("demo", demo, users, file);
        meetTheWall(user(users, "/traeger/19904/it-beschaffung"), schoolOf(demo, head(users)));
        if (official != null) {
            var officials = new ArrayList<>(DemoUser.ofOfficial(official));
            officials.add(user(users, OPERATOR));
            play(official.traeger().getFirst().nummer(), official, officials, file);
        }
    }

    private void play(String name, Kreis kreis, List<DemoUser> users, String directory) {
        var played = folders.data().resolve("played-" + name);
        var position = "";
        if (Files.exists(played)) {
            progress.say("%s: schon gespielt (--fresh spielt neu)".formatted(kreis.name()));
        } else {
            importDirectory(user(users, OPERATOR), directory);
            equip(kreis, users);
            var school = schoolOf(kreis, head(users));
            var clerk = clerk(users, kreis.traeger().getFirst());
            showSchools(clerk, kreis.schoolsOf(kreis.traeger().getFirst()).size());
            var before = figure(api(head(users)), school, "");
            position = receiveDelivery(clerk, school);
            var from = System.nanoTime();
            var after = figure(api(head(users)), school, position);
            progress.say(
                    "%s: Geräte je Schülerin und Schüler %s -> %s, sichtbar nach %d ms".formatted(school.name(), before, after,
                            Duration.ofNanos(System.nanoTime() - from).toMillis()));
            write(played, "");
        }
        readIndicators(head(users), schoolOf(kreis, head(users)), position);
        freezeReport(administration(users), kreis.traeger().getFirst());
    }

    private void equip(Kreis kreis, List<DemoUser> users) {
        var equipment = Equipment.of(kreis.schools(), Equipment.DEVICES);
        for (var traeger : kreis.traeger()) {
            registerTraeger(user(users, OPERATOR), traeger, kreis);
            var clerk = clerk(users, traeger);
            var schools = kreis.schoolsOf(traeger);
            adoptSchools(clerk, traeger);
            addRooms(clerk, schools, equipment);
            reportPupils(clerk, schools, equipment);
            addModels(clerk);
            importDevices(clerk, traeger, schools, equipment);
        }
    }

    private void importDirectory(DemoUser operator, String file) {
        var job = api(operator).postText(INVENTORY + "/directory/imports?source=SCHULDATEI", "text/csv; charset=utf-8", file)
                .require();
        awaitJob(operator, null, job.json());
        progress.say("Betrieb: Schulverzeichnis eingelesen (%d Zeilen)".formatted(file.lines().count() - 2));
    }

    private void registerTraeger(DemoUser operator, Traeger traeger, Kreis kreis) {
        api(operator).post(INVENTORY + "/traeger",
                Map.of("traegernummer", traeger.nummer(), "name", traeger.name(), "kreis", kreis.ags())).require(EXISTS);
        progress.say("Betrieb: " + traeger.name() + " angemeldet");
    }

    private void adoptSchools(Clerk clerk, Traeger traeger) {
        clerk.api().post(INVENTORY + "/schools:adopt", Map.of("all", true)).require();
        progress.say("%s: Schulen des Trägers %s übernommen".formatted(clerk.name(), traeger.nummer()));
    }

    private void addRooms(Clerk clerk, List<School> schools, Equipment equipment) {
        var rooms = equipment.rooms().stream().filter(room -> isOf(schools, room.schulnummer())).toList();
        for (var from = 0; from < rooms.size(); from += BATCH) {
            var batch = rooms.subList(from, Math.min(from + BATCH, rooms.size())).stream().map(Journey::body).toList();
            clerk.api().with("Idempotency-Key", UUID.randomUUID().toString())
                    .post(INVENTORY + "/rooms:batch", Map.of("items", batch)).require(EXISTS);
        }
        progress.say("%s: %d Räume angelegt".formatted(clerk.name(), rooms.size()));
    }

    private void reportPupils(Clerk clerk, List<School> schools, Equipment equipment) {
        var pupils = 0;
        for (var school : schools) {
            var counts = equipment.counts().stream().filter(count -> count.schulnummer().equals(school.schulnummer())).toList();
            clerk.api().put(INVENTORY + "/schools/" + school.schulnummer() + "/pupil-counts/" + SCHULJAHR,
                    Map.of("stichtag", Equipment.STICHTAG.toString(), "source", "SCHULE", "jahrgaenge",
                            counts.stream().map(count -> Map.of("jahrgang", count.jahrgang(), "pupils", count.count()))
                                    .toList()))
                    .require(IF_MATCH_MISSING);
            pupils += counts.stream().mapToInt(PupilCount::count).sum();
        }
        progress.say("%s: Schülerzahlen gemeldet (%d zum 15.10.)".formatted(clerk.name(), pupils));
    }

    private void addModels(Clerk clerk) {
        for (var model : Equipment.models()) {
            clerk.api().post(INVENTORY + "/device-models", body(model)).require(EXISTS);
        }
        progress.say("%s: %d Gerätemodelle angelegt".formatted(clerk.name(), Equipment.models().size()));
    }

    private void importDevices(Clerk clerk, Traeger traeger, List<School> schools, Equipment equipment) {
        var devices = equipment.devices().stream().filter(device -> isOf(schools, device.schulnummer())).toList();
        var file = DeviceFile.write(devices);
        keep("geraete-" + traeger.nummer() + ".csv", file);
        var from = System.nanoTime();
        var job = clerk.api().postText(INVENTORY + "/devices/imports?mode=ALL_OR_NOTHING&dryRun=false",
                "text/csv; charset=utf-8", file).require();
        awaitJob(clerk.user(), clerk.tenant(), job.json());
        progress.say("%s: %d Geräte eingelesen in %d ms".formatted(clerk.name(), devices.size(),
                Duration.ofNanos(System.nanoTime() - from).toMillis()));
    }

    /** Ratio and display coverage of every school, once the report has heard of all. */
    private void showSchools(Clerk clerk, int expected) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        var path = REPORTS + "/schools/indicators?limit=500";
        var items = clerk.api().get(path).require().json().path("items");
        while (items.size() < expected || items.get(0).path("figures").get(0).path("numerator").asLong() == 0) {
            pause(until, path);
            items = clerk.api().get(path).require().json().path("items");
        }
        for (var school : items) {
            progress.say("    %-45s Geräte je SuS %6s   Räume mit Display %6s".formatted(school.path("name").asText(),
                    value(school, "devices-per-pupil"), value(school, "display-coverage")));
        }
    }

    private static String figure(Api api, School school, String position) {
        var path = REPORTS + "/schools/" + school.schulnummer() + "/indicators"
                + (position.isEmpty() ? "" : "?minPosition=" + encoded(position));
        return value(api.get(path).require().json(), "devices-per-pupil");
    }

    private static String value(JsonNode school, String figure) {
        for (var one : school.path("figures")) {
            if (one.path("id").asText().equals(figure)) {
                return one.path("value").asText("-");
            }
        }
        return "-";
    }

    /** Goods receipt; returns the position that reports have to have seen. */
    private String receiveDelivery(Clerk clerk, School school) {
        var model = Equipment.models().get(2);
        var stamp = UUID.randomUUID().toString().substring(0, 8);
        var items = IntStream.range(0, DELIVERED).mapToObj(i -> {
            var device = new LinkedHashMap<String, Object>();
            device.put("schulnummer", school.schulnummer());
            device.put("inventoryNumber", "L-%s-%02d".formatted(stamp, i));
            device.put("serialNumber", "SN-%s-%02d".formatted(stamp, i));
            device.put("maker", model.maker());
            device.put("model", model.name());
            device.put("deviceClass", model.deviceClass());
            device.put("userGroup", "SUS");
            device.put("purchasedOn", "2026-11-02");
            device.put("inServiceFrom", "2026-11-02");
            device.put("priceCents", model.priceCents());
            return device;
        }).toList();
        var answer = clerk.api().with("Idempotency-Key", UUID.randomUUID().toString())
                .post(INVENTORY + "/devices:batch", Map.of("mode", "ATOMIC", "items", items)).require();
        if (answer.json().path("stored").asInt() != DELIVERED) {
            throw new StartFailed("Die Lieferung wurde nicht verbucht: " + answer.text());
        }
        progress.say("%s: Lieferung von %d Tablets an %s verbucht".formatted(clerk.name(), items.size(), school.name()));
        return answer.header("Event-Position");
    }

    private void readIndicators(DemoUser head, School school, String position) {
        var path = REPORTS + "/schools/" + school.schulnummer() + "/indicators";
        var answer = awaitKnown(head, position.isEmpty() ? path : path + "?minPosition=" + encoded(position));
        keep("kennzahlen-" + school.schulnummer() + ".json", answer.text());
        progress.say(
                "%s %s (Schulleitung): Kennzahlen von %s gelesen".formatted(head.firstName(), head.lastName(), school.name()));
    }

    private void freezeReport(Clerk clerk, Traeger traeger) {
        var path = REPORTS + "/annual-reports/" + YEAR;
        clerk.api().with("Idempotency-Key", UUID.randomUUID().toString()).post(path + "/freeze", Map.of()).require(EXISTS);
        var json = clerk.api().with("Accept", "application/json").get(path).require().text();
        var html = clerk.api().with("Accept", "text/html").get(path).require().text();
        write(folders.reports().resolve("jahresbericht-%d-%s.json".formatted(YEAR, traeger.nummer())), json);
        var page = folders.reports().resolve("jahresbericht-%d-%s.html".formatted(YEAR, traeger.nummer()));
        write(page, html);
        progress.say("%s: Jahresbericht %d festgeschrieben: %s".formatted(clerk.name(), YEAR, page));
    }

    /** A clerk of another Träger must not even learn that the school is there. */
    private void meetTheWall(DemoUser stranger, School school) {
        var answer = api(stranger).get(INVENTORY + "/schools/" + school.schulnummer());
        if (answer.status() != NOT_FOUND) {
            throw new StartFailed(
                    "Die Mandantentrennung hält nicht: %s erhielt %d".formatted(answer.request(), answer.status()));
        }
        progress.say("%s (anderer Träger): sieht diese Schule nicht".formatted(stranger.lastName()));
    }

    private void awaitJob(DemoUser user, @Nullable String tenant, JsonNode queued) {
        var path = INVENTORY + "/jobs/" + queued.path("id").asText();
        var until = System.nanoTime() + PATIENCE.toNanos();
        for (;;) {
            var job = (tenant == null ? api(user) : api(user).with("X-Tenant", tenant)).get(path).require().json();
            switch (job.path("state").asText()) {
                case "SUCCEEDED" -> {
                    return;
                }
                case "FAILED", "CANCELLED" ->
                    throw new StartFailed("Auftrag " + job.path("kind").asText() + " gescheitert: " + job);
                default -> pause(until, "Auftrag " + path);
            }
        }
    }

    /** Reports learn of a school by an event; until it is there they say 404 or, for a position, 503. */
    private Api.Answer awaitKnown(DemoUser user, String path) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        for (;;) {
            var answer = api(user).get(path);
            if (answer.status() != NOT_FOUND && answer.status() != 503) {
                return answer.require();
            }
            pause(until, path);
        }
    }

    private static void pause(long until, String what) {
        if (System.nanoTime() > until) {
            throw new StartFailed(what + " ist nach " + PATIENCE.toSeconds() + " s nicht fertig");
        }
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }

    private Clerk clerk(List<DemoUser> users, Traeger traeger) {
        return new Clerk(user(users, "/traeger/" + traeger.nummer() + "/it-beschaffung"), "traeger-" + traeger.nummer());
    }

    private Clerk administration(List<DemoUser> users) {
        var user = first(users, "/schulverwaltung");
        return new Clerk(user, "traeger-" + user.groups().getFirst().split("/", -1)[2]);
    }

    private static DemoUser head(List<DemoUser> users) {
        return first(users, "/schulleitung");
    }

    private static School schoolOf(Kreis kreis, DemoUser head) {
        var path = head.groups().getFirst();
        return kreis.schools().stream().filter(school -> path.contains("/schulen/" + school.schulnummer() + "/")).findFirst()
                .orElseThrow();
    }

    private static DemoUser first(List<DemoUser> users, String role) {
        return users.stream().filter(user -> user.groups().getFirst().endsWith(role)).findFirst().orElseThrow();
    }

    private static DemoUser user(List<DemoUser> users, String group) {
        return users.stream().filter(user -> user.groups().contains(group)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(group));
    }

    private Api api(DemoUser user) {
        var token = tokens.get(user.username());
        if (token == null || System.nanoTime() > token.until()) {
            token = new Token(Api.at(ports.realmUrl()).token(Map.of("grant_type", "password", "client_id", Realm.DEMO_CLIENT,
                    "username", user.username(), "password", DemoUser.PASSWORD)),
                    System.nanoTime() + TOKEN_LIFE.toNanos());
            tokens.put(user.username(), token);
        }
        return Api.at(ports.gatewayUrl()).as(token.value());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new StartFailed(file + " lässt sich nicht lesen", e);
        }
    }

    private static Map<String, Object> body(Room room) {
        return Map.of("schulnummer", room.schulnummer(), "name", room.code(), "kind",
                room.teaching() ? "UNTERRICHTSRAUM" : "SONSTIGE",
                "unterrichtsrelevant", room.teaching());
    }

    private static Map<String, Object> body(DeviceModel model) {
        return Map.of("maker", model.maker(), "name", model.name(), "deviceClass", model.deviceClass(), "priceCents",
                model.priceCents());
    }

    private static boolean isOf(List<School> schools, String schulnummer) {
        return schools.stream().anyMatch(school -> school.schulnummer().equals(schulnummer));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private void keep(String name, String text) {
        write(folders.demo().resolve(name), text);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new StartFailed(file + " lässt sich nicht schreiben", e);
        }
    }

    private record Token(String value, long until) {
    }

    /** A clerk at work in one Träger; named in the header because some work for two. */
    private final class Clerk {

        private final DemoUser user;
        private final String tenant;

        Clerk(DemoUser user, String tenant) {
            this.user = user;
            this.tenant = tenant;
        }

        DemoUser user() {
            return user;
        }

        String tenant() {
            return tenant;
        }

        String name() {
            return user.firstName() + " " + user.lastName();
        }

        Api api() {
            return Journey.this.api(user).with("X-Tenant", tenant);
        }
    }
}
