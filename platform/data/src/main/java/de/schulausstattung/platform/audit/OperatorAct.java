package de.schulausstattung.platform.audit;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** One act of an operator; its id tells the order. */
@Entity
@Immutable
@Table(name = "operator_act")
class OperatorAct {

    @Id
    private UUID id = new UUID(0, 0);
    private Instant recordedAt = Instant.EPOCH;
    private String actor = "";
    private String act = "";
    private String target = "";
    private String outcome = "";
    private String requestId = "";

    protected OperatorAct() {
    }

    OperatorAct(UUID id, Instant recordedAt, OperatorActs.By by, String act, String target, String outcome) {
        this.id = id;
        this.recordedAt = recordedAt;
        this.actor = by.subject();
        this.requestId = by.requestId();
        this.act = act;
        this.target = target;
        this.outcome = outcome;
    }

    UUID id() {
        return id;
    }

    OperatorActView view() {
        return new OperatorActView(id, recordedAt, actor, act, target, outcome, requestId);
    }
}
