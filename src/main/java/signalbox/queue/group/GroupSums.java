package signalbox.queue.group;

import java.time.Instant;
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

        void add(FailedJobTable table, int at) {
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
                    table.sample(newest));
        }
    }

    private GroupSums() {}

    private static @Nullable Instant time(int seconds) {
        return seconds == FailedJobTable.NO_TIME ? null : Instant.ofEpochSecond(seconds);
    }

    /// The largest first; of two equal ones that with the newest job.
    static List<JobGroup> of(FailedJobTable table, GroupBy by, GroupScope scope) {
        Map<Integer, Sum> sums = new HashMap<>();
        table.forEach(
                scope,
                at -> sums.computeIfAbsent(table.code(by, at), _ -> new Sum()).add(table, at));
        return sums.values().stream()
                .map(sum -> sum.group(table, by))
                .sorted(Comparator.comparingInt(JobGroup::jobs)
                        .thenComparing(JobGroup::lastStarted, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparingLong(group -> group.newest().id())
                        .reversed())
                .toList();
    }
}
