package signalbox.queue.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.capability.TableColumns;
import signalbox.text.NumberText;
import signalbox.text.TimeOrder;
import signalbox.text.UtcTime;

/// What the table does not show of a period.
///
/// @param knownSince before it the figures are not complete; null: they are, for the whole period
/// @param notes sentences that say what is counted and what is not
/// @param unknown the figures that this database has no columns for, with the reason
public record TrendCoverage(@Nullable Instant knownSince, List<String> notes, Map<TrendFigure, String> unknown) {
    private static final List<String> ALWAYS = List.of(
            "Each job counts by its last run: a requeue clears the times of the earlier ones.",
            "A job waits from its creation, or from its ETA if that is later, until it is started.",
            "A failed job counts when it was started, where no column keeps its end.");

    public TrendCoverage {
        notes = List.copyOf(notes);
        unknown = Map.copyOf(unknown);
    }

    /// The rows that were looked at.
    ///
    /// @param rows how many
    /// @param isWhole whether the table has no others
    /// @param firstId the lowest of their ids
    /// @param firstCreated when the job with that id was created; null when there is none, or it does not say
    public record ReadRows(
            long rows,
            boolean isWhole,
            long firstId,
            @Nullable Instant firstCreated) {}

    /// @param older whether open jobs that are older than the rows are counted, too
    /// @param kept how long Odoo keeps the done jobs of the channel that keeps them shortest; null: not known
    public static TrendCoverage of(
            TrendAxis axis, ReadRows read, OlderJobs older, @Nullable Duration kept, TableColumns columns) {
        var notes = new ArrayList<String>();
        var since = axis.from();
        var first = read.firstCreated();
        if (first != null && !read.isWhole()) {
            notes.add("Read from the newest " + NumberText.of(read.rows(), "job") + ". Those created before "
                    + UtcTime.brief(first, axis.now()) + older.rest);
            since = TimeOrder.later(since, first);
        } else if (first != null && first.isAfter(since)) {
            notes.add("The oldest job of the table was created at " + UtcTime.brief(first, axis.now())
                    + ": nothing is known of jobs that were deleted before.");
            since = first;
        }
        if (kept != null && axis.now().minus(kept).isAfter(axis.from())) {
            notes.add("Odoo deletes the done jobs of a channel after " + NumberText.of(kept.toDays(), "day") + ".");
            since = TimeOrder.later(since, axis.now().minus(kept));
        }
        notes.addAll(ALWAYS);
        return new TrendCoverage(since.equals(axis.from()) ? null : since, notes, unknown(columns));
    }

    /// What becomes of jobs that are older than the rows that were read.
    public enum OlderJobs {
        OPEN_COUNTED(" count only while they are open."),
        LEFT_OUT(" are left out.");

        private final String rest;

        OlderJobs(String rest) {
            this.rest = rest;
        }
    }

    private static Map<TrendFigure, String> unknown(TableColumns columns) {
        var unknown = new EnumMap<TrendFigure, String>(TrendFigure.class);
        for (var figure : TrendFigure.values()) {
            figure.missing(columns).ifPresent(reason -> unknown.put(figure, reason));
        }
        return unknown;
    }

    /// Why this figure is not known; empty when it is.
    public Optional<String> why(TrendFigure figure) {
        return Optional.ofNullable(unknown.get(figure));
    }

    /// Whether the figures of a step that begins then are complete.
    public boolean isComplete(Instant start) {
        return knownSince == null || !start.isBefore(knownSince);
    }
}
