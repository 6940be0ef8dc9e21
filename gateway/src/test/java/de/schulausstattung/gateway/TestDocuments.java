package de.schulausstattung.gateway;

/** OpenAPI documents as the services hand them out, with names that collide. */
final class TestDocuments {

    private TestDocuments() {
    }

    static String of(String path) {
        var service = path.split("/", -1)[2];
        return """
                {"openapi":"3.1.0","info":{"title":"%1$s","version":"v1"},
                 "tags":[{"name":"Me"},{"name":"Things of %1$s"}],
                 "paths":{
                  "/api/%1$s/v1/things":{"get":{"operationId":"Things_search","security":[{"bearer":[]}],"responses":{"200":
                    {"description":"ok","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Page"}}}}}},
                    "trace":{"responses":{}}},
                  "/api/%1$s/v1/calendars/{link}":{"get":{"responses":{"200":{"description":"ok"}}}},
                  "/internal/%1$s":{"get":{"responses":{"200":{"description":"not reachable"}}}}},
                 "components":{"securitySchemes":{"bearer":{"type":"http","scheme":"bearer"}},"schemas":{
                  "Shared":{"type":"object","properties":{"type":{"type":"string"}}},
                  "Page":{"type":"object","properties":{"items":{"type":"array","items":{"$ref":"#/components/schemas/Thing"}}}},
                  "Thing":{"type":"object","properties":{"%1$s":{"type":"string"}}},
                  "Only%1$s":{"type":"string"}}}}
                """
                .formatted(service);
    }
}
