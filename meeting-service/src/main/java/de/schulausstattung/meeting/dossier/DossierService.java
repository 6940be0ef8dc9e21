package de.schulausstattung.meeting.dossier;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.meeting.agreement.AgreementService;
import de.schulausstattung.meeting.dossier.Dossier.Concept;
import de.schulausstattung.meeting.meeting.MeetingService;
import de.schulausstattung.meeting.meeting.MeetingView;
import de.schulausstattung.meeting.projection.MedienkonzeptService;
import de.schulausstattung.meeting.projection.SchoolService;
import de.schulausstattung.platform.persistence.StoredJson;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.projection.ReadModelService;
import io.quarkus.logging.Log;

/** Gathers what is known of a school before its talk, and keeps what was sent with the invitation. */
@ApplicationScoped
@Transactional
public class DossierService {

    private final FactsRepository facts;
    private final DossierRepository dossiers;
    private final MeetingService meetings;
    private final SchoolService schools;
    private final MedienkonzeptService concepts;
    private final AgreementService agreements;
    private final ReadModelService readModel;
    private final StoredJson json;
    private final Clock clock;

    DossierService(FactsRepository facts, DossierRepository dossiers, MeetingService meetings, SchoolService schools,
            MedienkonzeptService concepts, AgreementService agreements, ReadModelService readModel, StoredJson json,
            Clock clock) {
        this.facts = facts;
        this.dossiers = dossiers;
        this.meetings = meetings;
        this.schools = schools;
        this.concepts = concepts;
        this.agreements = agreements;
        this.readModel = readModel;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The dossier that went out with the newest invitation.
     *
     * @throws NotFound where nobody was invited yet
     */
    FrozenDossier frozen(UUID meetingId) {
        meetings.require(meetingId);
        return dossiers.newest(meetingId).orElseThrow(() -> new NotFound("dossier", meetingId));
    }

    /** What the dossier would say now; of the school only what the caller may see of it. */
    Dossier draft(UUID meetingId) {
        return compose(meetings.require(meetingId));
    }

    /** Freezes what is known now; whoever was invited before keeps the version he had. */
    public void freeze(UUID meetingId) {
        var version = dossiers.newest(meetingId).map(FrozenDossier::version).orElse(0) + 1;
        var now = clock.instant();
        var frozen = FrozenDossier.of(version, now, json.write(compose(meetings.require(meetingId))));
        dossiers.freeze(meetingId, frozen, now);
        Log.infof("Dossier frozen: meeting=%s version=%d", meetingId, version);
    }

    private Dossier compose(MeetingView meeting) {
        var dataAsOf = readModel.requireWatermark();
        var school = schools.find(meeting.schulnummer());
        var today = LocalDate.now(clock);
        var until = LocalDate.of(meeting.zieljahr(), 12, 31);
        var last = meeting.predecessorId();
        return new Dossier(meeting.id(), meeting.jahr(), meeting.zieljahr(), meeting.schulnummer(),
                school.map(one -> one.name()).orElse(""), school.map(one -> one.schulform()).orElse(""), today, dataAsOf,
                facts.pupils(meeting.schulnummer(), today).orElse(null),
                concepts.newest(meeting.schulnummer()).map(one -> new Concept(one.id(), one.label(), one.adoptedOn()))
                        .orElse(null),
                facts.stock(meeting.schulnummer(), until), facts.due(meeting.schulnummer(), until),
                facts.needs(meeting.schulnummer(), meeting.zieljahr()), last == null ? List.of() : agreements.of(last));
    }
}
