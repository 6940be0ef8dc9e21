package de.schulausstattung.inventory.directory;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import de.schulausstattung.inventory.csv.CsvTable;
import de.schulausstattung.platform.job.JobFailed;
import de.schulausstattung.platform.job.JobHandler;
import de.schulausstattung.platform.job.JobWork;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Imports an official list, then lets every Träger's adopted schools follow it. */
@ApplicationScoped
class DirectoryImportJob implements JobHandler {

    static final String KIND = "directory-import";
    private static final int MAX_ROWS = 100_000;

    private final DirectoryImport directory;
    private final Event<DirectoryChanged> changed;

    DirectoryImportJob(DirectoryImport directory, Event<DirectoryChanged> changed) {
        this.directory = directory;
        this.changed = changed;
    }

    record Parameters(DirectorySource source) {
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobWork work) {
        var list = read(work);
        var schools = list.schools();
        if (schools.isEmpty()) {
            throw new JobFailed("import-unreadable", "Die Datei enthält keine Schule.", Map.of("rejected", list.rejected()),
                    list.report().file());
        }
        work.progress(0, schools.size());
        var counts = directory.store(work.parameters(Parameters.class).source(), schools, list.mentioned());
        counts.put("schools", (long) schools.size());
        counts.put("notSchools", list.notSchools());
        counts.put("rejected", list.rejected());
        counts.put("mistyped", list.mistyped());
        changed.fire(new DirectoryChanged());
        work.progress(schools.size(), schools.size());
        QuarkusTransaction.requiringNew().run(() -> work.succeed(counts, list.report().file(), null));
    }

    private DirectoryList read(JobWork work) {
        try {
            var table = CsvTable.read(work.input().content(), MAX_ROWS);
            return DirectoryList.of(work.parameters(Parameters.class).source(), table, directory.catalogues());
        } catch (CsvTable.UnreadableTable | DirectoryList.MissingColumn e) {
            throw new JobFailed("import-unreadable", e.getMessage(), Map.of(), null);
        }
    }
}
