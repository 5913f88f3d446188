package signalbox.app;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.health.Silences;

/// What was silenced on one profile, in memory and in its file. A file that is not valid silences nothing. Safe
/// for several threads; a change waits for the disk.
public final class SilenceStore {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceStore.class);

    private final @Nullable JsonFile<Silences> file;
    private final InstantSource clock;
    private Silences current;

    public SilenceStore(Folders folders, Destination destination, InstantSource clock) {
        this(new JsonFile<>(folders.silencesFile(destination), Silences.class, Silences.NONE), clock);
    }

    private SilenceStore(@Nullable JsonFile<Silences> file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        this.current = file == null ? Silences.NONE : readOrNone(file);
    }

    /// Nothing outlives it.
    static SilenceStore inMemory(InstantSource clock) {
        return new SilenceStore(null, clock);
    }

    private static Silences readOrNone(JsonFile<Silences> file) {
        try {
            return file.read();
        } catch (RuntimeException e) {
            LOG.warn("{}; nothing is silenced", e.getMessage());
            return Silences.NONE;
        }
    }

    public synchronized Silences current() {
        current = current.at(clock.instant());
        return current;
    }

    /// @throws java.io.UncheckedIOException naming the file when it cannot be written; the change holds all the
    /// same
    public void silence(String code, Instant until) {
        change(silences -> silences.with(code, until));
    }

    /// @throws java.io.UncheckedIOException as for `silence`
    public void hearAgain(String code) {
        change(silences -> silences.without(code));
    }

    private synchronized void change(UnaryOperator<Silences> change) {
        current = change.apply(current());
        if (file != null) {
            file.write(current);
        }
    }
}
