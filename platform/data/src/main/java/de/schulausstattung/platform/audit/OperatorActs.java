package de.schulausstattung.platform.audit;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.persistence.Ids;
import de.schulausstattung.platform.persistence.Keyset;
import de.schulausstattung.platform.persistence.SortKey;
import de.schulausstattung.platform.persistence.Where;
import de.schulausstattung.platform.tenancy.CurrentTenant;
import de.schulausstattung.platform.web.RequestId;
import io.quarkus.logging.Log;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** Keeps what operators did to events: who, when, what, on what, with which outcome. */
@ApplicationScoped
public class OperatorActs {

    /** Ids grow with time. */
    private static final List<SortKey<OperatorAct>> SORTS = List
            .of(SortKey.of("recordedAt", "id", _ -> "", OperatorAct::id));

    private final EntityManager entities;
    private final Keyset keyset;
    private final CurrentTenant current;
    private final CurrentVertxRequest request;
    private final Clock clock;

    OperatorActs(EntityManager entities, Keyset keyset, CurrentTenant current, CurrentVertxRequest request, Clock clock) {
        this.entities = entities;
        this.keyset = keyset;
        this.current = current;
        this.request = request;
        this.clock = clock;
    }

    /** Who acts, by which request. */
    public record By(String subject, String requestId) {
    }

    /** Who acts at this moment; ask before the work changes to another scope. */
    public By by() {
        return new By(current.subject(), RequestId.of(request.getCurrent()));
    }

    /** Notes an act in its own transaction: both happen or neither. In the operator's scope, or the platform's. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(By by, String act, Object target, String outcome) {
        entities.persist(new OperatorAct(Ids.next(), clock.instant(), by, act, target.toString(), outcome));
        Log.infof("Operator: act=%s target=%s outcome=%s by=%s", act, target, outcome, by.subject());
    }

    /** A page of them, oldest first unless asked otherwise. */
    @Transactional
    public Page<OperatorActView> page(PageRequest page) {
        return keyset.page(OperatorAct.class, new Where(), page, SORTS, OperatorAct::view);
    }
}
