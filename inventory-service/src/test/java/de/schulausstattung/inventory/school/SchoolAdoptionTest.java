package de.schulausstattung.inventory.school;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import de.schulausstattung.inventory.InventoryTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SchoolAdoptionTest extends InventoryTest {

    /** Seen red as a 500: the number was stored twice. */
    @Test
    void takesANumberThatIsNamedTwiceForOneSchool() {
        var traeger = aTraeger(1);
        var number = newSchulnummer();
        list(number, traeger.nummer(), "G");

        as(traeger.it()).body(Map.of("schulnummern", List.of(number, number, traeger.school()))).post(API + "/schools:adopt")
                .then().statusCode(200).body("adopted", hasSize(1)).body("adopted[0].schulnummer", equalTo(number))
                .body("alreadyAdopted", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"all\":false}", "{\"schulnummern\":[]}", "{\"all\":true,\"schulnummern\":[\"199999\"]}" })
    void asksForEitherAllOrNumbers(String body) {
        as(aTraeger(1).it()).body(body).post(API + "/schools:adopt").then().statusCode(400)
                .body("violations[0].pointer", equalTo("/schulnummern"))
                .body("violations[0].code", equalTo("all-or-named"));
    }
}
