package signalbox.app.profile;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.AppFolders;
import signalbox.app.file.JsonFile;
import signalbox.app.file.SharedJsonValue;

/// The saved filters of one profile, in memory and in its file, which other windows change, too. A file that cannot be
/// read is left as it is: what is saved then lasts until the profile is closed. Safe for several threads.
public final class SavedFilterStore {
    private final @Nullable SharedJsonValue<SavedFilters> shared;
    private final String fault;
    private SavedFilters alone = SavedFilters.NONE;

    /// Reads the file.
    public SavedFilterStore(AppFolders folders, Destination destination) {
        var file = new JsonFile<>(folders.filtersFile(destination.name()), SavedFilters.class, SavedFilters.NONE);
        fault = faultOf(file);
        shared = fault.isEmpty() ? new SharedJsonValue<>(file, SavedFilters.NONE) : null;
    }

    private SavedFilterStore() {
        shared = null;
        fault = "";
    }

    /// Kept in memory only.
    public static SavedFilterStore inMemory() {
        return new SavedFilterStore();
    }

    private static String faultOf(JsonFile<SavedFilters> file) {
        try {
            file.read();
            return "";
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /// Why the file could not be read, and so is not written either; empty when it could.
    public String fault() {
        return fault;
    }

    /// Does not wait for the disk.
    public synchronized SavedFilters current() {
        return shared == null ? alone : shared.current();
    }

    /// Changes the value in memory; `save` writes it. Does not wait for the disk.
    public synchronized void change(UnaryOperator<SavedFilters> change) {
        if (shared == null) {
            alone = change.apply(alone);
        } else {
            shared.change(change);
        }
    }

    /// Blocks for the disk.
    ///
    /// @throws java.io.UncheckedIOException when the file cannot be written; its message names the file, and the
    ///     changes stay in memory
    public void save() {
        if (shared != null) {
            shared.save();
        }
    }
}
