package de.schulausstattung.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import de.schulausstattung.platform.testing.Issuer;

/** HTTP as one person, with a token that lasts for the whole run. */
record Caller(String base, String token) {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** A caller with this membership. */
    static Caller of(String base, String subject, String group) {
        return new Caller(base, token(subject, group));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).header("Authorization", "Bearer " + token);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return json(HTTP.send(request(path).build(), BodyHandlers.ofString()));
    }

    JsonNode post(String path, String mediaType, String body) throws IOException, InterruptedException {
        return json(answer(path, mediaType, body));
    }

    /** The whole answer, whatever its status. */
    HttpResponse<String> answer(String path, String mediaType, String body) throws IOException, InterruptedException {
        return HTTP.send(request(path).header("Content-Type", mediaType).POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    /** Reads an answer to its end without keeping it; returns its bytes. */
    long drain(String path, String mediaType) throws IOException, InterruptedException {
        var answer = HTTP.send(request(path).header("Accept", mediaType).build(), BodyHandlers.ofInputStream());
        try (InputStream in = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException(path + " answered " + answer.statusCode());
            }
            return in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    /** Waits for the end of a job, looking every 20 ms. */
    JsonNode await(JsonNode job) throws IOException, InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        var now = job;
        while (!now.path("state").asText().equals("SUCCEEDED")) {
            if (now.path("state").asText().equals("FAILED") || System.nanoTime() > until) {
                throw new IOException("Job did not succeed: " + now);
            }
            Thread.sleep(20);
            now = get("/jobs/" + job.path("id").asText());
        }
        return now;
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private static String token(String subject, String group) {
        var now = Instant.now().getEpochSecond();
        var content = encoded("{\"alg\":\"PS256\",\"typ\":\"JWT\",\"kid\":\"" + Issuer.KEY_ID + "\"}") + "." + encoded("""
                {"iss":"%s","sub":"%s","typ":"Bearer","azp":"portal","m":["%s"],"iat":%d,"exp":%d,"jti":"%s",
                 "aud":["inventory-service","report-service","gateway"]}""".formatted(Issuer.get().url(), subject, group, now,
                now + 7200, subject));
        try {
            var signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            signature.initSign(Issuer.get().keys().getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
