package signalbox.app;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.health.Silences;

/// What was silenced on one profile, in memory and in its file. A file that is not valid silences nothing. Safe
/// for several threads; a change waits for the disk.
public final class SilenceStore {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceStore.class);

    private final JsonFile<Silences> file;
    private final InstantSource clock;
    private Silences current;

    public SilenceStore(Folders folders, Destination destination, InstantSource clock) {
        this.file = new JsonFile<>(folders.silencesFile(destination), Silences.class, Silences.NONE);
        this.clock = clock;
        this.current = readOrNone();
    }

    private Silences readOrNone() {
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
        file.write(current);
    }
}
