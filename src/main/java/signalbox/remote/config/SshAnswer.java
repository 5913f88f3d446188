package signalbox.remote.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What `ssh -G` printed, as settings: a keyword and its value in each line.
final class SshAnswer {
    private static final Set<String> LISTS = Set.of("userknownhostsfile", "globalknownhostsfile", "revokedhostkeys");

    private SshAnswer() {}

    /// @param written what our own reader found: it knows the limits of names with spaces, which `ssh` does not quote
    static SshSettings settings(String answer, SshSettings written) {
        var settings = new SshSettings();
        answer.lines().forEach(line -> {
            var words = line.split(" ", 2);
            var keyword = words[0].toLowerCase(Locale.ROOT);
            if (words.length == 2) {
                settings.add(keyword, values(keyword, words[1], written), null);
            }
        });
        return settings;
    }

    private static List<String> values(String keyword, String value, SshSettings written) {
        if (!LISTS.contains(keyword)) {
            return List.of(value);
        }
        var ours = written.values(keyword);
        return String.join(" ", ours).equals(value) ? ours : List.of(value.split(" "));
    }
}
