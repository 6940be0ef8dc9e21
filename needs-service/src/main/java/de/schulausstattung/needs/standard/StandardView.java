package de.schulausstattung.needs.standard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/**
 * A version of an equipment standard.
 *
 * @param source who decided that, where
 * @param adopts what it was adopted from
 * @param recordedBy the subject that set it
 * @param movedBy the subject that offered or withdrew it
 * @param inForce whether figures of today are measured by it
 */
public record StandardView(UUID id, String label, LocalDate validFrom, String source, StandardLevel level,
        StandardStatus status,
        boolean inForce, @Nullable Adopted adopts, CountedDevices counts, List<StandardRule> rules, Instant recordedAt,
        String recordedBy,
        @Nullable Instant movedAt, @Nullable String movedBy, int epoch, long version)
        implements
            Identified,
            Versioned {

    static StandardView of(EquipmentStandard standard, @Nullable UUID inForce) {
        return new StandardView(standard.id(), standard.label(), standard.validFrom(), standard.source(), standard.level(),
                standard.status(), standard.id().equals(inForce), standard.adopted(), standard.counts(),
                standard.rules().rules(), standard.recordedAt(), standard.recordedBy(), standard.movedAt(), standard.movedBy(),
                standard.epoch(), standard.version());
    }

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }

    /** It comes into force with the days, and the version does not change. */
    @Override
    public boolean versionTellsAll() {
        return false;
    }
}
