package de.schulausstattung.inventory.device;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.persistence.Where;

/** What devices can be filtered by; every filter reaches an index. Several filters must all hold. */
public class DeviceFilter {

    private static final String CLASS = "(TABLET|NOTEBOOK|CONVERTIBLE|PC_ARBEITSPLATZ|DISPLAY|PROJECTOR|ACCESS_POINT|SWITCH|SERVER|PRINTER"
            + "|PRINTER_3D|MAKING_CODING|DIGITALES_MIKROSKOP|SENSORIK|OTHER)";

    @RestQuery
    @Pattern(regexp = "1\\d{5}")
    public @Nullable String schulnummer;

    @RestQuery
    public @Nullable DeviceStatus status;

    @RestQuery("status.in")
    @Pattern(regexp = "(IN_STOCK|IN_SERVICE|DEFECT|LOST|RETIRED|DISPOSED)(,(IN_STOCK|IN_SERVICE|DEFECT|LOST|RETIRED|DISPOSED))*")
    @Parameter(description = "Any of these, separated by commas")
    public @Nullable String statusIn;

    @RestQuery
    public @Nullable DeviceClass deviceClass;

    @RestQuery("deviceClass.in")
    @Pattern(regexp = CLASS + "(," + CLASS + ")*")
    @Parameter(description = "Any of these, separated by commas")
    public @Nullable String deviceClassIn;

    @RestQuery
    public @Nullable UserGroup userGroup;

    @RestQuery("userGroup.in")
    @Pattern(regexp = "(SUS|LEHRKRAFT|VERWALTUNG|POOL)(,(SUS|LEHRKRAFT|VERWALTUNG|POOL))*")
    @Parameter(description = "Any of these, separated by commas")
    public @Nullable String userGroupIn;

    @RestQuery
    public @Nullable UUID roomId;

    @RestQuery("roomId.empty")
    public @Nullable Boolean roomIdEmpty;

    @RestQuery
    public @Nullable UUID modelId;

    @RestQuery
    @Parameter(description = "Exactly this number; upper and lower case are the same")
    public @Nullable String inventoryNumber;

    @RestQuery("inventoryNumber.startsWith")
    public @Nullable String inventoryNumberStart;

    @RestQuery
    @Parameter(description = "Exactly this number; upper and lower case are the same")
    public @Nullable String serialNumber;

    @RestQuery("purchasedOn.ge")
    public @Nullable LocalDate purchasedFrom;

    @RestQuery("purchasedOn.le")
    public @Nullable LocalDate purchasedUntil;

    @RestQuery("plannedUntil.le")
    @Parameter(description = "Planned end of use on or before this day")
    public @Nullable LocalDate plannedUntil;

    @RestQuery
    public @Nullable String procurementItemId;

    Where where() {
        return new Where().and("e.schulnummer = :schulnummer", "schulnummer", schulnummer)
                .and("e.status = :status", "status", status)
                .and("e.status in :statuses", "statuses", any(DeviceStatus.class, statusIn))
                .and("e.deviceClass = :deviceClass", "deviceClass", deviceClass)
                .and("e.deviceClass in :deviceClasses", "deviceClasses", any(DeviceClass.class, deviceClassIn))
                .and("e.userGroup = :userGroup", "userGroup", userGroup)
                .and("e.userGroup in :userGroups", "userGroups", any(UserGroup.class, userGroupIn))
                .and("e.roomId = :roomId", "roomId", roomId)
                .either(roomIdEmpty, "e.roomId is null", "e.roomId is not null")
                .and("e.modelId = :modelId", "modelId", modelId)
                .and("e.inventoryKey = :inventoryKey", "inventoryKey", upper(inventoryNumber))
                .startsWith("e.inventoryKey", "inventoryStart", upper(inventoryNumberStart))
                .and("e.serialKey = :serialKey", "serialKey", upper(serialNumber))
                .and("e.purchasedOn >= :purchasedFrom", "purchasedFrom", purchasedFrom)
                .and("e.purchasedOn <= :purchasedUntil", "purchasedUntil", purchasedUntil)
                .and("e.plannedKey <= :plannedUntil", "plannedUntil", plannedUntil)
                .and("e.procurementItemId = :procurementItemId", "procurementItemId", procurementItemId);
    }

    private static <E extends Enum<E>> @Nullable List<E> any(Class<E> type, @Nullable String constants) {
        return constants == null ? null
                : Arrays.stream(constants.split(",", -1)).map(name -> Enum.valueOf(type, name)).toList();
    }

    private static @Nullable String upper(@Nullable String text) {
        return text == null ? null : NumberKey.of(text);
    }
}
