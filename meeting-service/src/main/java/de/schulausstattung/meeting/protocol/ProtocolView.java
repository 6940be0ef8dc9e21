package de.schulausstattung.meeting.protocol;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.meeting.meeting.ReaderView;
import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/**
 * A protocol and what it says; for those who take part in the talk.
 *
 * @param balance the lines of last year and what becomes of them
 * @param readers who may read it
 */
public record ProtocolView(ProtocolSummary protocol, List<BalanceView> balance, List<ItemView> items, List<LineView> lines,
        List<VoteView> votes,
        @Schema(description = "Who may read it; everybody else is told that there is none") List<ReaderView> readers)
        implements
            Identified,
            Versioned {

    @Override
    public int epoch() {
        return protocol.epoch();
    }

    @Override
    public long version() {
        return protocol.version();
    }

    @Override
    @JsonIgnore
    public String pathId() {
        return protocol.id().toString();
    }
}
