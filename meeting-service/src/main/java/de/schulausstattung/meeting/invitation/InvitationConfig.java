package de.schulausstattung.meeting.invitation;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How invitations go out. */
@ConfigMapping(prefix = "schulausstattung.invitation")
public interface InvitationConfig {

    /** The address of who invites on behalf of the Träger (S4-03); answers of calendars go there. */
    @WithDefault("jahresbilanzgespraech@localhost")
    String organizer();

    /** Under which name. */
    @WithDefault("Zentrum für digitale Lernwelten im Auftrag des Schulträgers")
    String organizerName();

    /** The official address of a school; <code>%s</code> stands for its Schulnummer. */
    @WithDefault("%s@schule.nrw.de")
    String schoolMail();

    /** The last part of the identity of a calendar entry; never changed once invitations went out. */
    @WithDefault("schulausstattung")
    String uidDomain();

    /** How long a worker has to hand a mail over to the mail server before another one tries; it gives up after half of it. */
    @WithDefault("2m")
    Duration lease();

    /** How often a mail is tried before an operator has to look; each pause is twice the one before. */
    @WithDefault("12")
    int attempts();

    /** The pause after the first attempt that failed. */
    @WithDefault("30s")
    Duration pause();
}
