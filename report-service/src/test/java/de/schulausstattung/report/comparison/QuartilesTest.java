package de.schulausstattung.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import de.schulausstattung.report.indicator.Indicator;

class QuartilesTest {

    @Test
    void interpolatesAsSqlDoes() {
        assertThat(Quartiles.of(values("0.9", "0.1", "0.5", "0.7"))).contains(quartiles("0.40", "0.60", "0.75"));
        assertThat(Quartiles.of(values("1", "2", "3"))).contains(quartiles("1.50", "2.00", "2.50"));
    }

    @Test
    void saysNothingOfFewerThanThree() {
        assertThat(Quartiles.of(values("1", "2"))).isEmpty();
        assertThat(Quartiles.of(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "2,0,false", "3,0,true", "3,1,false", "3,2,false", "3,3,true", "5,2,true", "5,3,false", "5,4,false",
            "5,5,true" })
    void showsTheKreisOnlyGroupsFromWhichNoSmallGroupCanBeSubtracted(int traeger, int released, boolean shown) {
        var group = GroupQuartiles.of(Stream.iterate(1, n -> n + 1).limit(traeger).map(BigDecimal::valueOf)
                .map(value -> List.of(new TraegerFigure(Indicator.DISPLAY_COVERAGE.id(), value, value, value))).toList())
                .stream()
                .filter(one -> one.id().equals("display-coverage")).findFirst().orElseThrow();

        var seen = IndicatorComparison.forKreis(Indicator.DISPLAY_COVERAGE, group, released);

        assertThat(seen.schoolWeighted() != null).isEqualTo(shown);
        assertThat(seen.pupilWeighted() != null).isEqualTo(shown);
        assertThat(seen.suppressed()).isEqualTo(shown ? null : "group-too-small");
    }

    @Test
    void comparesBothWeightingsOverTheSameGroup() {
        var one = BigDecimal.ONE;
        var group = GroupQuartiles.of(List.of(figure(one, one), figure(one, one), figure(one, null), figure(one, one)));

        assertThat(group.stream().filter(found -> found.id().equals("display-coverage")).findFirst().orElseThrow().traeger())
                .isEqualTo(3);
    }

    private static List<TraegerFigure> figure(BigDecimal schools, @org.jspecify.annotations.Nullable BigDecimal pupils) {
        return List.of(new TraegerFigure("display-coverage", schools, schools, pupils));
    }

    private static List<BigDecimal> values(String... values) {
        return Stream.of(values).map(BigDecimal::new).toList();
    }

    private static Quartiles quartiles(String lower, String median, String upper) {
        return new Quartiles(new BigDecimal(lower), new BigDecimal(median), new BigDecimal(upper));
    }
}
