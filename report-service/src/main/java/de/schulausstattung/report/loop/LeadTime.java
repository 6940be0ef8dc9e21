package de.schulausstattung.report.loop;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.report.indicator.Ratio;

/**
 * Days from need to delivery, over what arrived in a year (S2-09). No value where nothing arrived whose need is dated.
 *
 * @param items procurement items of which everything had arrived
 * @param devices what they delivered
 * @param itemsDated of the items those whose need has a day; only these have a lead time
 * @param itemsUndated of the items the others: their need has no day, or one after the delivery
 * @param days the lead times of all dated items together
 * @param median half of the dated items took so long at most
 * @param mean each dated item as one
 * @param meanByDevices each dated item as many as its devices
 * @param firstDeliveredOn the earliest day on which one of the items was complete
 * @param lastDeliveredOn the latest
 */
public record LeadTime(int items, long devices, int itemsDated, int itemsUndated, long days, @Nullable BigDecimal median,
        @Nullable BigDecimal mean, @Nullable BigDecimal meanByDevices, @Nullable Long shortest, @Nullable Long longest,
        @Nullable LocalDate firstDeliveredOn, @Nullable LocalDate lastDeliveredOn) {

    private record Dated(long days, int devices) {
    }

    static LeadTime of(Collection<Delivery> deliveries) {
        var dated = deliveries.stream()
                .flatMap(one -> one.days().stream().mapToObj(days -> new Dated(days, one.quantity())))
                .sorted(Comparator.comparingLong(Dated::days)).toList();
        var days = dated.stream().mapToLong(Dated::days).sum();
        var onDays = deliveries.stream().map(Delivery::deliveredOn).sorted().toList();
        return new LeadTime(deliveries.size(), deliveries.stream().mapToLong(Delivery::quantity).sum(), dated.size(),
                deliveries.size() - dated.size(), days, median(dated), quotient(days, dated.size()),
                quotient(dated.stream().mapToLong(one -> one.days() * one.devices()).sum(),
                        dated.stream().mapToLong(Dated::devices).sum()),
                dated.isEmpty() ? null : dated.getFirst().days(), dated.isEmpty() ? null : dated.getLast().days(),
                onDays.isEmpty() ? null : onDays.getFirst(), onDays.isEmpty() ? null : onDays.getLast());
    }

    /** The one in the middle, or the mean of the two. */
    private static @Nullable BigDecimal median(List<Dated> sorted) {
        if (sorted.isEmpty()) {
            return null;
        }
        return quotient(sorted.get((sorted.size() - 1) / 2).days() + sorted.get(sorted.size() / 2).days(), 2);
    }

    private static @Nullable BigDecimal quotient(long sum, long count) {
        return new Ratio(sum, count).exact().map(Ratio::rounded).orElse(null);
    }
}
