package signalbox.monitor.history;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/// Where the terms of leadership are kept. Several processes may use one: what they write about one term is put
/// together. Its methods wait for the disk, and are called on one thread.
public interface TermStore {
    int MOST_TERMS = 5_000;

    /// The terms that were seen since then, oldest first.
    ///
    /// @throws UncheckedIOException when they cannot be read; the message names the file
    List<LedgerTerm> read(Instant oldest);

    /// @param oldest terms that were last seen before this may be forgotten
    /// @throws UncheckedIOException when it cannot be written; the message names the file
    void write(LedgerTerm term, Instant oldest);

    /// Nothing is read or written any more.
    default void close() {}
}
