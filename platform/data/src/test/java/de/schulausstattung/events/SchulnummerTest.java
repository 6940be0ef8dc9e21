package de.schulausstattung.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import de.schulausstattung.platform.problem.Rejected;

class SchulnummerTest {

    @ParameterizedTest
    @CsvSource({ "168890, false", "105983, false", "192806, false", "168891, true", "100011, false", "100222, false" })
    void knowsTheCheckDigitAboveTheBlock(String number, boolean mistyped) {
        assertThat(new Schulnummer(number).looksMistyped()).isEqualTo(mistyped);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "16889", "1688900", "268890", "16889a", " 168890", "१६८८९०" })
    void refusesWhatIsNoNumber(String text) {
        assertThatThrownBy(() -> new Schulnummer(text)).isInstanceOf(Rejected.class);
    }

    /**
     * Of all slips of a single digit, at least nineteen of twenty are noticed; the rule is a sum modulo eleven with one gap.
     */
    @Test
    void noticesSlipsOfASingleDigit() {
        var random = new Random(20261122);
        int slips = 0;
        int noticed = 0;
        while (slips < 20_000) {
            var right = Integer.toString(101_000 + random.nextInt(99_000));
            if (new Schulnummer(right).looksMistyped()) {
                continue;
            }
            int at = 1 + random.nextInt(5);
            var wrong = right.substring(0, at) + random.nextInt(10) + right.substring(at + 1);
            if (!wrong.equals(right) && Integer.parseInt(wrong) >= 101_000) {
                slips++;
                noticed += new Schulnummer(wrong).looksMistyped() ? 1 : 0;
            }
        }
        assertThat(noticed).isGreaterThan(slips * 95 / 100);
    }
}
