package signalbox.app.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A value in memory and in a file that other windows and commands change too. It reads the file again and saves only
/// the changes, so that no other process loses its changes. A file that is not valid counts as empty, and is not
/// touched until something changes. Safe for several threads.
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

    /// In memory; does not wait for the file.
    public synchronized void change(UnaryOperator<T> change) {
        current = change.apply(current);
        unsaved.add(change);
    }

    /// Puts what was changed into the file, and takes over what others put there.
    ///
    /// @throws java.io.UncheckedIOException naming the file when it cannot be written: the changes hold, and go
    ///     along with the next
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

    /// Takes over what others put into the file.
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
