package de.schulausstattung.inventory.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import de.schulausstattung.inventory.Texts;

class CsvTableTest {

    @ParameterizedTest
    @ValueSource(strings = { "UTF-8", "windows-1252", "UTF-16" })
    void readsTheEncodingsOfOffices(String charset) {
        var table = CsvTable.read("Größe;Höhe\nä;ö\n".getBytes(Charset.forName(charset)), 10);

        assertThat(table.header()).containsExactly("Größe", "Höhe");
        assertThat(table.rows().getFirst().values()).containsExactly("ä", "ö");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "a;b\\n1;2", "a,b\\r\\n1,2", "\uFEFFa;b\\n1;2", "sep=;\\na;b\\n1;2",
            "\\n\\na;b\\n\\n1;2\\n\\n", "a;b;\\n1;2;", "\"a\";\"b\"\\n\"1\";\"2\"" })
    void readsTheSameTableFromManyForms(String text) {
        var table = read(text.replace("\\n", "\n").replace("\\r", "\r"));

        assertThat(table.header()).startsWith("a", "b");
        assertThat(table.rows()).hasSize(1);
        assertThat(table.rows().getFirst().values()).startsWith("1", "2");
        assertThat(table.column("B")).hasValue(1);
    }

    @Test
    void keepsTheLineOfEachRow() {
        var table = read("sep=;\na;b\n1;\"zwei\nZeilen\"\n3;4\n");

        assertThat(table.rows()).extracting(CsvTable.Row::line).containsExactly(3L, 5L);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "\n\n", "a;a\n1;2", "a;b\0\n1;2" })
    void saysWhatIsNoTable(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableTable.class);
    }

    @Test
    void refusesMoreRowsAndColumnsThanItHolds() {
        assertThatThrownBy(() -> CsvTable.read("a\n1\n2\n3\n".getBytes(StandardCharsets.UTF_8), 2))
                .isInstanceOf(UnreadableTable.class).hasMessageContaining("2");
        assertThatThrownBy(() -> read("a;b;c".repeat(300))).isInstanceOf(UnreadableTable.class);
        assertThatThrownBy(() -> read("a;b\n" + ";".repeat(300))).isInstanceOf(UnreadableTable.class);
        assertThatThrownBy(() -> read("a;b\n" + "x".repeat(5_000))).isInstanceOf(UnreadableTable.class)
                .hasMessageContaining("[2, 4000]");
    }

    @ParameterizedTest
    @ValueSource(strings = { "=cmd()", "'=cmd()", "''=cmd()", "-1", "A'B", "'Tab", "Tab", "'", "''", "", "@x" })
    void givesBackWhatItWroteAndWritesNoFormula(String value) {
        assertThat(CsvCell.written(value)).doesNotMatch("[=+\\-@\t\r].*");
        assertThat(CsvCell.read(CsvCell.written(value))).isEqualTo(value);
    }

    @Test
    void keepsTheFirstFindingsOfACodeAndCountsTheOthers() {
        var table = read("=a;b\n1;2\n");
        var report = new RowReport(table, Texts.in("en"));
        for (int i = 0; i < 1_500; i++) {
            report.add(table.rows().getFirst(), "=a", "wrong", "no");
        }
        report.add(table.rows().getFirst(), null, "odd", "what is this");

        var lines = new String(Objects.requireNonNull(report.file()).content(), StandardCharsets.UTF_8).lines().toList();

        assertThat(report.size()).isEqualTo(1_501);
        assertThat(report.first()).isEqualTo("Line 2, column =a: no");
        assertThat(lines.getFirst()).isEqualTo("\uFEFF'=a;b;Line;Column;Code;Note");
        assertThat(lines).hasSize(1 + 1_000 + 1 + 1).contains("1;2;2;;odd;what is this");
        assertThat(lines.getLast()).startsWith(";;;;wrong;500 more");
    }

    /** Whatever bytes come, there is a table or a sentence; never another exception. */
    @Test
    void survivesRandomBytes() {
        var random = new Random(4711);
        for (int i = 0; i < 3_000; i++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (i % 2 == 0) {
                for (int j = 0; j < bytes.length; j++) {
                    bytes[j] = (byte) ";,\"\n\r\t a1=\uFEFF".charAt(random.nextInt(11));
                }
            }
            try {
                assertThat(CsvTable.read(bytes, 100).header()).isNotNull();
            } catch (UnreadableTable e) {
                assertThat(e.said(Texts.in("de"))).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({ "2026-08-01, 2026-08-01", "1.8.2026, 2026-08-01", "01.08.2026, 2026-08-01", "20260801, 2026-08-01",
            "29.2.2024, 2024-02-29" })
    void readsDates(String text, LocalDate day) {
        assertThat(CsvDates.parse(text)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = { "31.02.2026", "29.2.2026", "2026-8-1x", "8/1/26", "gestern", "" })
    void readsNoDateIntoOtherText(String text) {
        assertThat(CsvDates.parse(text)).isNull();
    }

    private static CsvTable read(String text) {
        return CsvTable.read(text.getBytes(StandardCharsets.UTF_8), 100);
    }
}
