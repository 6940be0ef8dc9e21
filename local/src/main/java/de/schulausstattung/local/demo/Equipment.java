package de.schulausstattung.local.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Rooms, pupils and devices of schools, made up so that the figures look like those of a real Träger. The same schools give
 * the same equipment at every run and on every machine: each school's numbers hang on its Schulnummer alone, its days on the
 * season's Stichtag.
 *
 * @param schuljahr of the counts, as it stands in a path
 * @param stichtag of the counts
 * @param source of the counts, as inventory calls it
 * @param rooms of all schools
 * @param counts pupils by grade
 * @param devices of all schools
 */
public record Equipment(String schuljahr, LocalDate stichtag, String source, List<Room> rooms, List<PupilCount> counts,
        List<Device> devices) {

    /** How many devices the Kreis has. */
    public static final int DEVICES = 20_000;

    /** A town with so many schools has about so many devices. */
    private static final int SCHOOLS_OF_A_TOWN = 54;
    private static final int OLDEST_DAYS = 2_800;
    /** Between the last purchase and the Stichtag lies delivery and set-up. */
    private static final int NEWEST_DAYS = 45;

    private static final DeviceModel DISPLAY = new DeviceModel("DISPLAY", "Lichtwerk", "Tafel 75", 249_000, true, 0);
    private static final DeviceModel ACCESS_POINT = new DeviceModel("ACCESS_POINT", "Funknetz", "AP 6E", 38_900, true, 0);
    private static final DeviceModel TABLET = new DeviceModel("TABLET", "Nordlicht", "Tab 11", 38_900, false, 50);
    private static final List<DeviceModel> MOBILE_AND_OTHER = List.of(TABLET,
            new DeviceModel("NOTEBOOK", "Weser", "Schulbuch 14", 49_900, false, 18),
            new DeviceModel("PC_ARBEITSPLATZ", "Weser", "Tischrechner M2", 56_000, true, 21),
            new DeviceModel("OTHER", "Lichtwerk", "Dok 4K", 21_900, true, 4),
            new DeviceModel("PRINTER", "Druckhaus", "Laser 300", 31_500, true, 3),
            new DeviceModel("OTHER", "Ladegut", "Wagen 20", 149_000, true, 2),
            new DeviceModel("MAKING_CODING", "Bauklotz", "3D-Drucker S", 46_000, true, 2));

    /** All models that occur. */
    public static List<DeviceModel> models() {
        var models = new ArrayList<>(List.of(DISPLAY, ACCESS_POINT));
        models.addAll(MOBILE_AND_OTHER);
        return List.copyOf(models);
    }

    /** What pupils get. */
    public static DeviceModel tablet() {
        return TABLET;
    }

    /** As many devices as become so many schools; more than the demo Kreis has would only make a start long. */
    public static int devicesFor(List<School> schools) {
        return Math.min(DEVICES, DEVICES * schools.size() / SCHOOLS_OF_A_TOWN);
    }

    /** Equips the schools with this number of devices in all, shared out by pupils, who are made up. */
    public static Equipment of(List<School> schools, int devices, Season season) {
        return of(schools, devices, season, null);
    }

    /** The same with the real number of pupils of each school in the list; what is made up then is their share by grade. */
    public static Equipment of(List<School> schools, int devices, Season season, @Nullable PupilTotals totals) {
        var rooms = new ArrayList<Room>();
        var counts = new ArrayList<PupilCount>();
        var pupils = new LinkedHashMap<School, Integer>();
        for (var school : schools) {
            var ofSchool = counts(school, totals);
            counts.addAll(ofSchool);
            pupils.put(school, ofSchool.stream().mapToInt(PupilCount::count).sum());
            rooms.addAll(rooms(school, ofSchool));
        }
        var made = new ArrayList<Device>();
        shares(pupils, devices).forEach((school, share) -> made.addAll(devices(school, share, season,
                rooms.stream().filter(room -> room.schulnummer().equals(school.schulnummer())).toList())));
        return totals == null
                ? new Equipment(season.schuljahr(), season.stichtag(), "SCHULE", List.copyOf(rooms), List.copyOf(counts),
                        List.copyOf(made))
                : new Equipment(totals.schuljahr(), totals.stichtag(), "IT_NRW", List.copyOf(rooms), List.copyOf(counts),
                        List.copyOf(made));
    }

    private static List<PupilCount> counts(School school, @Nullable PupilTotals totals) {
        var form = Schulform.ofKey(school.form());
        if (totals != null && totals.of(school).isPresent()) {
            return evenly(school, totals.of(school).get(), form.grades());
        }
        var random = random(school, 1);
        var classes = Math.max(1, form.classesPerGrade() + random.nextInt(-1, 2));
        return form.grades().stream().map(grade -> new PupilCount(school.schulnummer(), grade,
                classes * form.pupilsPerClass() + random.nextInt(-classes, 2 * classes + 1))).toList();
    }

    private static List<PupilCount> evenly(School school, int pupils, List<String> grades) {
        return IntStream.range(0, grades.size()).mapToObj(i -> new PupilCount(school.schulnummer(), grades.get(i),
                pupils / grades.size() + (i < pupils % grades.size() ? 1 : 0))).toList();
    }

    private static List<Room> rooms(School school, List<PupilCount> counts) {
        var classes = counts.stream().mapToInt(PupilCount::count).sum() / 25 + 1;
        var rooms = new ArrayList<Room>();
        for (var i = 0; i < classes; i++) {
            rooms.add(new Room(school.schulnummer(), "R%d%02d".formatted(i / 20, i % 20 + 1), "Klassenraum " + (i + 1), true));
        }
        for (var i = 0; i < Math.max(1, classes / 6); i++) {
            rooms.add(new Room(school.schulnummer(), "F%02d".formatted(i + 1), "Fachraum " + (i + 1), true));
        }
        rooms.add(new Room(school.schulnummer(), "LZ", "Lehrerzimmer", false));
        rooms.add(new Room(school.schulnummer(), "SEK", "Sekretariat", false));
        rooms.add(new Room(school.schulnummer(), "SRV", "Serverraum", false));
        return rooms;
    }

    /** Largest remainders, so that the shares add up to the total exactly. */
    private static Map<School, Integer> shares(Map<School, Integer> pupils, int devices) {
        var all = pupils.values().stream().mapToLong(Integer::longValue).sum();
        var shares = new LinkedHashMap<School, Integer>();
        pupils.forEach((school, count) -> shares.put(school, Math.toIntExact((long) devices * count / all)));
        var missing = devices - shares.values().stream().mapToInt(Integer::intValue).sum();
        pupils.keySet().stream()
                .sorted(Comparator.comparingLong((School school) -> -((long) devices * pupils.get(school) % all)))
                .limit(missing).forEach(school -> shares.merge(school, 1, Integer::sum));
        return shares;
    }

    private static List<Device> devices(School school, int number, Season season, List<Room> rooms) {
        var random = random(school, 2);
        var devices = new ArrayList<Device>();
        for (var room : rooms) {
            if (room.teaching() && random.nextInt(100) < 88 && devices.size() < number) {
                devices.add(device(school, devices.size(), DISPLAY, room.code(), season, random));
            }
            if (random.nextInt(100) < 75 && devices.size() < number) {
                devices.add(device(school, devices.size(), ACCESS_POINT, room.code(), season, random));
            }
        }
        while (devices.size() < number) {
            var model = anyModel(random);
            var room = model.inRoom() ? rooms.get(random.nextInt(rooms.size())).code() : "";
            devices.add(device(school, devices.size(), model, room, season, random));
        }
        return devices;
    }

    private static Device device(School school, int index, DeviceModel model, String room, Season season,
            Random random) {
        var purchasedOn = season.stichtag().minusDays(NEWEST_DAYS + random.nextInt(OLDEST_DAYS));
        var userGroup = userGroup(model, room, random);
        var serial = "%s%s%06X".formatted(model.deviceClass().charAt(0), school.schulnummer(), index * 64 + random.nextInt(64));
        return new Device("%s-%05d".formatted(school.schulnummer(), index + 1), serial, model, school.schulnummer(), room,
                userGroup, random.nextInt(100) < 4 ? "DEFECT" : "IN_SERVICE", purchasedOn);
    }

    private static String userGroup(DeviceModel model, String room, Random random) {
        if (room.equals("SEK")) {
            return "VERWALTUNG";
        }
        if (model.inRoom()) {
            return "POOL";
        }
        return random.nextInt(100) < 85 ? "SUS" : "LEHRKRAFT";
    }

    private static DeviceModel anyModel(Random random) {
        var rest = random.nextInt(MOBILE_AND_OTHER.stream().mapToInt(DeviceModel::weight).sum());
        for (var model : MOBILE_AND_OTHER) {
            rest -= model.weight();
            if (rest < 0) {
                return model;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }

    private static Random random(School school, int purpose) {
        return new Random(Long.parseLong(school.schulnummer()) * 31 + purpose);
    }
}
