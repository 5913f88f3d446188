package signalbox.remote;

import java.util.stream.Stream;
import signalbox.text.EscapedText;
import signalbox.text.SecretMask;

/// The output of a command, and how it ended.
///
/// @param exit the exit status; `NO_EXIT` when a signal ended it, or when it was cut off
/// @param out its output, in UTF-8 unless the caller named another charset
/// @param cut whether its output was longer than the limit: then the command was ended
public record CommandResult(int exit, String out, String err, boolean cut) {
    public static final int NO_EXIT = -1;
    private static final int MOST_WORDS = 200;

    public boolean succeeded() {
        return exit == 0;
    }

    /// Why it failed, as a clause: the first line that it wrote, of its errors or else of its output, and how it ended.
    public String complaint() {
        var ended = exit == NO_EXIT ? "ended by a signal" : "exit status " + exit;
        return Stream.of(err, out)
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> shown(line) + " (" + ended + ")")
                .orElse(ended + ", and it wrote nothing");
    }

    private static String shown(String line) {
        var masked = EscapedText.cell(SecretMask.maskedInput(line));
        return masked.length() > MOST_WORDS ? masked.substring(0, MOST_WORDS) + "…" : masked;
    }
}
