package de.schulausstattung.meeting.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import de.schulausstattung.events.meetings.MeetingState.MeetingFact;
import de.schulausstattung.meeting.slot.SlotView;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.Rejected;

class MeetingTest {

    private final Meeting meeting = Meeting.regular("165384", 2027, null);

    @Test
    void staysTheSameWhileItsAppointmentIsMadeMovedAndGivenBack() {
        var id = meeting.id();

        assertThat(meeting.book(slot("2027-03-02T08:00:00Z"))).isEqualTo(MeetingFact.BOOKED);
        assertThat(meeting.view().sequence()).isZero();
        assertThat(meeting.invite()).isTrue();
        assertThat(meeting.invite()).isFalse();
        assertThat(meeting.book(slot("2027-03-03T08:00:00Z"))).isEqualTo(MeetingFact.MOVED);
        assertThat(meeting.view().sequence()).isEqualTo(1);
        assertThat(meeting.view().status()).isEqualTo(MeetingStatus.INVITED);
        assertThat(meeting.giveBack()).isEqualTo(MeetingFact.CHANGED);
        assertThat(meeting.view().sequence()).isEqualTo(2);
        assertThat(meeting.state().startsAt()).isNull();
        assertThat(meeting.book(slot("2027-03-04T08:00:00Z"))).isEqualTo(MeetingFact.BOOKED);
        assertThat(meeting.view().sequence()).isEqualTo(3);
        assertThat(meeting.id()).isEqualTo(id);
    }

    @Test
    void isNotHeldBeforeItsGroundsAreNamed() {
        meeting.book(slot("2027-03-02T08:00:00Z"));

        assertThatThrownBy(() -> meeting.move(MeetingTransition.HOLD, null, List.of())).isInstanceOf(Conflict.class)
                .hasMessageContaining("meeting-grounds-missing");
        meeting.describe(new DescribeMeeting(null, true, null));
        assertThatThrownBy(() -> meeting.move(MeetingTransition.HOLD, null, List.of())).isInstanceOf(Conflict.class);
        meeting.describe(new DescribeMeeting(null, true, "2026"));
        assertThat(meeting.move(MeetingTransition.HOLD, null, List.of())).isEqualTo(MeetingFact.HELD);
    }

    @Test
    void refusesAMedienkonzeptThatIsNamedAndMissing() {
        assertThatThrownBy(() -> meeting.describe(new DescribeMeeting(UUID.randomUUID(), true, "2026")))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void isCompleteWhereAllThreePartiesWereThere() {
        meeting.book(slot("2027-03-02T08:00:00Z"));
        meeting.describe(new DescribeMeeting(UUID.randomUUID(), false, "2026"));
        meeting.changeParticipants(List.of(Function.SCHULLEITUNG, Function.IT_BESCHAFFUNG, Function.MEDIENBERATUNG));
        assertThat(meeting.state().complete()).isTrue();

        meeting.move(MeetingTransition.HOLD, null, List.of(Function.SCHULLEITUNG, Function.IT_BESCHAFFUNG));

        assertThat(meeting.state().complete()).isFalse();
    }

    @Test
    void takesNoStepThatItsStatusDoesNotAllow() {
        assertThatThrownBy(() -> meeting.move(MeetingTransition.HOLD, null, List.of())).isInstanceOf(Conflict.class);
        assertThatThrownBy(meeting::giveBack).isInstanceOf(Conflict.class);
        assertThatThrownBy(meeting::invite).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> meeting.move(MeetingTransition.CANCEL, " ", List.of())).isInstanceOf(Rejected.class);
        assertThat(meeting.move(MeetingTransition.CANCEL, "Schule schließt", List.of())).isEqualTo(MeetingFact.CANCELLED);
        assertThatThrownBy(() -> meeting.book(slot("2027-03-02T08:00:00Z"))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> meeting.describe(new DescribeMeeting(null, true, "2026"))).isInstanceOf(Conflict.class);
        assertThat(meeting.move(MeetingTransition.REOPEN, "doch nicht", List.of())).isEqualTo(MeetingFact.PLANNED);
    }

    private static SlotView slot(String start) {
        var starts = Instant.parse(start);
        return new SlotView(UUID.randomUUID(), 2027, "IT 1", starts, starts.plusSeconds(5_400), "Raum 3", true, null, null, 0,
                0);
    }
}
