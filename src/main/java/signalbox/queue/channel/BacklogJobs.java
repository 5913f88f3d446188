package signalbox.queue.channel;

import java.time.Duration;
import java.util.AbstractList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.TreeMap;
import signalbox.channel.JobFacts;
import signalbox.channel.JobFacts.Phase;
import signalbox.channel.simulation.DrainJob;
import signalbox.channel.simulation.RunTimes;
import signalbox.queue.probe.ProbeChannel;

/// The jobs of a backlog with the durations that are used for each. A job is put together when it is asked for: there
/// may be two million.
final class BacklogJobs extends AbstractList<DrainJob> implements RandomAccess {
    private final List<List<BacklogRow>> parts;
    private final int[] begins;
    private final RunTimes[] times;
    private final PastDurations past;
    private final Map<PastDurations.Kind, PastDurations.Found> found = new HashMap<>();
    /// By the list itself: jobs of many kinds may borrow one.
    private final IdentityHashMap<List<Duration>, RunTimes> shared = new IdentityHashMap<>();
    private final Map<PastDurations.Kind, Integer> borrowed = new HashMap<>();
    private long probes;

    BacklogJobs(PastDurations past, List<List<BacklogRow>> parts) {
        this.past = past;
        this.parts = parts;
        this.begins = new int[parts.size() + 1];
        for (int part = 0; part < parts.size(); part++) {
            begins[part + 1] = begins[part] + parts.get(part).size();
        }
        this.times = new RunTimes[size()];
        for (int at = 0; at < times.length; at++) {
            times[at] = see(row(at));
        }
    }

    private RunTimes see(BacklogRow row) {
        var kind = row.kind();
        var known = found.computeIfAbsent(kind, past::of);
        if (known.isBorrowed() && row.facts().phase() != Phase.FAILED) {
            borrowed.merge(kind, 1, Integer::sum);
        }
        if (ProbeChannel.NAME.equals(row.facts().channel())) {
            probes++;
        }
        return row.running() == null
                ? shared.computeIfAbsent(known.durations(), RunTimes::new)
                : new RunTimes(row.durations(known.durations()));
    }

    /// How many jobs of methods that did not run lately there are.
    Map<PastDurations.Kind, Integer> borrowed() {
        return Collections.unmodifiableMap(borrowed);
    }

    /// How many are a drill's own.
    long probes() {
        return probes;
    }

    /// How many jobs of each channel that wait are here.
    Map<String, Long> waiting() {
        var waiting = new TreeMap<String, Long>();
        for (int at = 0; at < times.length; at++) {
            var facts = row(at).facts();
            if (facts.phase() == Phase.QUEUED) {
                waiting.merge(String.valueOf(facts.channel()), 1L, Long::sum);
            }
        }
        return waiting;
    }

    List<JobFacts> facts() {
        return new MappedList<>(this, DrainJob::facts);
    }

    private BacklogRow row(int at) {
        int part = 0;
        while (at >= begins[part + 1]) {
            part++;
        }
        return parts.get(part).get(at - begins[part]);
    }

    @Override
    public DrainJob get(int at) {
        return new DrainJob(row(at).facts(), times[at]);
    }

    @Override
    public int size() {
        return begins[parts.size()];
    }
}
