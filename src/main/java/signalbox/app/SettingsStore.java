package signalbox.app;

import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The settings in memory and in their file. A file that is not valid is reported once and left alone until
/// something is changed.
public final class SettingsStore {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);

    private final JsonFile<Settings> file;
    private Settings current;

    public SettingsStore(Folders folders) {
        this.file = new JsonFile<>(folders.settingsFile(), Settings.class, Settings.USUAL);
        this.current = readOrUsual();
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

    /// @throws java.io.UncheckedIOException naming the file, when it cannot be written; the change holds all
    /// the same
    public synchronized void change(UnaryOperator<Settings> change) {
        var changed = change.apply(current);
        if (!changed.equals(current)) {
            current = changed;
            file.write(changed);
        }
    }
}
