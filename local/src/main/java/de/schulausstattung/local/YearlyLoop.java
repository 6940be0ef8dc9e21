package de.schulausstattung.local;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

import de.schulausstattung.local.demo.Season;

/**
 * The yearly loop: what a school lacks, what it asks for, the talk and its protocol, the order, the deliveries, and the next
 * talk that begins with what came of the last one.
 */
final class YearlyLoop {

    /** What is asked for where at least so many are missing: a class set for half a Jahrgang. */
    private static final int CLASS_SET = 24;

    private final Folders folders;
    private final Planning planning;
    private final Requesting requesting;
    private final Talking talking;
    private final Buying buying;
    private final Reporting reporting;
    private final Progress progress;
    private final Season season;

    YearlyLoop(Folders folders, Progress progress, Season season) {
        this.folders = folders;
        this.planning = new Planning(folders, progress, season);
        this.requesting = new Requesting(progress, season);
        this.talking = new Talking(folders, progress, season);
        this.buying = new Buying(progress, season);
        this.reporting = new Reporting(folders, progress, season);
        this.progress = progress;
        this.season = season;
    }

    /**
     * What school and Träger have agreed on.
     *
     * @param need of the school
     * @param agreement in the final protocol
     */
    record Agreed(String need, String agreement, int quantity) {
    }

    /** What a Träger sets up once a year; returns the round of needs. */
    String open(Actor clerk, Actor administration, int schools) {
        requesting.setBudget(administration);
        var round = requesting.openRound(clerk);
        talking.openRound(clerk, season.jahr(), schools);
        talking.offer(clerk, season.today(), schools);
        return round;
    }

    /** One school, step by step. */
    void play(YearOf year, String round) {
        var school = year.school();
        var gap = planning.readGap(year.head(), school, "");
        var ratio = reporting.ratio(year.head(), school, "");
        var agreed = agree(year, round, CLASS_SET, gap.jahrgang(), true);
        var item = buying.order(year.clerk(), agreed.agreement());
        buying.receive(year.clerk(), school, item, CLASS_SET * 3 / 4);
        buying.seeArrived(year.head(), agreed.need(), CLASS_SET * 3 / 4);
        var last = buying.receive(year.clerk(), school, item, CLASS_SET - CLASS_SET * 3 / 4);
        var from = System.nanoTime();
        var after = reporting.ratio(year.head(), school, last);
        progress.say("%s: Geräte je Schülerin und Schüler %s -> %s, sichtbar nach %d ms".formatted(school.name(), ratio, after,
                Duration.ofNanos(System.nanoTime() - from).toMillis()));
        buying.seeArrived(year.head(), agreed.need(), CLASS_SET);
        planning.readGap(year.head(), school, last);
        talking.readLast(year.head(), school, CLASS_SET);
    }

    /**
     * From the need to the final protocol. Each service can do its part without the others.
     *
     * @param told whether to wait until the talk knows of the need, so that it stands in the dossier
     */
    Agreed agree(YearOf year, String round, int quantity, String jahrgang, boolean told) {
        var wish = requesting.request(year, round, quantity, jahrgang);
        if (told) {
            talking.awaitNeeds(year, 2);
        }
        var meeting = talking.prepare(year, season.jahr(), wish);
        if (told) {
            talking.readDossier(year, meeting);
        }
        return new Agreed(wish.tablets(), talking.hold(year, meeting, wish, quantity, jahrgang), quantity);
    }

    /**
     * The same for many schools, without the story: each asks for what it lacks, at most a class set; a school that lacks
     * nothing asks for nothing. Returns how many asked.
     */
    int playAll(List<YearOf> years, String round) {
        if (years.isEmpty()) {
            return 0;
        }
        var from = System.nanoTime();
        var quiet = new YearlyLoop(folders, Progress.silent(), season);
        var agreed = new LinkedHashMap<YearOf, Agreed>();
        for (var year : years) {
            var gap = quiet.planning.readGap(year.head(), year.school(), "");
            if (gap.devices() > 0) {
                agreed.put(year, quiet.agree(year, round, Math.min(gap.devices(), CLASS_SET), gap.jahrgang(), false));
            }
        }
        progress.say("%d weiteren Schulen fehlen Geräte (von %d): Bedarf, Gespräch und Protokoll final in %d s"
                .formatted(agreed.size(), years.size(), Duration.ofNanos(System.nanoTime() - from).toSeconds()));
        agreed.forEach((year, one) -> quiet.buying.receive(year.clerk(), year.school(),
                quiet.buying.order(year.clerk(), one.agreement()), one.quantity()));
        agreed.forEach((year, one) -> quiet.buying.seeArrived(year.head(), one.need(), one.quantity()));
        progress.say("Auch dort ist bestellt und geliefert (%d Geräte)".formatted(
                agreed.values().stream().mapToInt(Agreed::quantity).sum()));
        return agreed.size();
    }

    /** The first school that lacks devices for pupils, or the first where none does. */
    YearOf needy(List<YearOf> years) {
        var quiet = new Planning(folders, Progress.silent(), season);
        return years.stream().filter(year -> quiet.readGap(year.head(), year.school(), "").devices() > 0).findFirst()
                .orElse(years.getFirst());
    }

    /** The talk of the year after opens with the lines of this year's. */
    void openNext(Actor clerk, int schools, YearOf year) {
        talking.openRound(clerk, season.zieljahr(), schools);
        talking.offer(clerk, season.today().plusYears(1), 1);
        talking.openNext(year);
    }
}
