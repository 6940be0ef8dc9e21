package de.schulausstattung.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import de.schulausstattung.report.comparison.ComparisonRepository.StoredFigures;
import de.schulausstattung.report.indicator.Indicator;

/**
 * Nobody's value can be reconstructed from what one Träger or the Kreis sees, however it calculates: the named ones taken away
 * from all, the own one taken away, any order. Shown by other worlds: where the value was another and the reader would see the
 * very same answer, no calculation can tell. Seen red with quartiles of exact values, and with quartiles of groups in which all
 * the others are alike. How small a group may be is {@link QuartilesTest}'s.
 */
class DisclosureTest {

    private static final int GROUPS = 600;
    private static final BigDecimal LEAST_DOUBT = new BigDecimal("0.01");

    /** What each Träger of a Kreis has. */
    private record World(Indicator indicator, List<TraegerFigure> figures) {

        World with(int traeger, TraegerFigure figure) {
            var other = new ArrayList<>(figures);
            other.set(traeger, figure);
            return new World(indicator, other);
        }

        World swapped(int one, int other) {
            return with(one, figures.get(other)).with(other, figures.get(one));
        }

        GroupQuartiles group() {
            return GroupQuartiles.of(indicator, figures.stream().map(List::of).toList());
        }

        /** What a Träger is answered. */
        IndicatorComparison seenBy(int traeger) {
            return IndicatorComparison.forTraeger(indicator, copy(1), figures.get(traeger));
        }

        /** What the Kreis is answered that knows these by name. */
        IndicatorComparison seenByKreis(Set<Integer> named) {
            return ComparisonService.ofKreis(indicator, copy(0), named.stream().map(figures::get)
                    .map(figure -> new StoredFigures("kreis", "1", "", List.of(figure), null)).toList());
        }

        private GroupQuartiles copy(long known) {
            return group().shownTo(known);
        }
    }

    private interface Reader {
        IndicatorComparison sees(World world);
    }

    @ParameterizedTest
    @EnumSource(value = Indicator.class, names = { "DEVICES_PER_PUPIL", "DISPLAY_COMPLETE", "AVERAGE_AGE" })
    void leavesEveryValueOfOthersInDoubt(Indicator indicator) {
        var random = new Random(indicator.id().hashCode());
        var shown = 0;
        for (int i = 0; i < GROUPS; i++) {
            var world = world(indicator, random);
            var all = IntStream.range(0, world.figures().size()).boxed().toList();
            for (var traeger : all) {
                shown += leavesInDoubt(world, Set.of(traeger), one -> one.seenBy(traeger));
            }
            for (int n = 0; n < 8; n++) {
                var named = new ArrayList<>(all);
                Collections.shuffle(named, random);
                var some = Set.copyOf(named.subList(0, random.nextInt(named.size() + 1)));
                shown += leavesInDoubt(world, some, one -> one.seenByKreis(some));
            }
        }
        assertThat(shown).as("answers that show something").isGreaterThan(GROUPS);
    }

    private static int leavesInDoubt(World world, Set<Integer> known, Reader reader) {
        var seen = reader.sees(world);
        if (seen.schoolWeighted() == null && seen.pupilWeighted() == null) {
            return 0;
        }
        var others = new TreeSet<>(IntStream.range(0, world.figures().size()).boxed().toList());
        others.removeAll(known);
        for (var other : others) {
            var figure = world.figures().get(other);
            var moved = new TraegerFigure(figure.id(), null, moved(world.indicator(), figure.schoolWeighted()),
                    moved(world.indicator(), figure.pupilWeighted()));
            assertThat(reader.sees(world.with(other, moved))).as("exact value of %d in %s", other, world).isEqualTo(seen);
            assertThat(others).as("coarse value of %d in %s", other, world)
                    .anyMatch(another -> differ(world, other, another, TraegerFigure::schoolWeighted)
                            && reader.sees(world.swapped(other, another)).equals(seen))
                    .anyMatch(another -> differ(world, other, another, TraegerFigure::pupilWeighted)
                            && reader.sees(world.swapped(other, another)).equals(seen));
        }
        return 1;
    }

    /** Another value that is as good for all that anybody sees, and far enough from this one. */
    private static BigDecimal moved(Indicator indicator, @Nullable BigDecimal value) {
        var from = Objects.requireNonNull(value);
        var cell = cell(indicator, from);
        var up = cell.add(step(indicator).multiply(new BigDecimal("0.4")));
        var moved = from.subtract(up).abs().compareTo(LEAST_DOUBT) >= 0 ? up : cell;
        assertThat(moved.subtract(from).abs()).isGreaterThanOrEqualTo(LEAST_DOUBT);
        assertThat(moved).isNotNegative();
        return moved;
    }

    private static BigDecimal cell(Indicator indicator, BigDecimal value) {
        return value.divide(step(indicator), 0, RoundingMode.HALF_UP).multiply(step(indicator));
    }

    private static BigDecimal step(Indicator indicator) {
        return new BigDecimal(indicator == Indicator.AVERAGE_AGE ? "0.5" : "0.05");
    }

    private static boolean differ(World world, int one, int other,
            Function<TraegerFigure, @Nullable BigDecimal> weighting) {
        var first = Objects.requireNonNull(weighting.apply(world.figures().get(one)));
        var second = Objects.requireNonNull(weighting.apply(world.figures().get(other)));
        return cell(world.indicator(), first).compareTo(cell(world.indicator(), second)) != 0;
    }

    /** Small groups, many equal values, and often the least and the greatest: where quartiles tell most. */
    private static World world(Indicator indicator, Random random) {
        var grain = random.nextInt(3);
        return new World(indicator, IntStream.range(0, 2 + random.nextInt(9)).mapToObj(_ -> new TraegerFigure(indicator.id(),
                null, value(random, grain), value(random, grain))).toList());
    }

    private static BigDecimal value(Random random, int grain) {
        return switch (grain) {
            case 0 -> BigDecimal.valueOf(random.nextInt(5) == 0 ? 1 : 0);
            case 1 -> BigDecimal.valueOf(random.nextInt(3), 0).divide(BigDecimal.TWO);
            default -> BigDecimal.valueOf(random.nextInt(20_000), 4);
        };
    }
}
