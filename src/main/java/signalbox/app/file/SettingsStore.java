package signalbox.app.file;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The settings in memory and in their file. A change applies at once and is saved later, by one thread at a time;
/// changes that another window made in the meantime stay. A file that is not valid is reported once and left alone
/// until something is changed.
public final class SettingsStore {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final SharedJsonValue<Settings> shared;
    private boolean changed;
    private boolean writing;

    public SettingsStore(AppFolders folders) {
        var file = new JsonFile<>(folders.settingsFile(), Settings.class, Settings.USUAL);
        this.shared = new SharedJsonValue<>(file, Settings.USUAL);
    }

    public Settings current() {
        return shared.current();
    }

    /// Does not wait for the file. A write that fails is logged, and the change applies all the same.
    public synchronized void change(UnaryOperator<Settings> change) {
        var before = shared.current();
        if (change.apply(before).equals(before)) {
            return;
        }
        shared.change(change);
        changed = true;
        if (!writing) {
            writing = true;
            Thread.ofVirtual().name("settings").start(this::write);
        }
    }

    /// To be called before the program ends: waits until the changes are written or could not be written, at most 2
    /// s.
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
        while (isChanged()) {
            try {
                shared.save();
            } catch (RuntimeException e) {
                LOG.warn("The settings were not saved: {}", e.getMessage());
            }
        }
    }

    /// Whether there is something left to write. If not, the writing ends.
    private synchronized boolean isChanged() {
        var more = changed;
        changed = false;
        if (!more) {
            writing = false;
            notifyAll();
        }
        return more;
    }
}
