package de.schulausstattung.needs.gap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Devices allotted to several wants in proportion to them: nobody gets more than is wanted, together they get all there is or
 * all they want, and what rounding leaves goes to the largest remainders, the first of equals first.
 */
final class Allotment {

    private Allotment() {
    }

    static List<Long> of(long devices, List<Long> wants) {
        var wanted = wants.stream().mapToLong(Long::longValue).sum();
        if (wanted <= devices) {
            return wants;
        }
        var allotted = new ArrayList<>(wants.stream().map(want -> want * devices / wanted).toList());
        var left = devices - allotted.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, wants.size()).boxed()
                .sorted(Comparator.comparing((Integer i) -> wants.get(i) * devices % wanted).reversed()).limit(left)
                .forEach(i -> allotted.set(i, allotted.get(i) + 1));
        return allotted;
    }
}
