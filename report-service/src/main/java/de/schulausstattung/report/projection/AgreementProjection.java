package de.schulausstattung.report.projection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.projection.Column;
import de.schulausstattung.platform.projection.TableProjection;

/** What school and Träger agreed on in final protocols, and what came of it. */
@Singleton
class AgreementProjection extends TableProjection<AgreementProjection.AgreementRow> {

    AgreementProjection(EntityManager entities) {
        super(entities, Topic.MEETINGS_AGREEMENT, AgreementRow.class, "agreement", List.of(
                new Column<>("id", "uuid", AgreementRow::id),
                new Column<>("schulnummer", "text", AgreementRow::schulnummer),
                new Column<>("jahr", "int4", AgreementRow::jahr),
                new Column<>("zieljahr", "int4", AgreementRow::zieljahr),
                new Column<>("kind", "text", AgreementRow::kind),
                new Column<>("quantity", "int4", AgreementRow::quantity),
                new Column<>("due_on", "date", AgreementRow::dueOn),
                new Column<>("decision", "text", AgreementRow::decision),
                new Column<>("binding", "bool", AgreementRow::binding),
                new Column<>("outcome", "text", AgreementRow::outcome),
                new Column<>("training_topic", "text", AgreementRow::trainingTopic)));
    }

    /** What we read of an agreement's state. */
    record AgreementRow(UUID id, String schulnummer, int jahr, int zieljahr, String kind, int quantity,
            @Nullable LocalDate dueOn, String decision, boolean binding, String outcome, @Nullable String trainingTopic) {
    }
}
