package signalbox.cli;

import java.util.List;
import java.util.Set;

/// Whether arguments ask for the window, seen before they are parsed: then the window is prepared meanwhile. The
/// parser decides.
public final class WindowWish {
    private static final Set<String> QUESTIONS = Set.of("-h", "--help", "-V", "--version");
    private static final Set<String> WITH_VALUE =
            Set.of("--profile", "--url", "--environment", "--screenshots", "--theme");

    private WindowWish() {}

    /// By the rule of `packaging/arguments.sh`: unless they name a command or ask a question.
    public static boolean isIn(String... arguments) {
        var words = List.of(arguments).iterator();
        while (words.hasNext()) {
            var word = words.next();
            var isOption = word.startsWith("-") || word.startsWith("signalbox:");
            if (QUESTIONS.contains(word) || !isOption) {
                return false;
            }
            if (WITH_VALUE.contains(word) && words.hasNext()) {
                words.next();
            }
        }
        return true;
    }
}
