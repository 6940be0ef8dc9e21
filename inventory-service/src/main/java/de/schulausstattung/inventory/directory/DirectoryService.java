package de.schulausstattung.inventory.directory;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.platform.job.JobFile;
import de.schulausstattung.platform.job.JobService;
import de.schulausstattung.platform.job.JobView;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.NotFound;

/** The public school directory. */
@ApplicationScoped
@Transactional
public class DirectoryService {

    private final DirectoryRepository directory;
    private final JobService jobs;

    DirectoryService(DirectoryRepository directory, JobService jobs) {
        this.directory = directory;
        this.jobs = jobs;
    }

    Page<DirectorySchool> search(DirectoryFilter filter, PageRequest page) {
        return directory.search(filter, page);
    }

    DirectorySchool require(String schulnummer) {
        return find(schulnummer).orElseThrow(() -> new NotFound("school", schulnummer));
    }

    List<DirectoryDifference> differences(String traegernummer) {
        return directory.differences(traegernummer);
    }

    JobView importList(DirectorySource source, byte[] file) {
        return jobs.submit(DirectoryImportJob.KIND, new DirectoryImportJob.Parameters(source), new JobFile("text/csv", file));
    }

    /** A school by its number, for those who adopt it. */
    public Optional<DirectorySchool> find(String schulnummer) {
        return directory.findByIdOptional(schulnummer).map(DirectoryEntry::view);
    }

    /** All schools that the directory gives to a Träger. */
    public List<DirectorySchool> ofTraeger(String traegernummer) {
        return directory.ofTraeger(traegernummer).stream().map(DirectoryEntry::view).toList();
    }
}
