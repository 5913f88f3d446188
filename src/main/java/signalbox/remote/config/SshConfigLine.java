package signalbox.remote.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A line of ssh_config: `Keyword value…` or `Keyword = value…`, with quoted values and remarks.
///
/// Source: OpenSSH misc.c (strdelim, argv_split), readconf.c.
///
/// @param keyword in lower case
/// @param rest what follows it, as it is written: for commands, which the shell reads
/// @param values what follows it, by words, without quotes and remarks
record SshConfigLine(String keyword, String rest, List<String> values) {
    private static final String SPACES = " \t\r\n";

    SshConfigLine {
        values = List.copyOf(values);
    }

    /// Empty for a line that says nothing.
    ///
    /// @throws IllegalArgumentException when a value or the end of a quoted one is missing
    static Optional<SshConfigLine> of(String written) {
        var line = beforeZero(written).replaceFirst("[ \t\r\n\f]+$", "").replaceFirst("^[ \t\r\n]*=?[ \t\r\n]*", "");
        int end = end(line);
        if (line.startsWith("#")) {
            return Optional.empty();
        }
        return end < line.length() && line.charAt(end) == '"'
                ? ofQuoted(line, end)
                : of(line.substring(0, end), line.substring(end).replaceFirst("^[ \t\r\n]*=?", ""));
    }

    /// For OpenSSH a line ends there.
    private static String beforeZero(String line) {
        int zero = line.indexOf('\0');
        return zero < 0 ? line : line.substring(0, zero);
    }

    private static int end(String line) {
        int end = 0;
        while (end < line.length() && (SPACES + "\"=").indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static Optional<SshConfigLine> ofQuoted(String line, int quote) {
        int close = line.indexOf('"', quote + 1);
        return close < 0
                ? Optional.empty()
                : of(line.substring(0, quote) + line.substring(quote + 1, close), line.substring(close + 1));
    }

    private static Optional<SshConfigLine> of(String keyword, String after) {
        var rest = after.replaceFirst("^[ \t\r\n]+", "");
        if (keyword.isEmpty() || keyword.startsWith("#")) {
            return Optional.empty();
        }
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(keyword + " has no value");
        }
        return Optional.of(new SshConfigLine(keyword.toLowerCase(Locale.ROOT), rest, values(rest)));
    }

    private static List<String> values(String rest) {
        var words = new ArrayList<String>();
        var reader = new WordReader(rest);
        for (var word = reader.next(); word.isPresent(); word = reader.next()) {
            words.add(word.get());
        }
        return words;
    }
}
