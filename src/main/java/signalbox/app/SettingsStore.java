package signalbox.app;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The settings in memory and in their file. A change holds at once and is written behind, by one thread at a
/// time: the last one wins. A file that is not valid is reported once and left alone until something is
/// changed.
public final class SettingsStore {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final JsonFile<Settings> file;
    private Settings current;
    private Settings written;
    private boolean writing;

    public SettingsStore(Folders folders) {
        this.file = new JsonFile<>(folders.settingsFile(), Settings.class, Settings.USUAL);
        this.current = readOrUsual();
        this.written = current;
    }

    private Settings readOrUsual() {
        try {
            return file.read();
        } catch (RuntimeException e) {
            LOG.warn("{}; the usual settings are used", e.getMessage());
            return Settings.USUAL;
        }
    }

    public synchronized Settings current() {
        return current;
    }

    /// Does not wait for the file; a write that fails is logged, and the change holds all the same.
    public synchronized void change(UnaryOperator<Settings> change) {
        current = change.apply(current);
        if (!writing && !current.equals(written)) {
            writing = true;
            Thread.ofVirtual().name("settings").start(this::write);
        }
    }

    /// Waits until the file says what was changed, or could not be written, 2 s at most: before the program
    /// ends.
    public synchronized void flush() {
        var end = System.nanoTime() + LONGEST_WAIT.toNanos();
        try {
            while (writing && System.nanoTime() < end) {
                wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        for (var next = unwritten(); next != null; next = unwritten()) {
            try {
                file.write(next);
            } catch (RuntimeException e) {
                LOG.warn("The settings are not kept: {}", e.getMessage());
            }
        }
    }

    /// What to write next; null, and the end of the writing, when nothing is left.
    private synchronized @Nullable Settings unwritten() {
        if (current.equals(written)) {
            writing = false;
            notifyAll();
            return null;
        }
        written = current;
        return written;
    }
}
