/** Feeds of talks for calendars: read by a link that can be revoked; when and where, never what was said. */
@NullMarked
package de.schulausstattung.meeting.feed;

import org.jspecify.annotations.NullMarked;
