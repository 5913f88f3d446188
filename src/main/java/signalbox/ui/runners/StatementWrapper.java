package signalbox.ui.runners;

import java.util.stream.Collectors;

/// Breaks long lines of a statement, at spaces outside of its strings, so that it means the same.
final class StatementWrapper {
    private StatementWrapper() {}

    static String wrapped(String text, int widest) {
        return text.strip().lines().map(line -> wrapLine(line, widest)).collect(Collectors.joining("\n"));
    }

    private static String wrapLine(String line, int widest) {
        var indent = line.substring(0, line.length() - line.stripLeading().length());
        var wrapped = new StringBuilder();
        var rest = line;
        for (var at = breakOf(rest, widest); at > 0; at = breakOf(rest, widest)) {
            wrapped.append(rest, 0, at).append('\n');
            rest = indent + rest.substring(at + 1);
        }
        return wrapped.append(rest).toString();
    }

    /// The last space for a break, outside of the indentation; 0 for none.
    private static int breakOf(String line, int widest) {
        if (line.length() <= widest) {
            return 0;
        }
        var text = line.length() - line.stripLeading().length();
        var best = 0;
        var quoted = false;
        for (var i = text; i < line.length() && (i <= widest || best == 0); i++) {
            quoted ^= line.charAt(i) == '\'';
            if (line.charAt(i) == ' ' && !quoted) {
                best = i;
            }
        }
        return best;
    }
}
