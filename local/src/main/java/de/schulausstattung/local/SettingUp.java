package de.schulausstattung.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import de.schulausstattung.local.demo.DeviceFile;
import de.schulausstattung.local.demo.DeviceModel;
import de.schulausstattung.local.demo.Equipment;
import de.schulausstattung.local.demo.PupilCount;
import de.schulausstattung.local.demo.Room;
import de.schulausstattung.local.demo.School;
import de.schulausstattung.local.demo.Traeger;

/** What a Träger's clerk does once a year or once and for all: schools, rooms, pupils, models, devices. */
final class SettingUp {

    private static final int BATCH = 500;
    private static final int EXISTS = 409;
    /** What a repeated first report of pupils is answered with: there is a count already. */
    private static final int IF_MATCH_MISSING = 428;

    private final Actor clerk;
    private final Folders folders;
    private final Progress progress;

    SettingUp(Actor clerk, Folders folders, Progress progress) {
        this.clerk = clerk;
        this.folders = folders;
        this.progress = progress;
    }

    /**
     * From an empty Träger to one that is equipped; returns the position of its devices that reports have to have seen, empty
     * where an earlier start had read them in already.
     */
    String equip(Traeger traeger, List<School> schools, Equipment equipment) {
        adoptSchools(traeger);
        addRooms(schools, equipment);
        reportPupils(schools, equipment);
        addModels();
        return importDevices(traeger, schools, equipment);
    }

    private void adoptSchools(Traeger traeger) {
        clerk.api().post(Api.INVENTORY + "/schools:adopt", Map.of("all", true)).require();
        progress.say("%s: Schulen des Trägers %s übernommen".formatted(clerk.name(), traeger.nummer()));
    }

    private void addRooms(List<School> schools, Equipment equipment) {
        var rooms = equipment.rooms().stream().filter(room -> isOf(schools, room.schulnummer())).toList();
        for (var from = 0; from < rooms.size(); from += BATCH) {
            var batch = rooms.subList(from, Math.min(from + BATCH, rooms.size())).stream().map(SettingUp::body).toList();
            once().post(Api.INVENTORY + "/rooms:batch", Map.of("items", batch)).require(EXISTS);
        }
        progress.say("%s: %d Räume angelegt".formatted(clerk.name(), rooms.size()));
    }

    private void reportPupils(List<School> schools, Equipment equipment) {
        var pupils = 0;
        for (var school : schools) {
            var counts = equipment.counts().stream().filter(count -> count.schulnummer().equals(school.schulnummer())).toList();
            clerk.api().put(Api.INVENTORY + "/schools/" + school.schulnummer() + "/pupil-counts/" + equipment.schuljahr(),
                    Map.of("stichtag", equipment.stichtag().toString(), "source", equipment.source(), "jahrgaenge",
                            counts.stream().map(count -> Map.of("jahrgang", count.jahrgang(), "pupils", count.count()))
                                    .toList()))
                    .require(IF_MATCH_MISSING);
            pupils += counts.stream().mapToInt(PupilCount::count).sum();
        }
        progress.say("%s: Schülerzahlen gemeldet (%d zum %td.%<tm.%<tY)".formatted(clerk.name(), pupils, equipment.stichtag()));
    }

    private void addModels() {
        for (var model : Equipment.models()) {
            clerk.api().post(Api.INVENTORY + "/device-models", body(model)).require(EXISTS);
        }
        progress.say("%s: %d Gerätemodelle angelegt".formatted(clerk.name(), Equipment.models().size()));
    }

    private String importDevices(Traeger traeger, List<School> schools, Equipment equipment) {
        var devices = equipment.devices().stream().filter(device -> isOf(schools, device.schulnummer())).toList();
        var file = DeviceFile.write(devices);
        folders.keep("geraete-" + traeger.nummer() + ".csv", file);
        var from = System.nanoTime();
        var job = clerk.awaitJob(clerk.api().postText(Api.INVENTORY + "/devices/imports?mode=ALL_OR_NOTHING&dryRun=false",
                "text/csv; charset=utf-8", file));
        progress.say("%s: %d Geräte eingelesen in %d ms".formatted(clerk.name(), devices.size(),
                Duration.ofNanos(System.nanoTime() - from).toMillis()));
        return job.path("eventPosition").asText();
    }

    private Api once() {
        return clerk.api().with("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static Map<String, Object> body(Room room) {
        return Map.of("schulnummer", room.schulnummer(), "name", room.code(), "kind",
                room.teaching() ? "UNTERRICHTSRAUM" : "SONSTIGE", "unterrichtsrelevant", room.teaching());
    }

    private static Map<String, Object> body(DeviceModel model) {
        return Map.of("maker", model.maker(), "name", model.name(), "deviceClass", model.deviceClass(), "priceCents",
                model.priceCents());
    }

    private static boolean isOf(List<School> schools, String schulnummer) {
        return schools.stream().anyMatch(school -> school.schulnummer().equals(schulnummer));
    }
}
