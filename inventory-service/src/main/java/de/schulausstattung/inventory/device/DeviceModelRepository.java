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

    private final Keyset keyset;

    DeviceModelRepository(Keyset keyset) {
        this.keyset = keyset;
    }

    private enum Sort implements SortKey<DeviceModel> {
        NAME;

        @Override
        public String parameter() {
            return "name";
        }

        @Override
        public String attribute() {
            return "name";
        }

        @Override
        public String keyOf(DeviceModel entity) {
            return entity.name();
        }

        @Override
        public String idOf(DeviceModel entity) {
            return entity.id().toString();
        }

        @Override
        public Object parseKey(String text) {
            return text;
        }

        @Override
        public Object parseId(String text) {
            return UUID.fromString(text);
        }
    }

    DeviceModel require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("device-model", id));
    }

    Page<DeviceModelView> search(PageRequest page) {
        return keyset.page(DeviceModel.class, new Where(), page, Keyset.all(Sort.class), DeviceModelView::of);
    }

    List<DeviceModel> byId(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }
}
