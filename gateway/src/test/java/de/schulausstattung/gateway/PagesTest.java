package de.schulausstattung.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import de.schulausstattung.platform.problem.ProblemTexts;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PagesTest extends GatewayTest {

    static Stream<Arguments> everyProblemInBothLanguages() {
        return ProblemTexts.slugs().stream()
                .flatMap(slug -> Stream.of("de", "en").map(language -> Arguments.of(slug, language)));
    }

    @ParameterizedTest
    @MethodSource("everyProblemInBothLanguages")
    void explainsEveryProblem(String slug, String language) {
        var page = anonymous().header("Accept-Language", language).get("/problems/" + slug).then().statusCode(200)
                .contentType("text/html; charset=UTF-8").header("Content-Language", language)
                .body(containsString("<html lang=\"" + language + "\">")).extract().asString();
        var title = ProblemTexts.text(slug + ".title", Locale.of(language));
        assertThat(page.replace("&quot;", "\"").replace("&#39;", "'")).contains("<h1>" + title + "</h1>")
                .contains("<title>" + title).doesNotContain("{0}").doesNotContain("NOT_FOUND");
    }

    @Test
    void listsAllProblems() {
        var page = anonymous().get("/problems").then().statusCode(200).contentType("text/html").extract().asString();
        assertThat(ProblemTexts.slugs()).allMatch(slug -> page.contains("href=\"/problems/" + slug + "\""));
    }

    @Test
    void startsWithAListOfWhatThereIs() {
        anonymous().get("/").then().statusCode(302).header("Location", "/start");
        anonymous().get("/start").then().statusCode(200).body(containsString("href=\"/openapi\""))
                .body(containsString("href=\"/swagger-ui/\"")).body(containsString("Über diese Adresse"));
        anonymous().header("Accept-Language", "en").get("/start").then().statusCode(200)
                .body(containsString("<html lang=\"en\">"));
        anonymous().post("/start").then().statusCode(405);
    }

    @Test
    void knowsNoOtherProblem() {
        anonymous().get("/problems/nothing").then().statusCode(404).contentType(PROBLEM)
                .body("type", equalTo("/problems/no-such-path"));
    }
}
