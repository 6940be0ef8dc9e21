package de.schulausstattung.inventory;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;

import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What a caller is told of the own rights. Seen red where the school was not asked for, and where every role was named. */
@QuarkusTest
class MeTest extends InventoryTest {

    private static final String SCHOOL = "/traeger/10078/schulen/165384/schulleitung";

    private static ValidatableResponse why(String token, String query) {
        return as(token).get(API + "/me/why?" + query).then().statusCode(200);
    }

    @Test
    void saysWhichMembershipAllows() {
        why(Tokens.itBeschaffung("10078"), "permission=inventory:manage").body("allowed", equalTo(true))
                .body("permission", equalTo("inventory:manage")).body("tenant", equalTo("traeger-10078"))
                .body("choice", equalTo("CHOSEN")).body("allowedBy", contains("/traeger/10078/it-beschaffung"))
                .body("rolesThatWould", containsInAnyOrder("it-beschaffung", "integration"));
    }

    @Test
    void saysWhichRolesWouldAllow() {
        why(Tokens.of("head", SCHOOL), "permission=inventory:manage").body("allowed", equalTo(false))
                .body("allowedBy", empty()).body("rolesThatWould", hasItem("it-beschaffung"))
                .body("rolesThatWould", not(hasItem("schulleitung")));
    }

    @Test
    void asksForTheSchoolWhereARoleIsHeldAtSchools() {
        why(Tokens.of("head", SCHOOL), "permission=inventory:read&schulnummer=165384").body("allowed", equalTo(true))
                .body("allowedBy", contains(SCHOOL));
        why(Tokens.of("head", SCHOOL), "permission=inventory:read&schulnummer=165385").body("allowed", equalTo(false))
                .body("allowedBy", empty());
    }
}
