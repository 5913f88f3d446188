package signalbox.channel.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.channel.JobFacts;
import signalbox.channel.text.ChannelName;

/// The jobs of a backlog in the scheduler's order, in columns of some 30 bytes a job: there may be millions. A job is
/// known by its number in this order. Times are microseconds since the begin of the backlog. Immutable.
final class BacklogColumns {
    /// The eta of a job that has none.
    static final long NO_ETA = Long.MIN_VALUE;

    /// An eta that never comes.
    static final long NEVER = Long.MAX_VALUE;

    /// What a job is to the simulation.
    static final byte QUEUED = 0;

    static final byte RUNNING = 1;

    /// Holds its slot to the end.
    static final byte DEAD = 2;

    static final byte FAILED = 3;

    /// Pending, but a later row has its uuid.
    static final byte TWIN = 4;

    /// Takes no part.
    static final byte OUT = 5;

    final JobsToDrain open;
    /// The complete names; `channel` has a place in this list.
    final List<String> channels = new ArrayList<>();
    /// Of each kind of job, shortest first; `kind` has a place in this list.
    final List<long[]> times = new ArrayList<>();

    final long[] medians;
    final int size;
    final int[] channel;
    final int[] kind;
    final long[] eta;
    final byte[] role;
    private final int[] source;

    BacklogColumns(JobsToDrain open) {
        this.open = open;
        size = open.jobs().size();
        channel = new int[size];
        kind = new int[size];
        eta = new long[size];
        role = new byte[size];
        var order = new JobSort(size);
        var uuids = new RepeatedUuids(size);
        var codes = new Codes();
        for (int at = 0; at < size; at++) {
            var job = open.jobs().get(at);
            var facts = job.facts();
            channel[at] = codes.channel(facts);
            kind[at] = codes.kind(job.times());
            eta[at] = since(facts.eta());
            role[at] = role(facts);
            order.set(at, facts);
            uuids.set(at, facts.uuid());
        }
        uuids.earlierOnes(this::uuidAt).forEach(at -> role[at] = role[at] == QUEUED ? TWIN : OUT);
        medians = codes.middles.stream().mapToLong(Long::longValue).toArray();
        source = order.sorted();
        put(channel);
        put(kind);
        put(eta);
        put(role);
    }

    /// The job's uuid.
    String uuid(int number) {
        return uuidAt(source[number]);
    }

    private String uuidAt(int at) {
        return open.jobs().get(at).facts().uuid();
    }

    private byte role(JobFacts job) {
        return switch (job.phase()) {
            case QUEUED -> QUEUED;
            case RUNNING -> open.dead().contains(job.uuid()) ? DEAD : RUNNING;
            case FAILED -> FAILED;
            case WAITING, OVER -> OUT;
        };
    }

    /// An eta that has come by then is none.
    private long since(@Nullable Instant at) {
        if (at == null || !at.isAfter(open.begin())) {
            return NO_ETA;
        }
        return at.isBefore(DrainSimulation.NEVER) ? micros(open.begin(), at) : NEVER;
    }

    static long micros(Instant begin, Instant at) {
        return ChronoUnit.MICROS.between(begin, at);
    }

    /// The jobs that wait in each channel.
    List<DrainChannel.Queued> queued() {
        var due = new int[channels.size()][0];
        var later = new int[channels.size()][0];
        var failed = new int[channels.size()];
        var dueSizes = new int[channels.size()];
        var laterSizes = new int[channels.size()];
        for (int job = 0; job < size; job++) {
            var at = channel[job];
            if (role[job] == FAILED) {
                failed[at]++;
            } else if (role[job] == QUEUED && eta[job] == NO_ETA) {
                due[at] = with(due[at], dueSizes[at]++, job);
            } else if (role[job] == QUEUED) {
                later[at] = with(later[at], laterSizes[at]++, job);
            }
        }
        var queued = new ArrayList<DrainChannel.Queued>();
        for (int at = 0; at < channels.size(); at++) {
            queued.add(new DrainChannel.Queued(
                    Arrays.copyOf(due[at], dueSizes[at]), byEta(Arrays.copyOf(later[at], laterSizes[at])), failed[at]));
        }
        return queued;
    }

    private static int[] with(int[] numbers, int size, int next) {
        var room = size < numbers.length ? numbers : Arrays.copyOf(numbers, Math.max(8, size * 2));
        room[size] = next;
        return room;
    }

    private int[] byEta(int[] numbers) {
        return Arrays.stream(numbers)
                .boxed()
                .sorted(Comparator.comparingLong(job -> eta[job]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void put(int[] column) {
        var before = column.clone();
        for (int number = 0; number < size; number++) {
            column[number] = before[source[number]];
        }
    }

    private void put(long[] column) {
        var before = column.clone();
        for (int number = 0; number < size; number++) {
            column[number] = before[source[number]];
        }
    }

    private void put(byte[] column) {
        var before = column.clone();
        for (int number = 0; number < size; number++) {
            column[number] = before[source[number]];
        }
    }

    /// Numbers for what many jobs share.
    private final class Codes {
        private final Map<String, Integer> bySpelling = new HashMap<>();
        private final Map<String, Integer> byName = new HashMap<>();
        private final List<Long> middles = new ArrayList<>();
        /// By the object: to compare all durations would take too long.
        private final IdentityHashMap<RunTimes, Integer> kinds = new IdentityHashMap<>();

        int channel(JobFacts job) {
            var spelling = job.channel() == null ? ChannelName.ROOT : job.channel();
            return bySpelling.computeIfAbsent(
                    spelling,
                    text -> byName.computeIfAbsent(ChannelName.of(text).text(), name -> {
                        channels.add(name);
                        return channels.size() - 1;
                    }));
        }

        int kind(RunTimes of) {
            return kinds.computeIfAbsent(of, this::add);
        }

        private int add(RunTimes of) {
            times.add(of.shortestFirst().stream().mapToLong(Codes::length).toArray());
            middles.add(length(of.median()));
            return times.size() - 1;
        }

        private static long length(Duration took) {
            return took.dividedBy(ChronoUnit.MICROS.getDuration());
        }
    }
}
