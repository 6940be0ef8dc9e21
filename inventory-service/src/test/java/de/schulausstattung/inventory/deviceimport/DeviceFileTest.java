package de.schulausstattung.inventory.deviceimport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceFileTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "499|49900", "499,00|49900", "499,9|49990", "499.00|49900", "1.234,56 €|123456",
            "1,234.56|123456", "1.234|123400", "12.345.678|1234567800", "0|0", "0,01|1", "EUR 5|500" })
    void readsPricesAsGermansAndMachinesWriteThem(String text, long cents) {
        assertThat(DeviceFile.cents(text)).isEqualTo(cents);
    }

    @ParameterizedTest
    @ValueSource(strings = { "viel", "-5", "1,2,3", "5,555", "1e3", "99999999999", "=1+1", "" })
    void readsNothingIntoWhatIsNoPrice(String text) {
        assertThat(DeviceFile.cents(text)).isNull();
    }
}
