package de.schulausstattung.inventory.device;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/** A model of the catalogue. */
public record DeviceModelView(UUID id, String maker, String name, DeviceClass deviceClass, @Nullable Integer lifeYears,
        @Nullable Long priceCents, int epoch, long version) implements Identified, Versioned {

    static DeviceModelView of(DeviceModel model) {
        var state = model.state();
        return new DeviceModelView(state.id(), state.maker(), state.name(), DeviceClass.valueOf(state.deviceClass()),
                state.lifeYears(), state.priceCents(), model.epoch(), model.version());
    }

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }
}
