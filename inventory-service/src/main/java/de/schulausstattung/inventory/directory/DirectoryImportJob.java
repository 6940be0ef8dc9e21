package de.schulausstattung.inventory.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.inventory.Texts;
import de.schulausstattung.inventory.csv.CsvTable;
import de.schulausstattung.inventory.csv.UnreadableTable;
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
    private final DirectoryConfig config;
    private final Event<DirectoryChanged> changed;

    DirectoryImportJob(DirectoryImport directory, DirectoryConfig config, Event<DirectoryChanged> changed) {
        this.directory = directory;
        this.config = config;
        this.changed = changed;
    }

    /** How the operator wants the list handled, and in which language to be told what is wrong with it. */
    record Parameters(DirectorySource source, boolean dryRun, boolean allowUnlisting, @Nullable String language) {
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobWork work) {
        var parameters = work.parameters(Parameters.class);
        var problems = Texts.in(parameters.language());
        var list = read(work, parameters.source(), problems);
        var schools = list.schools();
        if (schools.isEmpty()) {
            throw new JobFailed("import-unreadable",
                    problems.text("import-unreadable.detail", problems.text("violation.file-no-school")),
                    Map.of("rejected", list.rejected()), list.report().file());
        }
        work.progress(0, schools.size());
        var counts = store(parameters, list, schools, problems);
        work.progress(schools.size(), schools.size());
        QuarkusTransaction.requiringNew().run(() -> work.succeed(counts, list.report().file(), null));
    }

    private Map<String, Long> store(Parameters parameters, DirectoryList list, List<DirectoryRow> schools, Texts problems) {
        var counts = new HashMap<String, Long>();
        counts.put("schools", (long) schools.size());
        counts.put("notSchools", list.notSchools());
        counts.put("rejected", list.rejected());
        counts.put("mistyped", list.mistyped());
        if (parameters.dryRun()) {
            counts.putAll(directory.tryOut(parameters.source(), schools, list.mentioned()));
            return counts;
        }
        refuseIncomplete(parameters, list, counts, problems);
        counts.putAll(directory.store(parameters.source(), schools, list.mentioned()));
        var change = new DirectoryChanged();
        changed.fire(change);
        counts.putAll(change.counts());
        if (counts.get("tenantsFailed") > 0) {
            throw new JobFailed("directory-not-followed",
                    problems.text("directory-not-followed.detail", counts.get("tenantsFailed")), counts, list.report().file());
        }
        return counts;
    }

    /** A list that was cut off would close the schools that it lost, at every Träger. */
    private void refuseIncomplete(Parameters parameters, DirectoryList list, Map<String, Long> counts, Texts problems) {
        var unlisting = directory.unlisting(parameters.source(), list.mentioned());
        if (!parameters.allowUnlisting() && unlisting.exceeds(config.maxUnlistedPercent())) {
            counts.put("unlisted", unlisting.gone());
            throw new JobFailed("import-incomplete",
                    problems.text("import-incomplete.detail", unlisting.gone(), unlisting.listed(),
                            config.maxUnlistedPercent()),
                    counts, list.report().file());
        }
    }

    private DirectoryList read(JobWork work, DirectorySource source, Texts problems) {
        try {
            var table = CsvTable.read(work.input().content(), MAX_ROWS);
            return DirectoryList.of(source, table, directory.catalogues(), problems);
        } catch (UnreadableTable e) {
            throw new JobFailed("import-unreadable", problems.text("import-unreadable.detail", e.said(problems)), Map.of(),
                    null);
        }
    }
}
