package de.schulausstattung.inventory.reliability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;

import de.schulausstattung.platform.testing.Tokens;

/**
 * Every operation but the batch of devices, whose repetition is not answered, that takes an {@code Idempotency-Key}, each with
 * a request for any number: other numbers, other effects.
 *
 * @param operation method and path as in the OpenAPI document below the base path
 */
record IdempotentPost(String operation, String token, String contentType, IntFunction<String> path,
        IntFunction<Object> body) {

    private static final String HEAD = "Inventarnummer;Schulnummer;Hersteller;Modell;Geräteklasse;Nutzergruppe\n";

    private static IdempotentPost json(String token, String path, IntFunction<Object> body) {
        return new IdempotentPost(path, token, "application/json", _ -> path, body);
    }

    /**
     * All of them.
     *
     * @param devices a device in stock for each number, to take a step
     * @param schools a school in the directory for each number, to be adopted
     */
    static List<IdempotentPost> of(String token, String school, List<String> devices, List<String> schools) {
        return List.of(
                json(token, "/devices", number -> device(school, "R15-" + number)),
                new IdempotentPost("/devices/{id}/transitions", token, "application/json",
                        number -> "/devices/" + devices.get(number) + "/transitions",
                        _ -> Map.of("transition", "PUT_INTO_SERVICE")),
                new IdempotentPost("/devices/imports", token, "text/csv", _ -> "/devices/imports",
                        number -> HEAD + "R15-I-" + number + ";" + school + ";M;M;Tablet;SuS\n"),
                json(token, "/device-models", number -> Map.of("maker", "M", "name", "R15-" + number, "deviceClass", "TABLET")),
                json(token, "/rooms", number -> room(school, "R15-" + number)),
                json(token, "/rooms:batch", number -> Map.of("items", List.of(room(school, "R15-B-" + number)))),
                new IdempotentPost("/schools/{schulnummer}/standorte", token, "application/json",
                        _ -> "/schools/" + school + "/standorte", number -> Map.of("name", "R15-" + number, "main", false)),
                json(token, "/schools:adopt", number -> Map.of("schulnummern", List.of(schools.get(number)))),
                new IdempotentPost("/directory/imports", Tokens.betrieb(), "text/csv",
                        _ -> "/directory/imports?source=SVWS", number -> "R15-" + number));
    }

    static Map<String, Object> device(String school, String inventoryNumber) {
        return new HashMap<>(Map.of("schulnummer", school, "inventoryNumber", inventoryNumber, "maker", "Muster", "model",
                "Tab 10", "deviceClass", "TABLET", "userGroup", "SUS"));
    }

    private static Map<String, Object> room(String school, String name) {
        return Map.of("schulnummer", school, "name", name, "kind", "SONSTIGE", "unterrichtsrelevant", false);
    }

    Object body(int number) {
        return Objects.requireNonNull(body.apply(number));
    }

    String path(int number) {
        return Objects.requireNonNull(path.apply(number));
    }
}
