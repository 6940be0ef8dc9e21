package de.schulausstattung.needs.category;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The device classes that can be planned for, and the categories of the budget. */
@ApplicationScoped
@Transactional
public class CategoryService {

    private final CategoryRepository categories;
    private final Clock clock;

    CategoryService(CategoryRepository categories, Clock clock) {
        this.categories = categories;
        this.clock = clock;
    }

    List<DeviceCategory> all() {
        return categories.on(LocalDate.now(clock));
    }

    /** By device class, as it is today. */
    public Map<String, DeviceCategory> byDeviceClass() {
        return all().stream().collect(Collectors.toMap(DeviceCategory::deviceClass, Function.identity()));
    }

    /** Every category that a budget can be set for. */
    public Set<String> codes() {
        return Stream.concat(Stream.of(DeviceCategory.TRAINING), all().stream().map(DeviceCategory::category))
                .collect(Collectors.toSet());
    }
}
