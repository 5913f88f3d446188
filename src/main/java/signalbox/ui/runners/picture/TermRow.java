package signalbox.ui.runners.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.History;
import signalbox.monitor.LedgerTerm;
import signalbox.ui.kit.Durations;
import signalbox.ui.kit.Figures;
import signalbox.ui.kit.Times;

/// One line of the table of terms.
///
/// @param from where nobody saw the begin, by when it led
/// @param to empty while it lasts
/// @param gapBefore empty where nobody watched
/// @param ending how it ended, or that it lasts
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
        LedgerTerm term) {

    /// A term has no number of its own.
    public record Id(int pid, String applicationName, Instant from) {}

    static List<TermRow> of(History history, Instant now) {
        return history.terms().reversed().stream().map(term -> of(term, now)).toList();
    }

    private static TermRow of(LedgerTerm term, Instant now) {
        var leader = term.leader();
        var ending = term.ending();
        return new TermRow(
                new Id(leader.pid(), leader.applicationName(), term.from()),
                (term.knownFrom() ? "" : "by ") + Times.brief(term.from(), now),
                moment(term.to(), now),
                (isWhole(term) ? "" : "> ") + Durations.of(term.length()),
                Integer.toString(leader.pid()),
                leader.uuid() == null ? leader.applicationName() : begin(leader.uuid()),
                leader.database(),
                Objects.requireNonNullElse(leader.worker(), RunnerRow.NONE),
                gap(term.gapBefore()),
                Figures.count(term.done()),
                ending == null ? "leads" : ending.words(),
                term);
    }

    /// Whether both its ends were seen: an open one is as long as it is.
    private static boolean isWhole(LedgerTerm term) {
        return term.knownFrom() && term.ending() != LedgerTerm.Ending.NOT_WATCHED;
    }

    private static String moment(@Nullable Instant at, Instant now) {
        return at == null ? RunnerRow.NONE : Times.brief(at, now);
    }

    private static String gap(@Nullable Duration gap) {
        if (gap == null) {
            return RunnerRow.NONE;
        }
        return gap.isZero() ? "none seen" : Durations.of(gap);
    }

    private static String begin(String uuid) {
        return uuid.substring(0, Math.min(8, uuid.length()));
    }
}
