package de.schulausstattung.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.identity.DemoUser;
import de.schulausstattung.local.identity.Groups;
import de.schulausstattung.local.identity.Realm;

/** Adds the groups and people of a Träger from the official directory to the realm that is already there. */
final class RealmAdministration {

    private static final int EXISTS = 409;

    private final Api api;

    private RealmAdministration(Api api) {
        this.api = api;
    }

    static RealmAdministration login(Ports ports, Secrets secrets) {
        var server = "http://localhost:" + ports.keycloak();
        var token = Api.at(server + "/realms/master").token(Map.of("grant_type", "password", "client_id", "admin-cli",
                "username", "admin", "password", secrets.of("keycloak.admin")));
        return new RealmAdministration(Api.at(server + "/admin/realms/" + IdentityProvider.REALM).as(token));
    }

    /** Makes what is missing of groups and people; what is there stays as it is. */
    void add(Kreis official) {
        addGroups(official);
        add(DemoUser.ofOfficial(official));
    }

    void addGroups(Kreis official) {
        var ids = new HashMap<String, String>();
        for (var path : Groups.pathsOfTraeger(official)) {
            var cut = path.lastIndexOf('/');
            var parent = path.substring(0, cut);
            var name = Map.of("name", path.substring(cut + 1));
            var made = parent.isEmpty() ? api.post("/groups", name)
                    : api.post("/groups/" + ids.computeIfAbsent(parent, this::id) + "/children", name);
            made.require(EXISTS);
        }
    }

    /** Makes those people who are missing; their groups are there. */
    void add(List<DemoUser> people) {
        for (var user : people) {
            api.post("/users", Realm.representation(user)).require(EXISTS);
        }
    }

    private String id(String path) {
        return api.get("/group-by-path" + path).require().json().path("id").asText();
    }
}
