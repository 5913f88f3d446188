package signalbox.app.profile;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.AppFolders;
import signalbox.app.file.JsonFile;
import signalbox.app.file.SharedJsonValue;
import signalbox.health.Silences;

/// Which findings of one profile are silenced, in memory and in its file, which other windows and commands change, too.
/// A file that is not valid silences nothing. Safe for several threads; a change waits for the disk.
public final class SilenceStore {
    private final @Nullable SharedJsonValue<Silences> shared;
    private final InstantSource clock;
    private Silences alone = Silences.NONE;

    public SilenceStore(AppFolders folders, Destination destination, InstantSource clock) {
        var file = new JsonFile<>(folders.silencesFile(destination.name()), Silences.class, Silences.NONE);
        this.shared = new SharedJsonValue<>(file, Silences.NONE);
        this.clock = clock;
    }

    private SilenceStore(InstantSource clock) {
        this.shared = null;
        this.clock = clock;
    }

    /// Kept in memory only.
    public static SilenceStore inMemory(InstantSource clock) {
        return new SilenceStore(clock);
    }

    /// Does not wait for the disk.
    public synchronized Silences current() {
        return (shared == null ? alone : shared.current()).at(clock.instant());
    }

    /// Takes over silences that another window or command has written. Blocks for the disk.
    public void readAgain() {
        if (shared != null) {
            shared.readAgain();
        }
    }

    /// @throws java.io.UncheckedIOException when the file cannot be written; its message names the file, and the
    ///     change applies all the same
    public void silence(String code, Instant until) {
        change(silences -> silences.with(code, until));
    }

    /// @throws java.io.UncheckedIOException as for `silence`
    public void endSilence(String code) {
        change(silences -> silences.without(code));
    }

    private void change(UnaryOperator<Silences> change) {
        if (shared == null) {
            changeAlone(change);
        } else {
            var now = clock.instant();
            shared.change(silences -> change.apply(silences.at(now)));
            shared.save();
        }
    }

    private synchronized void changeAlone(UnaryOperator<Silences> change) {
        alone = change.apply(alone);
    }
}
