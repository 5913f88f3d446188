package signalbox.live;

import java.time.Duration;
import java.time.Instant;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.UtcTime;

/// Where the figures about open jobs come from at a moment, and how exact they are. Times are the server's.
public sealed interface OpenJobSource {
    /// How exact the figures are and since when, as a part of a sentence.
    ///
    /// @param open how many jobs are open, as far as that is known
    /// @param now the server's time
    default String text(long open, Instant now) {
        return switch (this) {
            case FromMemory(var since, var checked, var unnoticed) ->
                "exact since " + UtcTime.brief(since, now) + ", checked " + DurationText.ago(age(checked, now))
                        + (unnoticed == 0
                                ? ""
                                : "; " + NumberText.of(unnoticed, "job")
                                        + " had changed without a notification by then");
            case WhileReading(var read) ->
                "being read: " + NumberText.count(read) + " of about " + NumberText.count(Math.max(read, open));
            case FromStatements(var because) -> "by statements, because " + because;
        };
    }

    private static Duration age(Instant moment, Instant now) {
        var age = Duration.between(moment, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

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
    record FromStatements(String because) implements OpenJobSource {
        /// A single look keeps nothing.
        public static FromStatements ofOneLook() {
            return new FromStatements("this is a single look, which keeps nothing in memory");
        }
    }
}
