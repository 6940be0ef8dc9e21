package de.schulausstattung.platform.job;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;

/**
 * Long work, as its caller sees it.
 *
 * @param kind what is done: {@code device-import}
 * @param done how many units are done, of {@code total}
 * @param counts what came of it, by name: {@code created}, {@code changed}, {@code unchanged}, {@code rejected}
 * @param problem the slug of what made it fail
 * @param problemDetail the same for people, in German
 * @param errorFile where the file of errors lies, if there is one
 * @param resultFile where the result lies, if there is one
 * @param eventPosition once it has succeeded, if events of the caller's own tenant came of it: what reports accept as
 *        {@code minPosition}, to read what
 *        the
 *        job wrote
 * @param expiresAt when job and files are removed
 */
public record JobView(UUID id, String kind, JobState state, long done, @Nullable Long total,
        @Schema(description = "What came of it, by name") Map<String, Long> counts, @Nullable String problem,
        @Nullable String problemDetail, @Nullable String errorFile, @Nullable String resultFile, Instant createdAt,
        @Nullable Instant startedAt, @Nullable Instant finishedAt,
        @Schema(description = "What reports accept as minPosition to contain what the job wrote") @Nullable String eventPosition,
        Instant expiresAt) implements Identified {

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }
}
