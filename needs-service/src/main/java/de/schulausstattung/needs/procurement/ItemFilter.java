package de.schulausstattung.needs.procurement;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.persistence.Where;

/** What procurement items can be filtered by; every filter reaches an index. Several filters must all hold. */
public class ItemFilter {

    private static final String STATUS = "(PROPOSED|ORDERED|DELIVERED|CANCELLED)";

    @RestQuery
    @Pattern(regexp = "1\\d{5}")
    public @Nullable String schulnummer;

    @RestQuery
    @Min(2000)
    @Max(2100)
    @Parameter(description = "The year of the talk")
    public @Nullable Integer jahr;

    @RestQuery
    @Min(2000)
    @Max(2100)
    @Parameter(description = "The Haushaltsjahr it is meant for")
    public @Nullable Integer zieljahr;

    @RestQuery
    public @Nullable ProcurementStatus status;

    @RestQuery("status.in")
    @Pattern(regexp = STATUS + "(," + STATUS + ")*")
    @Parameter(description = "Any of these, separated by commas; PROPOSED,ORDERED is what is agreed on and not there yet")
    public @Nullable String statusIn;

    @RestQuery
    public @Nullable UUID needId;

    @RestQuery
    public @Nullable UUID agreementId;

    Where where() {
        return new Where().and("e.schulnummer = :schulnummer", "schulnummer", schulnummer).and("e.jahr = :jahr", "jahr", jahr)
                .and("e.zieljahr = :zieljahr", "zieljahr", zieljahr).and("e.status = :status", "status", status)
                .and("e.status in :statuses", "statuses", statuses()).and("e.needId = :needId", "needId", needId)
                .and("e.agreementId = :agreementId", "agreementId", agreementId);
    }

    private @Nullable List<ProcurementStatus> statuses() {
        return statusIn == null ? null : Arrays.stream(statusIn.split(",", -1)).map(ProcurementStatus::valueOf).toList();
    }
}
