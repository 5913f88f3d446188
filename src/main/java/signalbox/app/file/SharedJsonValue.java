package signalbox.app.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A value in memory and in a file that other windows and commands change, too. It reads the file again and saves only
/// its changes, so that no process loses its own. A file that is not valid counts as empty, and is not changed until
/// the value changes. Safe for several threads.
public final class SharedJsonValue<T> {
    private static final Logger LOG = LoggerFactory.getLogger(SharedJsonValue.class);

    private final JsonFile<T> file;
    private final T empty;
    private final Object saving = new Object();
    private final List<UnaryOperator<T>> unsaved = new ArrayList<>();
    private T current;

    /// Reads the file.
    public SharedJsonValue(JsonFile<T> file, T empty) {
        this.file = file;
        this.empty = empty;
        this.current = read();
    }

    private T read() {
        try {
            return file.read();
        } catch (RuntimeException e) {
            LOG.warn("{}; it counts as empty", e.getMessage());
            return empty;
        }
    }

    public synchronized T current() {
        return current;
    }

    /// Changes the value in memory only; does not wait for the file.
    public synchronized void change(UnaryOperator<T> change) {
        current = change.apply(current);
        unsaved.add(change);
    }

    /// Writes the changes to the file, and takes over the changes of others.
    ///
    /// @throws java.io.UncheckedIOException when the file cannot be written; the message names it. The changes
    ///     stay, and are written the next time
    public void save() {
        synchronized (saving) {
            var changes = unsaved();
            take(file.update(this::read, value -> changed(value, changes)), changes.size());
        }
    }

    private synchronized List<UnaryOperator<T>> unsaved() {
        return List.copyOf(unsaved);
    }

    private synchronized void take(T saved, int changes) {
        unsaved.subList(0, changes).clear();
        current = changed(saved, unsaved);
    }

    /// Takes over what others wrote to the file.
    public void readAgain() {
        synchronized (saving) {
            take(read(), 0);
        }
    }

    private static <T> T changed(T value, List<UnaryOperator<T>> changes) {
        var changed = value;
        for (var change : changes) {
            changed = change.apply(changed);
        }
        return changed;
    }
}
