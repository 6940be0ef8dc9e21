package de.schulausstattung.meeting.feed;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.meeting.feed.FeedRepository.Link;
import de.schulausstattung.meeting.invitation.InvitationService;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.tenancy.CurrentTenant;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Feeds of talks. A link shows the talks of the schools that its maker could see as a school when he made it, and those in
 * which he takes part by name: whoever is taken off a talk loses it in his feed at once.
 */
@ApplicationScoped
@Transactional
public class FeedService {

    private final FeedRepository feeds;
    private final InvitationService invitations;
    private final TenantScope tenants;
    private final CurrentTenant current;
    private final Clock clock;

    FeedService(FeedRepository feeds, InvitationService invitations, TenantScope tenants, CurrentTenant current, Clock clock) {
        this.feeds = feeds;
        this.invitations = invitations;
        this.tenants = tenants;
        this.current = current;
        this.clock = clock;
    }

    List<FeedView> own() {
        return feeds.newestFirst().stream().map(Feed::view).toList();
    }

    NewFeed make() {
        var secret = Secret.fresh();
        var schools = current.scope() instanceof Scope.SomeSchools some ? List.copyOf(some.schools()) : List.<String> of();
        var feed = new Feed(secret, schools, clock.instant(), clock.getZone());
        feeds.persistAndFlush(feed);
        return new NewFeed(feed.view(), "calendars/" + secret.text() + "/talks.ics");
    }

    void revoke(UUID id, @Nullable String ifMatch) {
        var feed = feeds.require(id);
        feed.requireVersion(ifMatch);
        feed.revoke(clock.instant());
    }

    /**
     * The talks that a link leads to, as iCalendar.
     *
     * @throws NotFound where there is no such link, or not any more
     */
    @Transactional(TxType.SUPPORTS)
    String follow(Secret secret) {
        var link = tenants.call(new Scope.Platform(), "system:feed", () -> QuarkusTransaction.requiringNew()
                .call(() -> feeds.open(secret, LocalDate.now(clock), clock.instant())))
                .orElseThrow(() -> new NotFound("calendar", "talks.ics"));
        return tenants.call(scope(link), link.subject(), invitations::publication);
    }

    private static Scope scope(Link link) {
        return new Scope.SomeSchools(link.scope(), link.schools());
    }
}
