package de.schulausstattung.report.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadTimeTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    /** Days of each item, median and mean of them. */
    @ParameterizedTest
    @CsvSource({ "10,10,10", "0,0,0", "10 20,15,15", "10 11,10.5,10.5", "1 2 9,2,4", "9 1 2 3,2.5,3.75",
            "100 100 100 0,100,75" })
    void takesTheOneInTheMiddleOrTheMeanOfTheTwo(String days, BigDecimal median, BigDecimal mean) {
        var of = LeadTime.of(Stream.of(days.split(" ", -1)).map(Long::valueOf).map(one -> item(one, 1)).toList());

        assertThat(of.median()).isEqualByComparingTo(median);
        assertThat(of.mean()).isEqualByComparingTo(mean);
    }

    @Test
    void weighsByDevicesBesideTheItems() {
        var of = LeadTime.of(List.of(item(10L, 1), item(100L, 9)));

        assertThat(of.mean()).isEqualByComparingTo("55");
        assertThat(of.meanByDevices()).isEqualByComparingTo("91");
        assertThat(of.shortest()).isEqualTo(10);
        assertThat(of.longest()).isEqualTo(100);
    }

    /** As 0 days they would make the Träger look fast. */
    @Test
    void countsItemsWithoutAKnownDayApartAndNeverAsNought() {
        var of = LeadTime.of(List.of(item(null, 5), item(30L, 2), item(-3L, 7)));

        assertThat(of.items()).isEqualTo(3);
        assertThat(of.devices()).isEqualTo(14);
        assertThat(of.itemsDated()).isEqualTo(1);
        assertThat(of.itemsUndated()).isEqualTo(2);
        assertThat(of.median()).isEqualByComparingTo("30");
        assertThat(of.meanByDevices()).isEqualByComparingTo("30");
        assertThat(of.shortest()).isEqualTo(30);
    }

    @Test
    void hasNoValueWhereNothingIsDated() {
        for (var of : List.of(LeadTime.of(List.of()), LeadTime.of(List.of(item(null, 4))))) {
            assertThat(Stream.of(of.median(), of.mean(), of.meanByDevices(), of.shortest(), of.longest())).containsOnlyNulls();
            assertThat(of.days()).isZero();
        }
    }

    @RepeatedTest(20)
    void agreesWithAComputationOfItsOwnInWhateverOrder(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var days = new ArrayList<Long>();
        var deliveries = new ArrayList<Delivery>();
        for (int i = random.nextInt(30) + 1; i > 0; i--) {
            var one = (long) random.nextInt(400);
            days.add(one);
            deliveries.add(item(one, random.nextInt(30) + 1));
        }
        Collections.shuffle(deliveries, random);

        var of = LeadTime.of(deliveries);

        Collections.sort(days);
        var middle = days.size() / 2;
        var median = days.size() % 2 == 1 ? days.get(middle) : (days.get(middle - 1) + days.get(middle)) / 2.0;
        assertThat(of.median().doubleValue()).isEqualTo(median);
        assertThat(of.mean().doubleValue()).isCloseTo(days.stream().mapToLong(one -> one).average().orElseThrow(),
                within(0.0001));
        assertThat(of.median()).isBetween(BigDecimal.valueOf(of.shortest()), BigDecimal.valueOf(of.longest()));
        assertThat(of.meanByDevices()).isBetween(BigDecimal.valueOf(of.shortest()), BigDecimal.valueOf(of.longest()));
        assertThat(LeadTime.of(deliveries.reversed())).isEqualTo(of);
    }

    private static Delivery item(@Nullable Long days, int devices) {
        return new Delivery("165384", devices, DAY, days == null ? null : DAY.minusDays(days));
    }
}
