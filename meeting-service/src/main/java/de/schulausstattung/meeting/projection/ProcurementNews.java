package de.schulausstattung.meeting.projection;

import java.util.List;
import java.util.UUID;

/** It came to be known what became of purchases of these agreements; fired within the transaction that stored it. */
public record ProcurementNews(List<UUID> agreementIds) {
}
