package signalbox.record.write;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;
import signalbox.monitor.WatchLoad;
import signalbox.queue.JobState;

/// What is kept of one look. It holds no snapshot, whose jobs would stay in memory.
///
/// @param at the server's time
/// @param ahead how far the server's clock is ahead of this machine's
/// @param jobsAt when the jobs were read
/// @param processes null when they are not known now
record LookFacts(
        Instant at,
        Duration ahead,
        Instant jobsAt,
        Counted counted,
        RecordedLead lead,
        Map<String, RecordedRunner> runners,
        @Nullable Map<String, RecordedProcess> processes,
        RecordedSlots slots,
        WatchLoad load) {
    /// Of all channels together.
    static final String ALL = "";

    /// @param jobs by channel and state; `ALL` has the whole table
    /// @param byChannel whether the channels are known; else only the whole is
    /// @param oldest null when no job waits that could run
    /// @param estimated states of which the whole table's count is an estimate
    record Counted(
            Map<CountKey, Long> jobs,
            boolean byChannel,
            @Nullable OldestWaiting oldest,
            Set<JobState> estimated) {}

    record CountKey(String channel, JobState state) {}

    record OldestWaiting(
            String uuid, String channel, @Nullable Instant since) {}

    static LookFacts of(Snapshot snapshot, Feed feed) {
        return new LookFacts(
                snapshot.serverTime(),
                Duration.between(snapshot.takenAt(), snapshot.serverTime()),
                snapshot.jobsAt(),
                counted(snapshot),
                RecordedLead.of(snapshot),
                runners(snapshot),
                processes(snapshot),
                RecordedSlots.of(snapshot),
                feed.load());
    }

    private static Counted counted(Snapshot snapshot) {
        var jobs = new HashMap<CountKey, Long>();
        snapshot.counts().byState().forEach((state, count) -> jobs.put(new CountKey(ALL, state), count.value()));
        var open = snapshot.open().jobs();
        if (open != null) {
            open.openByChannel(snapshot.jobsAt())
                    .forEach((channel, states) ->
                            states.forEach((state, count) -> jobs.put(new CountKey(channel, state), count)));
        }
        return new Counted(jobs, open != null, oldest(snapshot), estimated(snapshot));
    }

    private static Set<JobState> estimated(Snapshot snapshot) {
        var estimated = EnumSet.noneOf(JobState.class);
        snapshot.counts().byState().forEach((state, count) -> {
            if (count.approximate()) {
                estimated.add(state);
            }
        });
        return estimated;
    }

    private static @Nullable OldestWaiting oldest(Snapshot snapshot) {
        var oldest = snapshot.oldestPending();
        if (oldest == null) {
            return null;
        }
        var age = oldest.age();
        return new OldestWaiting(
                oldest.uuid(),
                oldest.channel(),
                age == null ? null : snapshot.jobsAt().minus(age));
    }

    private static Map<String, RecordedRunner> runners(Snapshot snapshot) {
        var runners = new LinkedHashMap<String, RecordedRunner>();
        snapshot.observation().connections().stream()
                .map(RecordedRunner::of)
                .forEach(runner -> runners.put(runner.subject(), runner));
        return runners;
    }

    private static @Nullable Map<String, RecordedProcess> processes(Snapshot snapshot) {
        var workers = snapshot.workers();
        if (workers.takenAt() == null || workers.fault() != null) {
            return null;
        }
        var processes = new LinkedHashMap<String, RecordedProcess>();
        workers.odoo().stream()
                .map(worker -> RecordedProcess.of(worker, workers.source()))
                .forEach(process -> processes.put(process.subject(), process));
        return processes;
    }
}
