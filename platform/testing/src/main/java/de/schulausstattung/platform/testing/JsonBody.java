package de.schulausstattung.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.restassured.response.Response;

/**
 * An answer's body as a tree. The contracts read thousands of answers, and a path of the client's own compiles a script each
 * time
 * it is asked.
 */
final class JsonBody {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonBody() {
    }

    /** @throws JsonProcessingException where the body is no JSON */
    static JsonNode of(Response answer) throws JsonProcessingException {
        return JSON.readTree(answer.asString());
    }
}
