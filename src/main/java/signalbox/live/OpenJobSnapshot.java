package signalbox.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.channel.LastStarts;
import signalbox.live.OpenJobSource.FromStatements;
import signalbox.live.OpenJobSource.WhileReading;
import signalbox.queue.channel.KnownOpenJobs;
import signalbox.queue.channel.OpenJobMemory;
import signalbox.queue.count.Counts;
import signalbox.text.NumberText;

/// The open jobs of a snapshot: where its figures about them come from, and the jobs themselves while they are in
/// memory. Immutable, and no copy.
///
/// @param jobs null while they are not known exactly
/// @param lastStarts those that were seen while every change was notified
/// @param at when, by the server's clock
public record OpenJobSnapshot(
        OpenJobSource source, @Nullable LiveJobs jobs, LastStarts lastStarts, Instant at) implements OpenJobMemory {
    /// A refresh that is due comes within this time, but for a watch that is paused or rests.
    private static final Duration FRESH = Duration.ofSeconds(15);

    /// Fewer are read within a moment.
    private static final int MANY = 20_000;

    /// How exact the figures about open jobs are and since when, as a part of a sentence.
    ///
    /// @param counts of the same snapshot
    public String exactness(Counts counts) {
        return source.text(counts.open(), at);
    }

    /// What is said while many jobs are still being read; empty at other times.
    public String progress(Counts counts) {
        return source instanceof WhileReading(var read) && counts.open() >= MANY
                ? "reading open jobs: " + NumberText.count(read) + " of about " + NumberText.count(counts.open())
                : "";
    }

    @Override
    public Optional<KnownOpenJobs> at(Instant moment) {
        return jobsAt(moment).map(known -> known);
    }

    /// The jobs; empty when they are not known exactly for this moment.
    public Optional<LiveJobs> jobsAt(Instant moment) {
        return Optional.ofNullable(jobs)
                .filter(_ -> Duration.between(at, moment).compareTo(FRESH) <= 0);
    }

    /// Of a single look.
    public static OpenJobSnapshot ofOneLook(Instant at) {
        return new OpenJobSnapshot(FromStatements.ofOneLook(), null, LastStarts.UNREAD, at);
    }
}
