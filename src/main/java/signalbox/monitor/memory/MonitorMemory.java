package signalbox.monitor.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelWait;
import signalbox.channel.ObservedSlots;
import signalbox.election.BackendKey;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.election.Observation.Work;
import signalbox.election.Scheme;
import signalbox.monitor.history.History;
import signalbox.monitor.history.History.Looks;
import signalbox.monitor.history.HistoryRecorder;
import signalbox.monitor.history.Ledger;
import signalbox.queue.count.Counts;
import signalbox.queue.count.OldestPending;
import signalbox.queue.count.QueueQueries.SeenJob;
import signalbox.queue.movement.LastMovement;
import signalbox.queue.stuck.RunningJobs;
import signalbox.worker.Workers;

/// Remembers what only several snapshots together show, even if the connection is lost between them. The time is an
/// argument; for one thread.
public final class MonitorMemory {
    private static final Duration ENDED_LATELY = Duration.ofMinutes(2);

    private DueSince due = new DueSince();
    private final Ledger ledger;
    private final FullyHeardMinutes hearing = new FullyHeardMinutes();
    private @Nullable HistoryRecorder recorder;
    private @Nullable CompletionCounter failures;
    private @Nullable Instant lastEnqueue;
    private @Nullable Tried tried;
    private Scheme scheme = Scheme.UNKNOWN;
    private DueSince.@Nullable Due dueSince;
    private @Nullable Instant jobsRead;
    private final ShortSessions brief = new ShortSessions();
    private final Map<String, Instant> roles = new HashMap<>();
    private final Map<BackendKey, Instant> dispatchers = new HashMap<>();
    private StandstillWatch stillness = new StandstillWatch();
    private final MostSlotsSeen slots = new MostSlotsSeen();
    private final Looks.Mode kind;
    private List<BackendKey> plainRunners = List.of();
    private final HeardJobFeed heardJobs = new HeardJobFeed();

    private record Tried(long retries, Instant seen) {}

    /// @param kind whether further looks follow
    public MonitorMemory(Ledger ledger, Looks.Mode kind) {
        this.kind = kind;
        this.ledger = ledger;
    }

    /// Runners without an election that were recognised by their last statement: later they may have another one.
    public List<BackendKey> plainRunners() {
        return plainRunners;
    }

    /// Begins to watch for what is missing: before, it could not have been seen.
    public void forgetAbsences() {
        recorder = null;
        due = new DueSince();
        dueSince = null;
        stillness = new StandstillWatch();
    }

    /// A job that was tried between two looks and is pending again was enqueued after the first of them.
    public void sawMovement(LastMovement movement, Instant now) {
        sawEnqueue(movement.moves().enqueued());
        var before = tried;
        if (before != null && movement.tries().retries() > before.retries()) {
            sawEnqueue(before.seen());
        }
        tried = new Tried(movement.tries().retries(), now);
    }

    /// @param at when a job was enqueued; null: none is known
    public void sawEnqueue(@Nullable Instant at) {
        var before = lastEnqueue;
        if (at != null && (before == null || at.isAfter(before))) {
            lastEnqueue = at;
        }
    }

    /// @param news the notifications since the last look, with the uuids of jobs that were then read
    public void heard(NotifiedChanges news, Instant now) {
        hearing.look(news, now);
    }

    /// Whether each change between these moments was notified.
    public boolean heardAll(Instant from, Instant to) {
        return hearing.coversFrom(from, to);
    }

    /// @param announced the jobs that were notified since the last look, as they are now
    public void sawJobs(List<SeenJob> announced, Instant now) {
        var watch = failures;
        if (watch == null) {
            watch = new CompletionCounter(now);
            failures = watch;
        }
        announced.forEach(job -> sawEnqueue(job.enqueued()));
        watch.see(announced, now);
    }

    /// Who follows single jobs.
    public HeardJobFeed heardJobs() {
        return heardJobs;
    }

    /// From when on a job that was dispatched was seen: while none moved, none was. `Instant.MAX` when jobs moved
    /// at the last look.
    public Instant startsKnownSince() {
        return Objects.requireNonNullElse(stillness.since(), Instant.MAX);
    }

    /// Since when jobs that could run have waited.
    ///
    /// @param waits as if a runner led
    public void sawDue(List<ChannelWait> waits, Instant now) {
        dueSince = due.see(waits, now);
        jobsRead = now;
    }

