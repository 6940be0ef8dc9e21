package de.schulausstattung.inventory.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.inventory.CallerLanguage;
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
    private final CallerLanguage language;

    DirectoryService(DirectoryRepository directory, JobService jobs, CallerLanguage language) {
        this.directory = directory;
        this.jobs = jobs;
        this.language = language;
    }

    Page<DirectorySchool> search(DirectoryFilter filter, PageRequest page) {
        return directory.search(filter, page);
    }

    DirectorySchool require(String schulnummer) {
        return directory.findByIdOptional(schulnummer).map(DirectoryEntry::view)
                .orElseThrow(() -> new NotFound("school", schulnummer));
    }

    List<DirectoryDifference> differences(String traegernummer) {
        return directory.differences(traegernummer);
    }

    JobView importList(DirectorySource source, boolean dryRun, boolean allowUnlisting, byte[] file) {
        return jobs.submit(DirectoryImportJob.KIND,
                new DirectoryImportJob.Parameters(source, dryRun, allowUnlisting, language.tag()),
                new JobFile("text/csv", file));
    }

    /** Schools by their numbers, for those who adopt or follow them; one that is in no list is left out. */
    public Map<String, DirectorySchool> find(Collection<String> schulnummern) {
        return directory.byNumber(schulnummern).stream().map(DirectoryEntry::view)
                .collect(Collectors.toMap(DirectorySchool::schulnummer, Function.identity()));
    }

    /** All schools that the directory gives to a Träger. */
    public List<DirectorySchool> ofTraeger(String traegernummer) {
        return directory.ofTraeger(traegernummer).stream().map(DirectoryEntry::view).toList();
    }
}
