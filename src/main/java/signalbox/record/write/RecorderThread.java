package signalbox.record.write;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.file.FileFault;
import signalbox.record.RecordingState;
import signalbox.record.RecordingState.Elsewhere;
import signalbox.record.RecordingState.Off;
import signalbox.record.RecordingState.Running;
import signalbox.record.RecordingState.Stopped;
import signalbox.record.file.RecordFile;
import signalbox.record.file.RecordFileException;
import signalbox.record.file.RecordFileException.Fault;
import signalbox.record.write.Recorder.Plan;

/// The thread that writes a recording: a platform thread, because a disk that does not answer holds it. While another
/// process records, or after a fault, it takes what comes and forgets it, and tries again from time to time.
final class RecorderThread {
    private static final Logger LOG = LoggerFactory.getLogger(RecorderThread.class);
    private static final Duration TURN = Duration.ofMillis(500);
    /// What belongs to one look comes within this time and is written together.
    private static final Duration GATHERED = Duration.ofMillis(100);

    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration PRUNED_EVERY = Duration.ofMinutes(1);

    private final Plan plan;
    private final NoteQueue queue;
    private final RecordFile file;
    private final RecorderLock lock;
    private final Thread thread;
    private final List<Consumer<RecordingState>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable RecordWriter writer;
    private volatile RecordingState state = new Off();
    private long nextTry = System.nanoTime();
    private long nextPruning = System.nanoTime();

    RecorderThread(Plan plan, NoteQueue queue, RecordFile file) {
        this.plan = plan;
        this.queue = queue;
        this.file = file;
        this.lock = new RecorderLock(file.path());
        this.thread = Thread.ofPlatform().name("recorder").daemon().unstarted(this::loop);
    }

    void start() {
        thread.start();
    }

    RecordingState state() {
        return state instanceof Running(var path, var bytes, var _)
                ? new Running(path, bytes, queue.lostInAll())
                : state;
    }

    void onState(Consumer<RecordingState> listener) {
        listeners.add(listener);
        listener.accept(state);
    }

    private void become(RecordingState now) {
        var isNews = now.getClass() != state.getClass();
        state = now;
        if (isNews) {
            listeners.forEach(listener -> listener.accept(now));
        }
    }

    private void loop() {
        try {
            while (!queue.isClosed()) {
                turn();
            }
            turn();
        } catch (InterruptedException e) {
            LOG.trace("Closed");
        } finally {
            release();
        }
    }

    private void turn() throws InterruptedException {
        queue.gather(GATHERED);
        var notes = queue.take(TURN);
        try {
            write(notes);
        } catch (RecordFileException e) {
            failed(e);
        } catch (IOException e) {
            stop(file.path() + " cannot be written: " + FileFault.writing(file.path(), e) + ".");
        } catch (RuntimeException e) {
            LOG.error("Recording failed", e);
            stop("Recording failed: " + e.getMessage());
        }
    }

    private void write(List<Note> notes) throws IOException {
        var now = opened(notes);
        if (now != null) {
            now.write(notes);
            prune(now);
        }
    }

    /// Null while another process records, and until the next try after a fault. The file is opened with the first
    /// look.
    private @Nullable RecordWriter opened(List<Note> notes) throws IOException {
        if (writer != null || notes.isEmpty() || System.nanoTime() - nextTry < 0) {
            return writer;
        }
        if (!lock.take()) {
            become(new Elsewhere(file.path()));
            return null;
        }
        var opened = new RecordWriter(
                file.open(),
                new RecordWriter.ActionLog(plan.auditLog(), plan.isHere()),
                ProcessHandle.current().pid());
        writer = opened;
        become(new Running(file.path(), opened.bytes(), 0));
        return opened;
    }

    private void prune(RecordWriter now) {
        if (System.nanoTime() - nextPruning >= 0) {
            var isMore = now.prune(plan.limits().get());
            nextPruning = System.nanoTime() + (isMore ? TURN : PRUNED_EVERY).toNanos();
            become(new Running(file.path(), now.bytes(), 0));
        }
    }

    private void failed(RecordFileException e) {
        if (e.fault() == Fault.DAMAGED) {
            release();
            LOG.warn("{}", e.getMessage());
            beginNew(e);
        } else {
            stop(String.valueOf(e.getMessage()));
        }
    }

    /// Only the process that records moves the file.
    private void beginNew(RecordFileException damage) {
        try {
            var aside = lock.take() ? file.moveAside(plan.clock().instant()) : null;
            stopped(damage.getMessage() + ". "
                    + (aside == null ? "" : "It is kept as " + aside.getFileName() + ", and ") + "a new one begins.");
            nextTry = System.nanoTime();
        } catch (RecordFileException | IOException e) {
            stop(String.valueOf(e.getMessage()));
        }
    }

    private void stop(String reason) {
        release();
        if (!(state instanceof Stopped)) {
            LOG.warn("{}", reason);
        }
        stopped(reason);
        nextTry = System.nanoTime() + RETRY.toNanos();
    }

    private void stopped(String reason) {
        become(
                state instanceof Stopped before
                        ? new Stopped(reason, before.since())
                        : new Stopped(reason, plan.clock().instant()));
    }

    private void release() {
        var open = writer;
        writer = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (RecordFileException e) {
            LOG.debug("Closing the recording", e);
        }
        try {
            lock.close();
        } catch (IOException e) {
            LOG.debug("Releasing the recording", e);
        }
    }

    void awaitEnd(Duration longest) {
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(longest)) {
                LOG.warn("The recording could not be written in time: its disk does not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
