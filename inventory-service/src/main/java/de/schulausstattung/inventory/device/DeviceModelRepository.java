package de.schulausstattung.inventory.device;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.persistence.Keyset;
import de.schulausstattung.platform.persistence.SortKey;
import de.schulausstattung.platform.persistence.Where;
import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class DeviceModelRepository implements PanacheRepositoryBase<DeviceModel, UUID> {

    private static final List<SortKey<DeviceModel>> SORTS = List
            .of(SortKey.of("name", "name", DeviceModel::name, DeviceModel::id));

    private final Keyset keyset;

    DeviceModelRepository(Keyset keyset) {
        this.keyset = keyset;
    }

    DeviceModel require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("device-model", id));
    }

    Page<DeviceModelView> search(PageRequest page) {
        return keyset.page(DeviceModel.class, new Where(), page, SORTS, DeviceModelView::of);
    }

    List<DeviceModel> byId(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }
}
