package de.schulausstattung.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README lists what each rule demands and which faults it must find, as the sources have it. */
class RuleTableTest {

    private static final String PAGE = "manifests/README.md";

    @ParameterizedTest
    @ValueSource(classes = { Rule.class, ComposeRule.class })
    void thePageListsEveryRuleAndItsFaults(Class<? extends Enum<?>> rules) throws IOException {
        var page = Project.text(PAGE);
        var from = page.indexOf("<!-- " + rules.getSimpleName() + " -->\n");
        var to = page.indexOf("<!-- /" + rules.getSimpleName() + " -->");
        assertThat(from).as("marker of " + rules.getSimpleName()).isPositive();
        var expected = page.substring(0, page.indexOf('\n', from) + 1) + table(rules) + page.substring(to);
        if (Boolean.getBoolean("update.manifests")) {
            Files.writeString(Project.file(PAGE), expected);
        }
        assertThat(Project.text(PAGE)).as("write it with -Dtest=RuleTableTest -Dupdate.manifests=true").isEqualTo(expected);
    }

    private static String table(Class<? extends Enum<?>> rules) {
        var demands = RuleSources.of(rules).demands();
        var faults = faults(rules);
        return "\n| Rule | Demands | Must find |\n| --- | --- | --- |\n" + Arrays.stream(rules.getEnumConstants())
                .map(Enum::name)
                .map(rule -> "| `%s` | %s | %s |\n".formatted(rule, markdown(Objects.requireNonNull(demands.get(rule))),
                        String.join("; ", faults.getOrDefault(rule, List.of()))))
                .collect(Collectors.joining()) + "\n";
    }

    private static Map<String, List<String>> faults(Class<? extends Enum<?>> rules) {
        return rules.equals(Rule.class)
                ? Fault.ALL.stream().collect(Collectors.groupingBy(fault -> fault.rule().name(),
                        Collectors.mapping(Fault::name, Collectors.toList())))
                : ComposeFault.ALL.stream().collect(Collectors.groupingBy(fault -> fault.rule().name(),
                        Collectors.mapping(ComposeFault::name, Collectors.toList())));
    }

    private static String markdown(String comment) {
        return comment.replaceAll("\\{@code ([^}]*)}", "`$1`").replace("|", "\\|");
    }
}
