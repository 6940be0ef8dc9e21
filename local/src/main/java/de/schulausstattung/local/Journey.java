package de.schulausstattung.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.local.demo.Equipment;
import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.demo.PupilTotals;
import de.schulausstattung.local.demo.SchoolDirectory;
import de.schulausstattung.local.demo.Season;
import de.schulausstattung.local.demo.Traeger;
import de.schulausstattung.local.identity.DemoUser;

/**
 * The way of a year as the people of the Kreis go it, through the gateway and with their own tokens: directory, schools, rooms,
 * pupils, devices; the loop from the gap to the next talk; the frozen annual report, the comparison; and what strangers see of
 * it.
 */
final class Journey {

    private static final int EXISTS = 409;
    /** Of the demo: a Träger whose clerk works for no other. */
    private static final int NEIGHBOUR = 3;

    private final Ports ports;
    private final Folders folders;
    private final Progress progress;
    private final Season season;
    private final Planning planning;
    private final YearlyLoop loop;
    private final Reporting reporting;

    Journey(Ports ports, Folders folders, Progress progress, Season season) {
        this.ports = ports;
        this.folders = folders;
        this.progress = progress;
        this.season = season;
        this.planning = new Planning(folders, progress, season);
        this.loop = new YearlyLoop(folders, progress, season);
        this.reporting = new Reporting(folders, progress, season);
    }

    /** Plays what an earlier start has not played yet, and fetches the report in any case. */
    void play(Kreis demo, @Nullable Kreis official, @Nullable Path directory, @Nullable PupilTotals pupils) {
        var users = DemoUser.of(demo);
        var cast = new Cast(ports, users);
        var file = directory == null ? SchoolDirectory.write(demo.schools())
                : SchoolDirectory.append(read(directory), demo.schools());
        folders.keep("schuldaten.csv", file);
        play("demo", demo, Equipment.of(demo.schools(), Equipment.DEVICES, season), cast, file);
        reporting.compare(cast.administration(demo.traeger().getFirst()), cast.bildungsbuero(demo), demo);
        var wall = new WallTour(cast.clerk(demo.traeger().getFirst()), cast.school(demo), season, progress);
        wall.walkAsOtherTraeger(cast.clerk(demo.traeger().get(NEIGHBOUR)));
        wall.walkAsNobody(cast.nobody());
        if (official != null) {
            var all = new ArrayList<>(DemoUser.ofOfficial(official));
            all.addAll(users.stream().filter(user -> user.groups().contains("/betrieb")).toList());
            play(official.traeger().getFirst().nummer(), official,
                    Equipment.of(official.schools(), Equipment.devicesFor(official.schools()), season, pupils),
                    new Cast(ports, all), file);
        }
    }

    /** The way of a Kreis and its Träger, with the loops of those schools of the first one whose heads are in the cast. */
    void play(String name, Kreis kreis, Equipment equipment, Cast cast, String directory) {
        var played = folders.data().resolve("played-" + name);
        var traeger = kreis.traeger().getFirst();
        var position = "";
        if (Files.exists(played)) {
            progress.say("%s: schon gespielt (--fresh spielt neu)".formatted(kreis.name()));
        } else {
            var equipped = setUp(kreis, equipment, cast, directory);
            position = playLoop(kreis, cast, equipped);
            Folders.write(played, "");
        }
        reporting.readIndicators(cast.head(), cast.school(kreis), "");
        reporting.freezeReport(cast.administration(traeger), traeger, position);
    }

    /** Returns the position that all others have to have seen of the first Träger's devices. */
    private String setUp(Kreis kreis, Equipment equipment, Cast cast, String directory) {
        importDirectory(cast.operator(), directory);
        var first = "";
        for (var each : kreis.traeger()) {
            register(cast.operator(), each, kreis);
            var position = settingUp(cast, each).equip(each, kreis.schoolsOf(each), equipment);
            reporting.showSchools(cast.clerk(each), kreis.schoolsOf(each).size(), position);
            first = first.isEmpty() ? position : first;
        }
        return first;
    }

    /**
     * One school's loop is told step by step; those of other schools whose people are there follow. Returns the position that
     * the year's report has to have seen.
     */
    private String playLoop(Kreis kreis, Cast cast, String position) {
        var traeger = kreis.traeger().getFirst();
        var clerk = cast.clerk(traeger);
        var schools = kreis.schoolsOf(traeger).size();
        var standard = planning.adoptStandard(cast.administration(traeger));
        var round = loop.open(clerk, cast.administration(traeger), schools);
        // from here on everybody sees these devices; a school could not wait for the position of another school's
        planning.showGaps(clerk, schools, position);
        var years = cast.years(traeger, kreis.schoolsOf(traeger));
        var told = loop.needy(years);
        loop.play(told, round);
        var others = loop.playAll(years.stream().filter(year -> !year.equals(told)).toList(), round);
        loop.openNext(clerk, schools, told);
        reporting.showLoop(cast.administration(traeger), 1 + others);
        return standard;
    }

    private SettingUp settingUp(Cast cast, Traeger traeger) {
        return new SettingUp(cast.clerk(traeger), folders, progress);
    }

    private void importDirectory(Actor operator, String file) {
        operator.awaitJob(operator.api().postText(Api.INVENTORY + "/directory/imports?source=SCHULDATEI&allowUnlisting=true",
                "text/csv; charset=utf-8", file));
        progress.say("Betrieb: Schulverzeichnis eingelesen (%d Zeilen)".formatted(file.lines().count() - 2));
    }

    private void register(Actor operator, Traeger traeger, Kreis kreis) {
        operator.api().post(Api.INVENTORY + "/traeger",
                Map.of("traegernummer", traeger.nummer(), "name", traeger.name(), "kreis", kreis.ags())).require(EXISTS);
        progress.say("Betrieb: " + traeger.name() + " angemeldet");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new StartFailed(file + " lässt sich nicht lesen", e);
        }
    }
}
