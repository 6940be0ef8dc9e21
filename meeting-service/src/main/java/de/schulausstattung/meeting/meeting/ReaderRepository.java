package de.schulausstattung.meeting.meeting;

import java.util.Collection;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

import de.schulausstattung.platform.tenancy.Readers;

/** The list of who reads which talk, by which the wall decides. */
@ApplicationScoped
class ReaderRepository {

    private final EntityManager entities;

    ReaderRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** New talks are read by their schools, and by the worker that ends objection windows. */
    void addFirst(Collection<Meeting> meetings) {
        var objects = meetings.stream().map(Meeting::id).toArray();
        insert(objects, meetings.stream().map(meeting -> Readers.school(meeting.schulnummer())).toArray());
        insert(objects, meetings.stream().map(_ -> Readers.subject(MeetingService.WORKER)).toArray());
    }

    void add(UUID meeting, String subject) {
        insert(new Object[] { meeting }, new Object[] { Readers.subject(subject) });
    }

    void remove(UUID meeting, String subject) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM object_reader WHERE object_id = ? AND reader = ?")) {
                delete.setObject(1, meeting);
                delete.setString(2, Readers.subject(subject));
                delete.executeUpdate();
            }
        });
    }

    /** Whether whoever asks stands in the list of a talk, himself or through his school. */
    boolean isReader(UUID meeting) {
        return (Boolean) entities.createNativeQuery("SELECT EXISTS (SELECT FROM object_reader WHERE object_id = :meeting"
                + " AND reader = ANY (cast(current_setting('app.readers', true) AS text[])))", Boolean.class)
                .setParameter("meeting", meeting).getSingleResult();
    }

    private void insert(Object[] objects, Object[] readers) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var insert = connection.prepareStatement("""
                    INSERT INTO object_reader (object_id, reader) SELECT * FROM unnest(?::uuid[], ?::text[])
                    ON CONFLICT ON CONSTRAINT pk_object_reader DO NOTHING""")) {
                insert.setArray(1, connection.createArrayOf("uuid", objects));
                insert.setArray(2, connection.createArrayOf("text", readers));
                insert.executeUpdate();
            }
        });
    }
}
