package de.schulausstattung.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import de.schulausstattung.report.indicator.Indicator;

class QuartilesTest {

    private static final Indicator SHARE = Indicator.DISPLAY_COVERAGE;

    @Test
    void interpolatesAsSqlDoesBetweenCoarseValues() {
        assertThat(Quartiles.of(SHARE, values("0.9", "0.1", "0.5", "0.7"))).isEqualTo(quartiles("0.40", "0.60", "0.75"));
        assertThat(Quartiles.of(SHARE, values("0.52", "0.11", "0.93", "0.68"))).isEqualTo(quartiles("0.40", "0.60", "0.75"));
        assertThat(Quartiles.of(Indicator.AVERAGE_AGE, values("3.1", "4.8", "6.3")))
                .isEqualTo(quartiles("4.0", "5.0", "6.0"));
    }

    /** {@code known} of the group are known to the reader: its own value, or those that were released to it. */
    @ParameterizedTest
    @CsvSource({ "2,0,nothing", "3,0,median", "3,1,nothing", "4,1,median", "4,2,nothing", "5,2,median", "6,0,median",
            "6,1,median", "7,0,quartiles", "7,1,quartiles", "7,2,median", "7,5,nothing", "8,2,quartiles", "8,5,median" })
    void showsNoMoreThanTheGroupAllowsWithoutThoseTheReaderKnows(int traeger, int known, String shown) {
        var seen = IndicatorComparison.forKreis(SHARE, group(IntStream.range(0, traeger).mapToObj(i -> i / 10.0)), known);

        assertThat(seen.suppressed()).isEqualTo(shown.equals("nothing") ? "group-too-small" : null);
        for (var weighted : Arrays.asList(seen.schoolWeighted(), seen.pupilWeighted())) {
            assertThat(weighted == null ? "nothing" : weighted.lower() == null ? "median" : "quartiles").isEqualTo(shown);
            assertThat(weighted == null || (weighted.lower() == null) == (weighted.upper() == null)).isTrue();
        }
    }

    @Test
    void countsATraegersOwnValueAsKnown() {
        var three = group(Stream.of(0.1, 0.2, 0.3));

        assertThat(IndicatorComparison.forTraeger(SHARE, three, figure("0.1", "0.1").getFirst()).suppressed())
                .isEqualTo("group-too-small");
        assertThat(IndicatorComparison.forTraeger(SHARE, three, figure("0.1", null).getFirst()).suppressed()).isNull();
    }

    @Test
    void saysNothingWhereAllTheOthersCouldHaveOneValue() {
        assertThat(IndicatorComparison.forKreis(SHARE, group(Stream.of(1.0, 1.0, 1.0, 1.0)), 0).suppressed())
                .isEqualTo("group-too-alike");
        assertThat(IndicatorComparison.forKreis(SHARE, group(Stream.of(0.0, 0.0, 0.0, 0.5)), 1).suppressed())
                .isEqualTo("group-too-alike");
        assertThat(IndicatorComparison.forKreis(SHARE, group(Stream.of(0.0, 0.0, 0.5, 0.5)), 1).suppressed()).isNull();
    }

    @Test
    void comparesBothWeightingsOverTheSameGroup() {
        var group = GroupQuartiles.of(SHARE,
                List.of(figure("1", "1"), figure("1", "1"), figure("1", null), figure("1", "1")));

        assertThat(group.traeger()).isEqualTo(3);
    }

    private static GroupQuartiles group(Stream<Double> values) {
        return GroupQuartiles.of(SHARE, values.map(String::valueOf).map(value -> figure(value, value)).toList());
    }

    private static List<TraegerFigure> figure(String schools, @Nullable String pupils) {
        return List.of(new TraegerFigure(SHARE.id(), new BigDecimal(schools), new BigDecimal(schools),
                pupils == null ? null : new BigDecimal(pupils)));
    }

    private static List<BigDecimal> values(String... values) {
        return Stream.of(values).map(BigDecimal::new).toList();
    }

    private static Quartiles quartiles(String lower, String median, String upper) {
        return new Quartiles(new BigDecimal(lower), new BigDecimal(median), new BigDecimal(upper));
    }
}
