package de.schulausstattung.needs.need;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.persistence.Where;

/** What needs can be filtered by; every filter reaches an index. Several filters must all hold. */
public class NeedFilter {

    private static final String STATUS = "(DRAFT|SUBMITTED|APPROVED|REJECTED|CARRIED_OVER|WITHDRAWN)";

    @RestQuery
    @Pattern(regexp = "1\\d{5}")
    public @Nullable String schulnummer;

    @RestQuery
    public @Nullable UUID roundId;

    @RestQuery
    @Min(2000)
    @Max(2100)
    @Parameter(description = "The Haushaltsjahr it is wanted in")
    public @Nullable Integer jahr;

    @RestQuery
    public @Nullable NeedKind kind;

    @RestQuery
    public @Nullable NeedStatus status;

    @RestQuery("status.in")
    @Pattern(regexp = STATUS + "(," + STATUS + ")*")
    @Parameter(description = "Any of these, separated by commas")
    public @Nullable String statusIn;

    @RestQuery
    @Size(max = 40)
    public @Nullable String deviceClass;

    @RestQuery
    @Parameter(description = "The trainings that the purchase of this need causes")
    public @Nullable UUID causedBy;

    Where where() {
        return new Where().and("e.schulnummer = :schulnummer", "schulnummer", schulnummer)
                .and("e.roundId = :roundId", "roundId", roundId).and("e.jahr = :jahr", "jahr", jahr)
                .and("e.kind = :kind", "kind", kind).and("e.status = :status", "status", status)
                .and("e.status in :statuses", "statuses", statuses())
                .and("e.deviceClass = :deviceClass", "deviceClass", deviceClass)
                .and("e.causedBy = :causedBy", "causedBy", causedBy);
    }

    private @Nullable List<NeedStatus> statuses() {
        return statusIn == null ? null : Arrays.stream(statusIn.split(",", -1)).map(NeedStatus::valueOf).toList();
    }
}
