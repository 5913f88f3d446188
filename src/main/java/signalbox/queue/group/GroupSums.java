package signalbox.queue.group;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adds up the groups of a table.
final class GroupSums {
    /// One group while it grows.
    private static final class Sum {
        private final BitSet errors = new BitSet();
        private final BitSet messages = new BitSet();
        private final BitSet methods = new BitSet();
        private final BitSet channels = new BitSet();
        private int jobs;
        private int first = FailedJobTable.NO_TIME;
        private int newest;
        private final int[] course = new int[JobGroup.PARTS];

        void add(FailedJobTable table, int at, Span span) {
            errors.set(table.code(GroupBy.ERROR, at));
            messages.set(table.messageCode(at));
            methods.set(table.code(GroupBy.METHOD, at));
            channels.set(table.code(GroupBy.CHANNEL, at));
            var started = table.started(at);
            if (started != FailedJobTable.NO_TIME && (first == FailedJobTable.NO_TIME || started < first)) {
                first = started;
            }
            if (jobs == 0 || started >= table.started(newest)) {
                newest = at;
            }
            if (started != FailedJobTable.NO_TIME) {
                course[span.part(started)]++;
            }
            jobs++;
        }

        JobGroup group(FailedJobTable table, GroupBy by) {
            return new JobGroup(
                    table.key(by, newest),
                    jobs,
                    time(first),
                    time(table.started(newest)),
                    new JobGroup.Kinds(
                            errors.cardinality(),
                            messages.cardinality(),
                            methods.cardinality(),
                            channels.cardinality()),
                    table.sample(newest),
                    Arrays.stream(course).boxed().toList());
        }
    }

    /// From the first to the last run of all jobs in the scope, in seconds.
    private static final class Span {
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        void add(int started) {
            if (started != FailedJobTable.NO_TIME) {
                first = Math.min(first, started);
                last = Math.max(last, started);
            }
        }

        int part(int started) {
            return (int) ((started - first) * JobGroup.PARTS / (last - first + 1));
        }
    }

    private GroupSums() {}

    private static @Nullable Instant time(int seconds) {
        return seconds == FailedJobTable.NO_TIME ? null : Instant.ofEpochSecond(seconds);
    }

    /// The largest first; of two equal ones that with the newest job.
    static List<JobGroup> of(FailedJobTable table, GroupBy by, GroupScope scope) {
        var span = new Span();
        table.forEach(scope, at -> span.add(table.started(at)));
        Map<Integer, Sum> sums = new HashMap<>();
        table.forEach(
                scope,
                at -> sums.computeIfAbsent(table.code(by, at), _ -> new Sum()).add(table, at, span));
        return sums.values().stream()
                .map(sum -> sum.group(table, by))
                .sorted(Comparator.comparingInt(JobGroup::jobs)
                        .thenComparing(JobGroup::lastStarted, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparingLong(group -> group.newest().id())
                        .reversed())
                .toList();
    }
}
