package de.schulausstattung.meeting.protocol;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import de.schulausstattung.meeting.agenda.Topic;

/** What was said to an item. */
public record DescribeItem(@NotNull Topic topic, @NotBlank @Size(max = 200) String title,
        @NotNull @Size(max = 10_000) String text) {
}
