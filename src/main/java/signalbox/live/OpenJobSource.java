package signalbox.live;

import java.time.Instant;

/// Where the figures about open jobs come from at a moment, and how exact they are. Times are the server's.
public sealed interface OpenJobSource {
    /// Memory: all open jobs were read, and every change since was notified.
    ///
    /// @param since since when it is exact
    /// @param checked when all were last compared with the table
    /// @param unnoticed how many had changed without a notification by then; the comparison put them right
    record FromMemory(Instant since, Instant checked, int unnoticed) implements OpenJobSource {}

    /// Statements, while all open jobs are read into memory.
    ///
    /// @param read how many were read so far
    record WhileReading(int read) implements OpenJobSource {}

    /// Statements that walk the open jobs.
    ///
    /// @param because why, as the rest of a sentence
    record FromStatements(String because) implements OpenJobSource {}

    /// A single look keeps nothing.
    OpenJobSource ONE_LOOK = new FromStatements("this is a single look, which keeps nothing in memory");
}
