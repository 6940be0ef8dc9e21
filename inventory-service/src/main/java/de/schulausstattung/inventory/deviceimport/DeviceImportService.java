package de.schulausstattung.inventory.deviceimport;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.inventory.CallerLanguage;
import de.schulausstattung.inventory.Texts;
import de.schulausstattung.inventory.csv.CsvTable;
import de.schulausstattung.inventory.csv.UnreadableTable;
import de.schulausstattung.inventory.device.DeviceIntakeService;
import de.schulausstattung.inventory.device.DeviceIntakeService.Checked;
import de.schulausstattung.inventory.device.DeviceIntakeService.Existing;
import de.schulausstattung.inventory.site.RoomService;
import de.schulausstattung.platform.job.JobFailed;
import de.schulausstattung.platform.job.JobFile;
import de.schulausstattung.platform.job.JobHandler;
import de.schulausstattung.platform.job.JobService;
import de.schulausstattung.platform.job.JobView;
import de.schulausstattung.platform.job.JobWork;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Imports devices from a file as a job. Devices are known by their inventory number: the same file twice changes nothing, a
 * mended file changes what was mended. Everything is stored in one transaction, with the job's own end in it.
 */
@ApplicationScoped
class DeviceImportService implements JobHandler {

    private static final String KIND = "device-import";

    private final JobService jobs;
    private final DeviceIntakeService intake;
    private final RoomService rooms;
    private final CallerLanguage language;
    private final DeviceImportConfig config;

    DeviceImportService(JobService jobs, DeviceIntakeService intake, RoomService rooms, CallerLanguage language,
            DeviceImportConfig config) {
        this.jobs = jobs;
        this.intake = intake;
        this.rooms = rooms;
        this.language = language;
        this.config = config;
    }

    /** How the caller wants the file handled, and in which language he wants to be told what is wrong with it. */
    record Parameters(ImportMode mode, boolean dryRun, @Nullable String language) {
    }

    JobView submit(ImportMode mode, boolean dryRun, byte[] file) {
        return jobs.submit(KIND, new Parameters(mode, dryRun, language.tag()), new JobFile("text/csv", file));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobWork work) {
        var parameters = work.parameters(Parameters.class);
        var problems = Texts.in(parameters.language());
        var table = read(work, problems);
        work.progress(0, table.rows().size());
        for (int attempt = 1; !isImported(work, parameters, table, problems); attempt++) {
            if (attempt == config.attempts()) {
                throw new JobFailed("concurrent-change", problems.text("concurrent-change.detail"), Map.of(), null);
            }
        }
    }

    private CsvTable read(JobWork work, Texts problems) {
        try {
            var table = CsvTable.read(work.input().content(), config.maxRows());
            new DeviceFile(table, problems);
            return table;
        } catch (UnreadableTable e) {
            throw new JobFailed("import-unreadable", problems.text("import-unreadable.detail", e.said(problems)), Map.of(),
                    null);
        }
    }

    /** False where others changed, meanwhile, what the file speaks of; then nothing is stored, and a new try sees it. */
    private boolean isImported(JobWork work, Parameters parameters, CsvTable table, Texts problems) {
        try {
            QuarkusTransaction.requiringNew().timeout(config.timeoutSeconds())
                    .run(() -> importAll(work, parameters, new DeviceFile(table, problems), problems));
            return true;
        } catch (RuntimeException e) {
            if (!DeviceIntakeService.isOvertaken(e)) {
                throw e;
            }
            Log.infof(e, "Others changed what the file speaks of: job=%s", work.id());
            return false;
        }
    }

    private void importAll(JobWork work, Parameters parameters, DeviceFile file, Texts problems) {
        var readable = file.read(rooms.byName(file.schools()));
        var checked = intake.check(readable.stream().map(DeviceFile.Read::candidate).toList(), Existing.CHANGE, problems);
        for (int i = 0; i < checked.size(); i++) {
            var row = readable.get(i).row();
            checked.get(i).violations()
                    .forEach(violation -> file.refuse(row, Objects.requireNonNull(violation.pointer()), violation.code(),
                            violation.detail()));
        }
        var counts = counts(file, checked);
        if (parameters.mode() == ImportMode.ALL_OR_NOTHING && counts.get("rejected") > 0 && !parameters.dryRun()) {
            throw new JobFailed("import-refused", problems.text("import-refused.detail", file.report().first()), counts,
                    file.report().file());
        }
        work.progress(readable.size() / 2, file.size());
        if (!parameters.dryRun()) {
            intake.storeAll(checked, "Import " + work.id());
        }
        work.progress(file.size(), file.size());
        work.succeed(counts, file.report().file(), null);
    }

    private static Map<String, Long> counts(DeviceFile file, List<Checked> checked) {
        var counts = new HashMap<String, Long>();
        counts.put("rows", (long) file.size());
        counts.put("created", checked.stream().filter(one -> one.ok() && one.known() == null).count());
        counts.put("changed", checked.stream().filter(one -> one.ok() && one.known() != null && !one.unchanged()).count());
        counts.put("unchanged", checked.stream().filter(one -> one.ok() && one.unchanged()).count());
        counts.put("rejected", file.size() - checked.stream().filter(Checked::ok).count());
        counts.put("findings", file.report().size());
        return counts;
    }
}
