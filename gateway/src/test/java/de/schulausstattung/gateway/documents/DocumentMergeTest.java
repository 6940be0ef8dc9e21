package de.schulausstattung.gateway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

class DocumentMergeTest {

    private final ObjectMapper json = new ObjectMapper();

    private ObjectNode merge(String... namedDocuments) throws JsonProcessingException {
        var documents = new LinkedHashMap<String, ObjectNode>();
        for (var i = 0; i < namedDocuments.length; i += 2) {
            documents.put(namedDocuments[i], (ObjectNode) json.readTree(namedDocuments[i + 1].replace('\'', '"')));
        }
        return new DocumentMerge(documents).merge();
    }

    @Test
    void keepsEqualComponentsOnce() throws JsonProcessingException {
        var document = "{'components':{'schemas':{'Problem':{'type':'object'}}}}";
        assertThat(merge("one", document, "two", document).at("/components/schemas").size()).isEqualTo(1);
    }

    @Test
    void renamesWhatDiffersAndWhateverRefersToIt() throws JsonProcessingException {
        var merged = merge(
                "one", "{'paths':{'/1':{'$ref':'#/components/schemas/Page'}},'components':{'schemas':{"
                        + "'Page':{'items':{'$ref':'#/components/schemas/Item'}},'Item':{'type':'string'},"
                        + "'Same':{'type':'null'}}}}",
                "two", "{'paths':{'/2':{'$ref':'#/components/schemas/Page'}},'components':{'schemas':{"
                        + "'Page':{'items':{'$ref':'#/components/schemas/Item'}},'Item':{'type':'number'},"
                        + "'Same':{'type':'null'}}}}");
        assertThat(merged.at("/components/schemas").fieldNames()).toIterable()
                .containsExactlyInAnyOrder("OnePage", "OneItem", "Same", "TwoPage", "TwoItem");
        assertThat(merged.at("/paths/~12/$ref").asText()).isEqualTo("#/components/schemas/TwoPage");
        assertThat(merged.at("/components/schemas/OnePage/items/$ref").asText()).isEqualTo("#/components/schemas/OneItem");
    }

    @Test
    void givesEachOperationAnIdOfItsOwn() throws JsonProcessingException {
        var merged = merge("one", "{'paths':{'/1':{'get':{'operationId':'Me_me'}}}}",
                "two", "{'paths':{'/2':{'get':{'operationId':'Me_me'}}}}");
        assertThat(merged.at("/paths/~11/get/operationId").asText()).isEqualTo("Me_me");
        assertThat(merged.at("/paths/~12/get/operationId").asText()).isEqualTo("twoMe_me");
    }

    @Test
    void leavesOutWhatIsFoundOnAServerOfItsOwn() throws JsonProcessingException {
        var merged = merge("one", "{'paths':{'/1':{'get':{'servers':[{'url':'http://localhost:9081'}]}},"
                + "'/2':{'get':{},'post':{'servers':[{'url':'http://localhost:9081'}]}}}}");
        assertThat(merged.at("/paths").fieldNames()).toIterable().containsExactly("/2");
        assertThat(merged.at("/paths/~12").fieldNames()).toIterable().containsExactly("get");
    }
}
