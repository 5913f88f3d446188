package signalbox.ui.runners.content;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.history.History;
import signalbox.monitor.history.LedgerTerm;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.ShortUuid;
import signalbox.text.TimeText;

/// One line of the table of terms.
///
/// @param from when its beginning was not seen: a time by which it led
/// @param to empty while it lasts
/// @param gapBefore empty if that time was not watched
/// @param ending how it ended, or that it lasts
/// @param today the day of the snapshot, so that a time of today needs no date
public record TermRow(
        Id id,
        String from,
        String to,
        String length,
        String pid,
        String instance,
        String database,
        String worker,
        String gapBefore,
        String done,
        String ending,
        LedgerTerm term,
        Instant today) {

    /// Identifies a term, which has no number.
    public record Id(int pid, String applicationName, Instant from) {}

    static List<TermRow> of(History history, Instant now) {
        return history.terms().reversed().stream()
                .map(term -> of(term, history, now))
                .toList();
    }

    private static TermRow of(LedgerTerm term, History history, Instant now) {
        var leader = term.leader();
        var ending = term.ending();
        return new TermRow(
                new Id(leader.pid(), leader.applicationName(), term.from()),
                (term.knownFrom() ? "" : "by ") + TimeText.narrow(term.from(), now),
                moment(term.to(), now),
                length(term, history),
                Integer.toString(leader.pid()),
                leader.uuid() == null ? leader.applicationName() : ShortUuid.of(leader.uuid()),
                leader.database(),
                Objects.requireNonNullElse(leader.worker(), RunnerRow.NONE),
                gap(term, history),
                NumberText.count(term.done()),
                ending == null ? "leads" : ending.label(),
                term,
                now.truncatedTo(ChronoUnit.DAYS));
    }

    /// If its beginning or its end was not seen, the term was longer than the time that was seen. For a term that
    /// lasts, the length is up to now.
    private static String length(LedgerTerm term, History history) {
        var to = term.to();
        var unseen = to != null && history.isUnseenBefore(to);
        var whole = term.knownFrom() && !unseen && term.ending() != LedgerTerm.Ending.NOT_WATCHED;
        return (whole ? "" : "> ")
                + DurationText.of(unseen ? Duration.between(term.from(), term.lastSeen()) : term.length());
    }

    private static String moment(@Nullable Instant at, Instant now) {
        return at == null ? RunnerRow.NONE : TimeText.narrow(at, now);
    }

    private static String gap(LedgerTerm term, History history) {
        var gap = term.gapBefore();
        if (gap == null) {
            return RunnerRow.NONE;
        }
        var least = history.isUnseenBefore(term.from().minus(gap)) ? "> " : "";
        return gap.isZero() ? "none seen" : least + DurationText.of(gap);
    }
}
