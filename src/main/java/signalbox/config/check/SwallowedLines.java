package signalbox.config.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import signalbox.channel.text.PythonWhitespace;
import signalbox.config.ConfigEntry;
import signalbox.config.ConfigEntry.Part;
import signalbox.config.ConfigFile;
import signalbox.config.OdooOptions;
import signalbox.text.ListText;
import signalbox.text.Severity;

/// Indented settings of `[options]`: Python reads them as a part of the value above.
final class SwallowedLines {
    private static final Pattern SETTING = Pattern.compile("^([a-z][a-z_]*)\\s*[=:]\\s*(.*)$");

    private SwallowedLines() {}

    /// The settings that the value has swallowed, as they are meant.
    static List<ConfigEntry> in(ConfigEntry entry) {
        var swallowed = new ArrayList<ConfigEntry>();
        for (var part : entry.parts().subList(1, entry.parts().size())) {
            var setting = SETTING.matcher(part.text());
            if (setting.matches() && OdooOptions.isKnown(setting.group(1))) {
                swallowed.add(new ConfigEntry(
                        entry.section(),
                        setting.group(1),
                        List.of(new Part(part.line(), PythonWhitespace.strip(setting.group(2))))));
            }
        }
        return swallowed;
    }

    /// The setting as it is meant, up to the first one that it has swallowed.
    static ConfigEntry without(ConfigEntry entry) {
        var swallowed = in(entry);
        if (swallowed.isEmpty()) {
            return entry;
        }
        var first = swallowed.getFirst().line();
        return new ConfigEntry(
                entry.section(),
                entry.key(),
                entry.parts().stream().filter(part -> part.line() < first).toList());
    }

    static Stream<ConfigFinding> of(CheckedConfig subject) {
        return subject.entries(ConfigFile.OPTIONS)
                .filter(entry -> !in(entry).isEmpty())
                .map(entry -> finding(subject, entry));
    }

    private static ConfigFinding finding(CheckedConfig subject, ConfigEntry entry) {
        var swallowed = in(entry);
        var keys = swallowed.stream().map(ConfigEntry::key).toList();
        var isSetOnce = keys.stream().distinct().count() == keys.size()
                && keys.stream()
                        .noneMatch(key ->
                                subject.file().own(ConfigFile.OPTIONS, key).isPresent());
        var text = swallowed.stream()
                .map(each -> ConfigCorrection.shown(each.key(), each.value()))
                .collect(Collectors.joining("\n"));
        return new ConfigFinding(
                "lines-swallowed",
                Severity.CRITICAL,
                swallowed.getFirst().line(),
                Stream.concat(Stream.of(entry.line()), swallowed.stream().map(ConfigEntry::line))
                        .map(subject::seen)
                        .collect(Collectors.joining("\n")),
                "An indented line continues the value above: " + ListText.and(keys) + " "
                        + (keys.size() == 1 ? "is" : "are") + " not set, and the value of " + entry.key()
                        + " is wrong.",
                isSetOnce ? Fix.of(subject.file(), text, outdented(subject.file(), swallowed)) : Fix.advice(text));
    }

    private static List<LineEdit> outdented(ConfigFile file, List<ConfigEntry> swallowed) {
        return swallowed.stream()
                .map(each -> LineEdit.replace(
                        each.line(),
                        PythonWhitespace.strip(file.lines().get(each.line() - 1).text())))
                .toList();
    }
}
