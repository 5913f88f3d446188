package signalbox.remote;

import java.util.List;
import java.util.stream.Collectors;

/// A command for a POSIX shell, with its words quoted, so that the shell changes nothing in them.
final class ShellQuoting {
    private ShellQuoting() {}

    static String quoted(List<String> words) {
        return words.stream().map(ShellQuoting::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        if (word.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A word of a command cannot hold a NUL");
        }
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
