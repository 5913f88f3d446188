package signalbox.queue.group;

import org.jspecify.annotations.Nullable;

/// What the failures of one cause have in common: the exception, and the last frame of the traceback that is of an
/// addon and not of the code that calls it; where the last exception has none, it is that of its cause. The line is
/// not part of it: it changes with each release of the addon. Where the traceback has no own frame, the folded
/// message tells causes apart.
///
/// @param exception with its module, as `requests.exceptions.ConnectionError`; empty where neither the job nor its
///     traceback names one
/// @param file from the addon on, as `acme_mail/models/smtp.py`; empty without an own frame
/// @param function of the own frame; empty without one
/// @param message folded, see `FoldedMessage`; empty where there is an own frame
public record ErrorFingerprint(String exception, String file, String function, String message) {
    private static final String BUILT_IN = "builtins.";

    /// @param name the column `exc_name`
    /// @param message the begin of the column `exc_message`
    /// @param trace the end of the column `exc_info`
    static Failure of(@Nullable String name, @Nullable String message, @Nullable String trace) {
        var end = TracebackEnd.of(trace == null ? "" : trace);
        var exception = exception(name, end.error());
        var folded = FoldedMessage.of(message == null || message.isBlank() ? message(end.error()) : message);
        for (var frame : end.frames().reversed()) {
            var own = OwnFile.path(frame.file());
            if (own.isPresent()) {
                var mark = new ErrorFingerprint(exception, own.get(), frame.function(), "");
                return new Failure(mark, frame.line(), folded);
            }
        }
        return new Failure(new ErrorFingerprint(exception, "", "", folded), 0, folded);
    }

    /// Whether an own frame is known.
    public boolean hasFrame() {
        return !file.isEmpty();
    }

    /// queue_job stores `builtins.KeyError`, Python prints `KeyError`.
    private static String exception(@Nullable String name, String error) {
        if (name != null && !name.isBlank()) {
            return name.strip().startsWith(BUILT_IN) ? name.strip().substring(BUILT_IN.length()) : name.strip();
        }
        var colon = error.indexOf(": ");
        var word = colon < 0 ? error.strip() : error.substring(0, colon);
        return word.matches("[\\w.]+") ? word : "";
    }

    private static String message(String error) {
        var colon = error.indexOf(": ");
        return colon < 0 ? "" : error.substring(colon + 2);
    }

    /// One failure, as read from its row.
    ///
    /// @param line where the own frame was; 0 without one
    /// @param message folded, also where an own frame is known
    record Failure(ErrorFingerprint mark, int line, String message) {}
}
