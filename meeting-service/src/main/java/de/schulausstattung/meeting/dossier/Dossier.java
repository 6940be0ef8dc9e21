package de.schulausstattung.meeting.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.meeting.agreement.AgreementView;

/**
 * The facts of a school before its talk, as of a day. Frozen with the invitation, so that all have the same paper before them.
 *
 * @param stichtag the day as of which devices and needs are told
 * @param dataAsOf up to when events of other services are contained
 * @param lastAgreements the lines of the talk before, and what came of them
 */
public record Dossier(UUID meetingId, int jahr, int zieljahr, String schulnummer, String schoolName, String schulform,
        LocalDate stichtag, @Nullable Instant dataAsOf, @Nullable Pupils pupils, @Nullable Concept medienkonzept,
        List<Stock> stock, List<DueDevice> due, List<Need> needs, List<AgreementView> lastAgreements) {

    /**
     * How many pupils the school has.
     *
     * @param stichtag the day of the count
     */
    public record Pupils(String schuljahr, LocalDate stichtag, int total, List<JahrgangCount> jahrgaenge) {
    }

    /** The pupils of a Jahrgang. */
    public record JahrgangCount(String jahrgang, int pupils) {
    }

    /** The newest Medienkonzept of the school. */
    public record Concept(UUID id, String label, LocalDate adoptedOn) {
    }

    /**
     * What the school has of a kind of device.
     *
     * @param oldest since when the oldest of them in service is in use
     * @param due how many of them in service reach their planned end by the end of the zieljahr
     */
    public record Stock(String deviceClass, String userGroup, int inService, int inStock, int defect,
            @Nullable LocalDate oldest, int due) {
    }

    /** A device to talk about: it is defect, or its planned end comes by the end of the zieljahr. */
    public record DueDevice(UUID id, String inventoryNumber, String maker, String model, String deviceClass, String status,
            @Nullable LocalDate inServiceFrom, @Nullable LocalDate plannedUntil) {
    }

    /**
     * What the school asked for in the zieljahr.
     *
     * @param advice what the pedagogical adviser says of it
     */
    public record Need(UUID id, String kind, @Nullable String deviceClass, @Nullable String trainingTopic, String status,
            int requested, @Nullable Integer approved, String reason, @Nullable String jahrgang,
            @Nullable Integer schoolPriority, @Nullable Integer traegerPriority,
            @Schema(description = "Since when the Träger knows of it") @Nullable LocalDate submittedOn,
            @Nullable Long unitPriceCents, @Nullable String advice) {
    }
}
