package de.schulausstattung.needs.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.events.Topic;
import de.schulausstattung.events.needs.NeedState;
import de.schulausstattung.events.needs.ProcurementItemState;
import de.schulausstattung.needs.need.NeedService;
import de.schulausstattung.needs.procurement.ItemView;
import de.schulausstattung.needs.procurement.ProcurementService;
import de.schulausstattung.needs.timeline.TimelineStep.Subject;
import de.schulausstattung.platform.history.History;
import de.schulausstattung.platform.persistence.StoredJson;

/** Puts the histories of a need, of those it carries on and of what is bought for it in one line (1B-23). */
@ApplicationScoped
@Transactional
public class TimelineService {

    /** Of each need and item; more changes than this nobody reads. */
    private static final int LIMIT = 500;

    private final NeedService needs;
    private final ProcurementService procurement;
    private final History history;
    private final StoredJson json;

    TimelineService(NeedService needs, ProcurementService procurement, History history, StoredJson json) {
        this.needs = needs;
        this.procurement = procurement;
        this.history = history;
        this.json = json;
    }

    List<TimelineStep> of(UUID need) {
        var lineage = needs.lineage(need).reversed();
        var steps = new ArrayList<TimelineStep>();
        lineage.forEach(id -> oldestFirst(Topic.NEEDS_NEED, id).forEach(entry -> steps.add(step(id, entry))));
        procurement.of(lineage).forEach(item -> oldestFirst(Topic.NEEDS_PROCUREMENT_ITEM, item.id())
                .forEach(entry -> steps.add(step(item, entry))));
        // keeps the order of what happened at the same moment
        steps.sort(Comparator.comparing(TimelineStep::recordedAt));
        return steps;
    }

    private List<History.Entry> oldestFirst(Topic topic, UUID id) {
        return history.of(topic, id.toString(), LIMIT).reversed();
    }

    private TimelineStep step(UUID id, History.Entry entry) {
        NeedState state = json.read(entry.state(), NeedState.class);
        return new TimelineStep(entry.recordedAt(), Subject.NEED, id, fact(Topic.NEEDS_NEED, entry.fact()), entry.reason(),
                state.jahr(), state.requested(), state.approved(), null, null, null, null, null);
    }

    private TimelineStep step(ItemView item, History.Entry entry) {
        ProcurementItemState state = json.read(entry.state(), ProcurementItemState.class);
        return new TimelineStep(entry.recordedAt(), Subject.PROCUREMENT_ITEM, item.id(),
                fact(Topic.NEEDS_PROCUREMENT_ITEM, entry.fact()), entry.reason(), item.zieljahr(), null, null,
                state.agreementId(), state.quantity(), state.orderNumber(), state.delivered(), state.inService());
    }

    /** {@code APPROVED} of {@code de.schulausstattung.needs.need-approved.v1}. */
    private static String fact(Topic topic, String type) {
        var begin = ("de.schulausstattung." + topic.topicName() + "-").length();
        return type.substring(begin, type.lastIndexOf('.')).replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
