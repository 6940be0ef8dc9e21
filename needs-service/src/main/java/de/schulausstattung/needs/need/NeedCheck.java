package de.schulausstattung.needs.need;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.needs.Texts;
import de.schulausstattung.needs.category.DeviceCategory;
import de.schulausstattung.platform.problem.Violation;

/** Checks what is said of a need: against what is known of the school, and whether it is enough to put it before the Träger. */
final class NeedCheck {

    private final DescribeNeed need;
    private final String schulnummer;
    private final Known known;
    private final Texts texts;
    private final List<Violation> found = new ArrayList<>();

    private NeedCheck(String schulnummer, DescribeNeed need, Known known, Texts texts) {
        this.schulnummer = schulnummer;
        this.need = need;
        this.known = known;
        this.texts = texts;
    }

    /**
     * What is known of all that a need names.
     *
     * @param deviceClasses by code
     * @param competences the codes of the Medienkompetenzrahmen
     * @param rooms the school of each room that is there
     * @param devices the school of each device that is not disposed of; a replacement names some (S4-11)
     * @param medienkonzepte the school of each
     * @param causes the needs that a training may be caused by
     * @param schoolsWithMedienkonzept where a need must name one
     */
    record Known(Map<String, DeviceCategory> deviceClasses, Set<String> competences, Map<UUID, String> rooms,
            Map<UUID, String> devices, Map<UUID, String> medienkonzepte, Map<UUID, Cause> causes,
            Set<String> schoolsWithMedienkonzept) {
    }

    /** A need that a training names. */
    record Cause(String schulnummer, NeedKind kind) {
    }

    private interface Test<T> {
        boolean holds(T value);
    }

    /** What is wrong in itself, draft or not; by pointer. */
    static List<Violation> wrong(String schulnummer, DescribeNeed need, Known known, Texts texts) {
        var check = new NeedCheck(schulnummer, need, known, texts);
        check.kind();
        check.references();
        return check.found;
    }

    /** What is missing before it can be submitted; by pointer. */
    static List<Violation> missing(String schulnummer, DescribeNeed need, Known known, Texts texts) {
        var check = new NeedCheck(schulnummer, need, known, texts);
        check.justification();
        check.place();
        return check.found;
    }

    private void kind() {
        var training = need.kind() == NeedKind.TRAINING;
        demand("/trainingTopic", need.trainingTopic() != null, training);
        demand("/deviceClass", need.deviceClass() != null, !training);
        demand("/replacedDeviceIds", !need.replacedDeviceIds().isEmpty(), need.kind() == NeedKind.REPLACEMENT);
        if (!training && need.causedBy() != null) {
            add("/causedBy", "not-for-kind", need.kind());
        }
        if (need.medienkonzeptPage() != null && need.medienkonzeptId() == null) {
            add("/medienkonzeptId", "required");
        }
    }

    /** Some kinds must say it, all others must not. */
    private void demand(String pointer, boolean said, boolean wanted) {
        if (wanted && !said) {
            add(pointer, "required");
        } else if (!wanted && said) {
            add(pointer, "not-for-kind", need.kind());
        }
    }

    private void references() {
        if (need.deviceClass() != null && need.kind() != NeedKind.TRAINING) {
            one("/deviceClass", need.deviceClass(), "unknown-value", known.deviceClasses()::containsKey);
        }
        each("/competences", need.competences(), "unknown-value", known.competences()::contains);
        each("/roomIds", need.roomIds(), "room-unknown", room -> schulnummer.equals(known.rooms().get(room)));
        each("/replacedDeviceIds", need.replacedDeviceIds(), "device-unknown",
                device -> schulnummer.equals(known.devices().get(device)));
        one("/medienkonzeptId", need.medienkonzeptId(), "medienkonzept-unknown",
                id -> schulnummer.equals(known.medienkonzepte().get(id)));
        if (need.kind() == NeedKind.TRAINING) {
            one("/causedBy", need.causedBy(), "cause-unknown", id -> isCause(known.causes().get(id)));
        }
    }

    private boolean isCause(@Nullable Cause cause) {
        return cause != null && cause.schulnummer().equals(schulnummer) && cause.kind() != NeedKind.TRAINING;
    }

    private void justification() {
        if (need.competences().isEmpty()) {
            add("/competences", "required");
        }
        if (need.medienkonzeptId() == null && known.schoolsWithMedienkonzept().contains(schulnummer)) {
            add("/medienkonzeptId", "required");
        }
        if (need.medienkonzeptId() != null && need.medienkonzeptPage() == null) {
            add("/medienkonzeptPage", "required");
        }
    }

    private void place() {
        var category = need.deviceClass() == null ? null : known.deviceClasses().get(need.deviceClass());
        if (category != null && category.fixed() && need.roomIds().isEmpty()) {
            add("/roomIds", "required");
        }
    }

    private <T> void each(String pointer, List<T> values, String code, Test<T> isKnown) {
        var seen = new HashSet<T>();
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (!isKnown.holds(value)) {
                add(pointer + "/" + i, code, value);
            } else if (!seen.add(value)) {
                add(pointer + "/" + i, "duplicate", value);
            }
        }
    }

    private <T> void one(String pointer, @Nullable T value, String code, Test<T> isKnown) {
        if (value != null && !isKnown.holds(value)) {
            add(pointer, code, value);
        }
    }

    private void add(String pointer, String code, Object... arguments) {
        found.add(Violation.at(pointer, code, texts.text("violation." + code, arguments)));
    }
}
