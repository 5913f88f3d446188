package signalbox.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How an action came to run: what each of its lines in the log repeats.
///
/// @param at when it was begun; null in its first line, whose own time that is
/// @param number of its first line in the log; null in that line, and where it has no first line
/// @param environment what its database is for: `production`, `staging`, …; null: not known
/// @param preview what was confirmed; null: no preview was shown, as on the command line with `--yes`
/// @param typed what was typed to confirm; null: nothing
public record BegunAction(
        @Nullable Instant at,
        @Nullable Long number,
        @Nullable String environment,
        @Nullable ConfirmedPreview preview,
        @Nullable String typed) {
    /// Nothing of it is known, as in lines of older versions.
    public static final BegunAction UNKNOWN = new BegunAction(null, null, null, null, null);

    /// The same for the lines that follow its first one.
    public BegunAction after(Instant begun, long first) {
        return new BegunAction(begun, first == 0 ? null : first, environment, preview, typed);
    }
}
