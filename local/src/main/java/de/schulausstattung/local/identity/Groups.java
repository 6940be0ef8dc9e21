package de.schulausstattung.local.identity;

import java.util.ArrayList;
import java.util.List;

import de.schulausstattung.local.demo.Kreis;

/** The group paths that carry memberships. A test holds the names against the roles that the services know. */
public final class Groups {

    static final List<String> AT_SCHOOLS = List.of("schulleitung", "medienbeauftragte", "it-beauftragte", "medienkoordination",
            "support-l1", "medienberatung", "kompetenzteam", "schulaufsicht");
    static final List<String> AT_TRAEGER = List.of("it-beschaffung", "schulverwaltung", "medienzentrum", "support-l2",
            "datenschutz", "rechnungspruefung", "integration");
    static final List<String> AT_KREIS = List.of("bildungsbuero", "breitbandkoordination", "gigabit-geschaeftsstelle");
    static final String OPERATOR = "betrieb";

    private Groups() {
    }

    /** Every path of the Kreis, parents before children. */
    static List<String> paths(Kreis kreis) {
        var paths = new ArrayList<>(List.of("/" + OPERATOR, "/kreis", "/kreis/" + kreis.ags()));
        AT_KREIS.forEach(role -> paths.add("/kreis/" + kreis.ags() + "/" + role));
        paths.addAll(pathsOfTraeger(kreis));
        return paths;
    }

    /** Every path of its Träger and schools, parents before children. */
    public static List<String> pathsOfTraeger(Kreis kreis) {
        var paths = new ArrayList<>(List.of("/traeger"));
        for (var traeger : kreis.traeger()) {
            var path = "/traeger/" + traeger.nummer();
            paths.add(path);
            AT_TRAEGER.forEach(role -> paths.add(path + "/" + role));
            paths.add(path + "/schulen");
            for (var school : kreis.schoolsOf(traeger)) {
                paths.add(path + "/schulen/" + school.schulnummer());
                AT_SCHOOLS.forEach(role -> paths.add(path + "/schulen/" + school.schulnummer() + "/" + role));
            }
        }
        return paths;
    }
}
