package de.schulausstattung.local;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import de.schulausstattung.local.demo.Equipment;
import de.schulausstattung.local.demo.School;
import de.schulausstattung.local.demo.Season;

/** What becomes of an agreement: it is ordered, it arrives in parts, and the inventory counts it. */
final class Buying {

    private final Progress progress;
    private final Season season;

    Buying(Progress progress, Season season) {
        this.progress = progress;
        this.season = season;
    }

    /** Orders what was agreed on; the agreement becomes an item of procurement by itself. Returns the item's id. */
    String order(Actor clerk, String agreement) {
        var path = Api.NEEDS + "/procurement-items?agreementId=" + agreement;
        var item = clerk.await(path, each -> !each.require().json().path("items").isEmpty()).json().path("items").path(0);
        var id = item.path("id").asText();
        var number = "B-%d-%s".formatted(season.jahr(), id.substring(id.length() - 6));
        clerk.once().post(Api.NEEDS + "/procurement-items/" + id + "/transitions",
                Map.of("transition", "ORDER", "orderNumber", number)).require();
        progress.say("%s: Beschaffungsposition %d × %s aus der Vereinbarung, bestellt unter %s".formatted(clerk.name(),
                item.path("quantity").asInt(), item.path("deviceClass").asText(), number));
        return id;
    }

    /** Goods receipt of tablets for an item; returns the position that reports and needs have to have seen. */
    String receive(Actor clerk, School school, String item, int number) {
        var model = Equipment.tablet();
        var stamp = UUID.randomUUID().toString().substring(0, 8);
        var items = IntStream.range(0, number).mapToObj(i -> {
            var device = new LinkedHashMap<String, Object>();
            device.put("schulnummer", school.schulnummer());
            device.put("inventoryNumber", "L-%s-%02d".formatted(stamp, i));
            device.put("serialNumber", "SN-%s-%02d".formatted(stamp, i));
            device.put("maker", model.maker());
            device.put("model", model.name());
            device.put("deviceClass", model.deviceClass());
            device.put("userGroup", "SUS");
            device.put("purchasedOn", season.delivery().toString());
            device.put("inServiceFrom", season.delivery().toString());
            device.put("priceCents", model.priceCents());
            device.put("procurementItemId", item);
            return device;
        }).toList();
        var answer = clerk.once().post(Api.INVENTORY + "/devices:batch", Map.of("mode", "ATOMIC", "items", items)).require();
        if (answer.json().path("stored").asInt() != number) {
            throw new StartFailed("Die Lieferung wurde nicht verbucht: " + answer.text());
        }
        progress.say("%s: Lieferung von %d Tablets an %s verbucht".formatted(clerk.name(), number, school.name()));
        return answer.header("Event-Position");
    }

    /** The school sees how many of its tablets have arrived. */
    void seeArrived(Actor head, String need, int expected) {
        var seen = head.await(Api.NEEDS + "/needs/" + need,
                each -> each.require().json().path("delivered").asInt() == expected).json();
        progress.say("%s (Schulleitung): sieht %d von %d geliefert, %d im Einsatz".formatted(head.name(),
                seen.path("delivered").asInt(), seen.path("ordered").asInt(), seen.path("inService").asInt()));
    }
}
