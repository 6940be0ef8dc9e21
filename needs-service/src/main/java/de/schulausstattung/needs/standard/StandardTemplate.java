package de.schulausstattung.needs.standard;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A standard that somebody else published; reference data. */
@Entity
@Immutable
@Table(name = "standard_template")
class StandardTemplate {

    @Id
    private UUID id = new UUID(0, 0);
    private String label = "";
    private LocalDate validFrom = LocalDate.EPOCH;
    private String source = "";
    @JdbcTypeCode(SqlTypes.JSON)
    private CountedDevices counts = new CountedDevices(List.of(), List.of(), List.of());
    @JdbcTypeCode(SqlTypes.JSON)
    private List<StandardRule> rules = List.of();

    protected StandardTemplate() {
    }

    CountedDevices counts() {
        return counts;
    }

    StandardRules rules() {
        return new StandardRules(rules);
    }

    Adopted adopted() {
        return new Adopted(id, label, StandardLevel.VORLAGE, source);
    }

    TemplateView view() {
        return new TemplateView(id, label, validFrom, source, counts, rules);
    }
}
