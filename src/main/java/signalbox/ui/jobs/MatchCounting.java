package signalbox.ui.jobs;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.connection.PostgresException;
import signalbox.queue.count.Count;
import signalbox.queue.count.Counts;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.NewestAnswer;
import signalbox.ui.fx.TaskResult;

/// How many jobs match: by the list if it has all of them, by the counts of the states, or counted by the server.
/// On the FX thread only.
final class MatchCounting {
    private static final int MOST_COUNTED = 10_000;
    private static final Duration RAREST_COUNT = Duration.ofSeconds(5);

    private final JobSource source;
    private final NewestAnswer<Count> counting;
    private final ReadOnlyObjectWrapper<MatchCount> match = new ReadOnlyObjectWrapper<>(MatchCount.UNKNOWN);
    private boolean isComplete;
    private long listed;
    /// The server could not count this list in time: it is not asked again.
    private boolean isTooLong;

    MatchCounting(JobSource source, Background background) {
        this.source = source;
        counting = new NewestAnswer<>(background, RAREST_COUNT, this::count);
    }

    /// Another list is wanted.
    void forget() {
        match.set(match.get().outdated());
        isTooLong = false;
        counting.forget();
    }

    /// A list was read.
    ///
    /// @param known null before the first snapshot
    void show(JobList list, @Nullable Counts known, Duration took, Instant now) {
        isComplete = list.isComplete();
        listed = list.size();
        if (byStates(list, known, took)) {
            return;
        }
        if (isComplete) {
            match.set(MatchCount.exactly(list.size(), took));
        } else if (list.reach() != null) {
            match.set(MatchCount.soFar(list.size(), took));
        } else if (isTooLong) {
            match.set(match.get().took(took).counted(Count.about(listed)));
        } else {
            match.set(match.get().took(took));
            counting.repeat(now, () -> source.matching(list.filter(), MOST_COUNTED));
        }
    }

    /// If only states are filtered, the newest counts give the number, as they do beside each state, so that all
    /// figures on the screen agree. If the count is an estimate and the list was read to its end, the list gives
    /// it.
    void show(JobList list, @Nullable Counts known) {
        byStates(list, known, match.get().took());
    }

    private boolean byStates(JobList list, @Nullable Counts known, @Nullable Duration took) {
        if (known == null || !list.filter().statesOnly()) {
            return false;
        }
        var count = MatchCount.inStates(known, list.filter());
        if (count.approximate() && list.isComplete()) {
            return false;
        }
        match.set(MatchCount.of(count, took));
        return true;
    }

    private void count(TaskResult<Count> answer, Duration took) {
        if (isComplete) {
            return;
        }
        switch (answer) {
            case TaskResult.Done(var count) -> match.set(match.get().counted(count));
            case TaskResult.Failed(var cause) -> {
                isTooLong = cause instanceof PostgresException e && e.kind() == PostgresException.Kind.TIMED_OUT;
                if (isTooLong) {
                    match.set(match.get().counted(Count.about(listed)));
                }
            }
        }
    }

    ReadOnlyObjectProperty<MatchCount> match() {
        return match.getReadOnlyProperty();
    }
}
