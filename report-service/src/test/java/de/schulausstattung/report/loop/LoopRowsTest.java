package de.schulausstattung.report.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import de.schulausstattung.report.indicator.RowsLink;

/** Each figure leads to its rows: the lists exist, with these filters, in the documents of the services that have them. */
class LoopRowsTest {

    private static final Map<String, String> DOCUMENTS = Map.of("needs", "needs-service.yaml", "meetings",
            "meeting-service.yaml");

    private static final Pattern NAME = Pattern.compile("\\bname: (\\S+)");

    @ParameterizedTest
    @EnumSource(LoopIndicator.class)
    void leadsToListsThatExistWithTheirFilters(LoopIndicator indicator) throws IOException {
        for (var link : Stream.concat(indicator.rows(2026).stream(), indicator.rows(2026, "165384").stream()).toList()) {
            var href = URI.create(link.href());

            assertThat(filters(href)).as(link.href()).containsAll(asked(href));
            assertThat(link.lists()).endsWith(".");
        }
        assertThat(indicator.rows(2026)).isNotEmpty();
        assertThat(indicator.rows(2026, "165384")).extracting(RowsLink::href)
                .allMatch(href -> href.endsWith("&schulnummer=165384"));
    }

    private static List<String> asked(URI href) {
        return Arrays.stream(href.getQuery().split("&", -1)).map(one -> one.substring(0, one.indexOf('='))).toList();
    }

    /** The names of the parameters of the list, as its service documents them. */
    private static List<String> filters(URI href) throws IOException {
        var file = Objects.requireNonNull(DOCUMENTS.get(href.getPath().split("/", -1)[2]));
        var document = Files.readString(Path.of("..", "docs", "openapi", file));
        var begins = document.indexOf("  " + href.getPath() + ":\n    get:");
        assertThat(begins).as(href.getPath()).isPositive();
        var operation = document.substring(begins, document.indexOf("      responses:", begins));
        return NAME.matcher(operation).results().map(found -> found.group(1)).toList();
    }
}
