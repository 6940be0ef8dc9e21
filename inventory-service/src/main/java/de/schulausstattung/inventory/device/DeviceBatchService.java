package de.schulausstattung.inventory.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.inventory.device.DeviceBatchResource.BatchMode;
import de.schulausstattung.inventory.device.DeviceBatchResource.BatchResult;
import de.schulausstattung.inventory.device.DeviceBatchResource.ItemResult;
import de.schulausstattung.inventory.device.DeviceBatchResource.RegisterDevices;
import de.schulausstattung.inventory.device.DeviceIntakeService.Candidate;
import de.schulausstattung.inventory.device.DeviceIntakeService.Checked;
import de.schulausstattung.inventory.device.DeviceIntakeService.Existing;

/** Many new devices in one call, each with its own result. */
@ApplicationScoped
@Transactional
public class DeviceBatchService {

    private final DeviceIntakeService intake;

    DeviceBatchService(DeviceIntakeService intake) {
        this.intake = intake;
    }

    BatchResult register(RegisterDevices command) {
        var checked = intake.check(command.items().stream().map(Candidate::of).toList(), Existing.REFUSE);
        var refused = command.mode() == BatchMode.ATOMIC && !checked.stream().allMatch(Checked::ok);
        var stored = refused ? List.<DeviceView> of() : intake.store(checked, null);
        var byId = stored.stream().collect(Collectors.toMap(DeviceView::id, Function.identity()));
        var results = new ArrayList<ItemResult>();
        for (int i = 0; i < checked.size(); i++) {
            results.add(result(i, checked.get(i), refused, byId));
        }
        return new BatchResult(stored.size(), results);
    }

    /**
     * 201 stored, 422 or 409 wrong in itself, 424 in order but not stored because another item of an atomic batch was wrong.
     */
    private static ItemResult result(int index, Checked checked, boolean refused, java.util.Map<UUID, DeviceView> stored) {
        if (!checked.ok()) {
            var taken = checked.violations().stream().anyMatch(violation -> violation.code().endsWith("-taken"));
            return new ItemResult(index, taken ? 409 : 422, null, checked.violations());
        }
        return refused ? new ItemResult(index, 424, null, List.of())
                : new ItemResult(index, 201, stored.get(Objects.requireNonNull(checked.state()).id()), List.of());
    }
}
