package signalbox.metrics;

import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import signalbox.channel.text.ChannelName;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.queue.channel.ChannelUsage;

/// How many jobs there are in each state, and how long the oldest has waited, as one snapshot shows it.
final class JobFigures {
    private static final List<JobState> CLOSED = List.of(JobState.DONE, JobState.CANCELLED);

    private static final Map<String, ToLongFunction<ChannelUsage>> STATES = Map.of(
            JobState.PENDING.stored(), ChannelUsage::pending,
            JobState.WAIT_DEPENDENCIES.stored(), ChannelUsage::waiting,
            JobState.ENQUEUED.stored(), ChannelUsage::enqueued,
            JobState.STARTED.stored(), ChannelUsage::started,
            JobState.FAILED.stored(), ChannelUsage::failed,
            JobState.OTHER.stored(), ChannelUsage::other);

    private JobFigures() {}

    /// @param methods how many methods with failed jobs are named
    static void add(Snapshot snapshot, LabelLimit channels, int methods, MetricBatch batch) {
        if (snapshot.capabilities().hidesJobs()) {
            for (var metric : List.of(Metric.JOBS, Metric.JOBS_CLOSED, Metric.OLDEST_DUE)) {
                batch.unknown(metric, UnknownReason.ROW_SECURITY);
            }
            return;
        }
        addChannels(snapshot.channels(), channels, batch);
        CLOSED.forEach(state -> addClosed(snapshot, state, batch));
        addOldest(snapshot, batch);
        addMethods(snapshot, methods, batch);
    }

    /// A usage has the jobs of the channels below, too: here each job counts once.
    private static void addChannels(List<ChannelUsage> usages, LabelLimit limit, MetricBatch batch) {
        limit.prefer(usages.stream()
                .sorted(Comparator.comparingLong(JobFigures::open).reversed())
                .map(ChannelUsage::name)
                .toList());
        STATES.forEach((state, jobs) -> {
            var below = usages.stream()
                    .filter(usage -> !usage.name().equals(ChannelName.ROOT))
                    .collect(toMap(usage -> parent(usage.name()), jobs::applyAsLong, Long::sum));
            usages.forEach(usage -> batch.add(
                    Metric.JOBS,
                    jobs.applyAsLong(usage) - below.getOrDefault(usage.name(), 0L),
                    limit.label(usage.name()),
                    state));
        });
    }

    private static long open(ChannelUsage usage) {
        return usage.running() + usage.pending() + usage.waiting() + usage.failed();
    }

    private static String parent(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    private static void addClosed(Snapshot snapshot, JobState state, MetricBatch batch) {
        var count = snapshot.counts().of(state);
        if (count.approximate() && count.counted() == null) {
            batch.unknown(Metric.JOBS_CLOSED.shownName() + " " + state.stored(), UnknownReason.ESTIMATED);
        } else {
            batch.add(Metric.JOBS_CLOSED, count.value(), state.stored());
        }
    }

    private static void addOldest(Snapshot snapshot, MetricBatch batch) {
        var oldest = snapshot.oldestPending();
        var age = oldest == null ? null : oldest.age();
        if (oldest == null) {
            batch.add(Metric.OLDEST_DUE, 0);
        } else if (age == null) {
            batch.unknown(Metric.OLDEST_DUE, UnknownReason.NO_DATE);
        } else {
            batch.add(Metric.OLDEST_DUE, age);
        }
    }

    private static void addMethods(Snapshot snapshot, int most, MetricBatch batch) {
        var named = snapshot.failing().stream()
                .map(method -> List.of(method.model(), method.method()))
                .distinct()
                .limit(most)
                .toList();
        snapshot.failing().stream()
                .filter(method -> named.contains(List.of(method.model(), method.method())))
                .forEach(
                        method -> batch.add(Metric.FAILED_BY_METHOD, method.failed(), method.model(), method.method()));
    }
}
