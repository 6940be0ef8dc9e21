package de.schulausstattung.inventory.device;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.inventory.DeviceModelState.DeviceModelFact;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;

/** The Träger's catalogue of models. */
@ApplicationScoped
@Transactional
public class DeviceModelService {

    private final DeviceModelRepository models;
    private final Outbox outbox;

    DeviceModelService(DeviceModelRepository models, Outbox outbox) {
        this.models = models;
        this.outbox = outbox;
    }

    Page<DeviceModelView> search(PageRequest page) {
        return models.search(page);
    }

    DeviceModelView get(UUID id) {
        return DeviceModelView.of(models.require(id));
    }

    DeviceModelView add(DescribeDeviceModel command) {
        var model = new DeviceModel(command);
        models.persist(model);
        outbox.append(DeviceModelFact.ADDED, model);
        return DeviceModelView.of(model);
    }

    DeviceModelView change(UUID id, DescribeDeviceModel command, @Nullable String ifMatch) {
        var model = models.require(id);
        model.requireVersion(ifMatch);
        var before = model.state();
        model.describe(command);
        if (!model.state().equals(before)) {
            outbox.append(DeviceModelFact.CHANGED, model);
        }
        return DeviceModelView.of(model);
    }

    Map<UUID, DeviceModelView> byId(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of()
                : models.byId(ids).stream().collect(Collectors.toMap(DeviceModel::id, DeviceModelView::of));
    }
}