    /// Since when the queue has stood still, if it does.
    ///
    /// @param waits why the jobs of each channel wait
    public Looks looks(Counts counts, LastMovement movement, List<ChannelWait> waits, Instant now) {
        stillness.see(counts, movement, waits, now);
        return new Looks(kind, stillness.since(), stillness.moved());
    }

    /// How many slots were seen in use at once.
    ///
    /// @param running null where the jobs could not be read
    public ObservedSlots slots(
            Leadership leadership, List<ChannelWait> waits, @Nullable RunningJobs running, Instant now) {
        return slots.see(leadership, waits, running, now);
    }

    /// Runners whose sessions last only moments.
    public ShortSessions shortSessions() {
        return brief;
    }

    /// The roles of runners that were lately seen in this database.
    public Set<String> runnerRoles(Observation seen) {
        seen.connections().stream()
                .filter(runner -> runner.database().equals(seen.database()))
                .forEach(runner -> roles.put(runner.role(), seen.serverTime()));
        roles.values().removeIf(at -> at.isBefore(seen.serverTime().minus(ENDED_LATELY)));
        var all = new HashSet<>(brief.roles(seen.database()));
        all.addAll(roles.keySet());
        return all;
    }

    /// The observation, with what is remembered here.
    public Observation completed(Observation seen) {
        sawEnqueue(seen.lastEnqueueByStatement());
        sawDispatchers(seen);
        plainRunners = seen.connections().stream()
                .filter(runner -> !runner.isElected())
                .map(BackendKey::of)
                .toList();
        var known = recorder;
        return seen.withEarlier(scheme)
                .withWork(work())
                .withEndedLately(Stream.concat(
                                known == null
                                        ? Stream.of()
                                        : known.endedSince(seen.serverTime().minus(ENDED_LATELY)).stream(),
                                brief.ended().stream())
                        .toList());
    }

    private Work work() {
        var known = dueSince;
        var work = known == null
                ? new Work(lastEnqueue, null)
                : new Work(lastEnqueue, known.seenSince(), known.jobSince());
        return work.with(dispatchers.keySet())
                .ledBy(recorder == null ? null : recorder.leads())
                .asOf(jobsRead);
    }

    /// A runner that was seen to enqueue a job is remembered while it is connected, and a little longer.
    private void sawDispatchers(Observation seen) {
        var now = seen.serverTime();
        seen.dispatchers().forEach(runner -> dispatchers.put(runner, now));
        seen.here().stream()
                .map(BackendKey::of)
                .filter(dispatchers::containsKey)
                .forEach(runner -> dispatchers.put(runner, now));
        dispatchers.values().removeIf(at -> at.isBefore(now.minus(ENDED_LATELY)));
    }

    /// The history, with what is seen now.
    ///
    /// @param workers as they are now, as far as known
    public History history(
            Observation seen, Leadership leadership, Counts counts, @Nullable OldestPending oldest, Workers workers) {
        return completed(recorder(seen).see(seen, leadership, counts, oldest, workers), seen, leadership, workers);
    }

    private HistoryRecorder recorder(Observation seen) {
        var known = recorder;
        if (known == null) {
            known = new HistoryRecorder(seen.serverTime());
            recorder = known;
        }
        return known;
    }

    private History completed(History history, Observation seen, Leadership leadership, Workers workers) {
        scheme = leadership.remembered(scheme);
        var done = failures == null ? 0 : failures.everDone();
        return history.withTerms(ledger.see(seen, leadership, workers, done)).withLooks(Looks.of(kind));
    }

    /// The history, with a look at the runners only, between two snapshots.
    ///
    /// @param workers as they are now, as far as known
    public History history(Observation seen, Leadership leadership, Workers workers) {
        return completed(recorder(seen).see(seen, leadership), seen, leadership, workers);
    }

    /// Jobs that were seen to be done.
    public int doneInLastMinute(Instant now) {
        return failures == null ? 0 : failures.doneInLastMinute(now);
    }

    /// By the beginning of the minute.
    public Map<Instant, Integer> doneByMinute() {
        return failures == null ? Map.of() : failures.doneByMinute();
    }

    /// Jobs that were seen to fail.
    public int failedInLastMinute(Instant now) {
        return failures == null ? 0 : failures.inLastMinute(now);
    }

    /// By the beginning of the minute.
    public Map<Instant, Integer> failedByMinute() {
        return failures == null ? Map.of() : failures.byMinute();
    }
}
