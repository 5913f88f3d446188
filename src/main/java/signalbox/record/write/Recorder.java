package signalbox.record.write;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import signalbox.audit.AuditEntry;
import signalbox.config.ConfigFile;
import signalbox.health.Finding;
import signalbox.health.KnownConfig;
import signalbox.live.watch.SeenChanges;
import signalbox.monitor.Feed;
import signalbox.record.RecordLimits;
import signalbox.record.RecordingState;
import signalbox.record.file.RecordFile;

/// Records what is seen of one profile. What is handed over waits in memory, up to a limit, and is written by a thread
/// of its own, soon: no caller waits for the disk. Whatever is wrong with the file, the watch goes on; `state` says
/// what
/// it is. For any thread.
public final class Recorder implements AutoCloseable {
    /// More rows than this are not kept in memory while the disk does not answer.
    private static final int MOST_ROWS = 50_000;

    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final NoteQueue queue;
    private final @Nullable RecorderThread thread;
    private final @Nullable Path file;
    private volatile @Nullable KnownText config;

    private Recorder(NoteQueue queue, @Nullable RecorderThread thread, @Nullable Path file) {
        this.file = file;
        this.queue = queue;
        this.thread = thread;
    }

    private record KnownText(ConfigFile file, RecordedConfig.MaskedText text) {}

    /// Where a profile's recording is, and how much of it is kept.
    ///
    /// @param file made when something is recorded first
    /// @param limits asked for now and then
    /// @param auditLog where the actions of this user are
    /// @param isHere whether an action was carried out on this database
    /// @param clock of this machine
    public record Plan(
            Path file,
            Supplier<RecordLimits> limits,
            Path auditLog,
            Predicate<AuditEntry> isHere,
            InstantSource clock) {}

    public static Recorder of(Plan plan) {
        return of(plan, MOST_ROWS);
    }

    static Recorder of(Plan plan, int mostRows) {
        return of(plan, mostRows, new RecordFile(plan.file()));
    }

    /// @param file the same as the plan's
    static Recorder of(Plan plan, int mostRows, RecordFile file) {
        var queue = new NoteQueue(mostRows);
        return new Recorder(queue, new RecorderThread(plan, queue, file), plan.file());
    }

    /// Records nothing.
    public static Recorder none() {
        var queue = new NoteQueue(0);
        queue.close(new Note.Broken(""));
        return new Recorder(queue, null, null);
    }

    /// Begins to write. To be called once.
    public void start() {
        if (thread != null) {
            thread.start();
        }
    }

    /// Changes of jobs, in the order in which they were seen.
    public void saw(SeenChanges changes) {
        if (thread != null) {
            queue.add(new Note.Changes(changes));
        }
    }

    /// A feed, and the odoo.conf as it is known by now.
    public void saw(Feed feed, KnownConfig known) {
        if (thread == null) {
            return;
        }
        var fault = feed.fault();
        var snapshot = feed.snapshot();
        if (fault != null) {
            queue.add(new Note.Broken("the database could not be read: " + fault.message()));
        } else if (snapshot != null) {
            queue.add(new Note.Look(LookFacts.of(snapshot, feed)));
            saw(snapshot.serverTime(), known);
        }
    }

    private void saw(Instant at, KnownConfig known) {
        if (known instanceof KnownConfig.Read(var file, var _)) {
            var before = config;
            var now = before != null && before.file() == file ? before : new KnownText(file, RecordedConfig.of(file));
            config = now;
            queue.add(new Note.Config(at, now.text()));
        }
    }

    /// All findings of one snapshot.
    ///
    /// @param at the server's time
    public void found(Instant at, List<Finding> findings) {
        if (thread != null) {
            var found = new LinkedHashMap<String, RecordedFinding>();
            findings.stream().map(RecordedFinding::of).forEach(each -> found.put(each.subject(), each));
            queue.add(new Note.FoundNow(at, found));
        }
    }

    /// Where the recording is, or will be; null: nothing is recorded.
    public @Nullable Path file() {
        return file;
    }

    /// How recording goes.
    public RecordingState state() {
        return thread == null ? new RecordingState.Off() : thread.state();
    }

    /// The listener is called at once and with each further kind of state, on the thread that writes.
    public void onState(Consumer<RecordingState> listener) {
        if (thread != null) {
            thread.onState(listener);
        }
    }

    /// Writes what is left to write, and that the watch ended. Returns within a second.
    @Override
    public void close() {
        queue.close(new Note.Broken("the watch ended"));
        if (thread != null) {
            thread.awaitEnd(CLOSING);
        }
    }
}
