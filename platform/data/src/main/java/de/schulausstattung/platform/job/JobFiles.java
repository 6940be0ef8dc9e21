package de.schulausstattung.platform.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What jobs read and leave: {@code input}, {@code errors}, {@code result}. */
@ApplicationScoped
@Transactional
class JobFiles {

    private final EntityManager entities;

    JobFiles(EntityManager entities) {
        this.entities = entities;
    }

    Optional<JobFile> find(UUID job, String name) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var query = connection
                    .prepareStatement("SELECT media_type, content FROM job_file WHERE job_id = ? AND name = ?")) {
                query.setObject(1, job);
                query.setString(2, name);
                try (var row = query.executeQuery()) {
                    return row.next() ? Optional.of(new JobFile(row.getString(1), row.getBytes(2))) : Optional.empty();
                }
            }
        });
    }

    static void store(Connection connection, UUID job, String name, @Nullable JobFile file) throws SQLException {
        if (file == null) {
            return;
        }
        try (var insert = connection
                .prepareStatement("INSERT INTO job_file (job_id, name, media_type, content) VALUES (?, ?, ?, ?)")) {
            insert.setObject(1, job);
            insert.setString(2, name);
            insert.setString(3, file.mediaType());
            insert.setBytes(4, file.content());
            insert.executeUpdate();
        }
    }
}
