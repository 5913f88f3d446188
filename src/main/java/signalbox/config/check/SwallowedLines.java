package signalbox.config.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
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
    private static final Pattern SETTING = Pattern.compile("^([A-Za-z_][\\w.]*)\\s*([=:])\\s*(.*)$");

    private SwallowedLines() {}

    /// The settings that the value has swallowed, as they are meant: from the first one on that Odoo knows, or from an
    /// indented section on, each line that is written as a setting. Other lines continue the setting above them.
    static List<ConfigEntry> in(ConfigEntry entry) {
        var swallowed = new ArrayList<ConfigEntry>();
        var section = entry.section();
        for (var part : beyondValue(entry)) {
            var setting = setting(section, part);
            if (isSection(part)) {
                section = part.text().substring(1, part.text().length() - 1);
            } else if (setting.isPresent()) {
                swallowed.add(setting.get());
            } else if (!swallowed.isEmpty() && swallowed.getLast().section().equals(section)) {
                swallowed.set(swallowed.size() - 1, continued(swallowed.getLast(), part));
            }
        }
        return swallowed;
    }

    /// The lines from the first one on that is no part of the value.
    private static List<Part> beyondValue(ConfigEntry entry) {
        return entry.parts().stream()
                .skip(1)
                .dropWhile(part -> !isSection(part)
                        && setting(entry.section(), part)
                                .filter(setting -> OptionRules.isKnown(setting.key()))
                                .isEmpty())
                .toList();
    }

    /// An indented section is a finding of its own.
    private static boolean isSection(Part part) {
        return part.text().equals("[" + ConfigFile.OPTIONS + "]")
                || part.text().equals("[" + ConfigFile.QUEUE_JOB + "]");
    }

    /// Those that are meant for the section of the value.
    private static List<ConfigEntry> ofItsSection(ConfigEntry entry) {
        return in(entry).stream()
                .takeWhile(setting -> setting.section().equals(entry.section()))
                .toList();
    }

    /// A colon ends only a name that Odoo knows: others may be the beginning of a URL or of a time.
    private static Optional<ConfigEntry> setting(String section, Part part) {
        var setting = SETTING.matcher(part.text());
        return setting.matches() && (setting.group(2).equals("=") || OptionRules.isKnown(key(setting)))
                ? Optional.of(new ConfigEntry(
                        section,
                        key(setting),
                        List.of(new Part(part.line(), PythonWhitespace.strip(setting.group(3))))))
                : Optional.empty();
    }

    private static String key(MatchResult setting) {
        return setting.group(1).toLowerCase(Locale.ROOT);
    }

    private static ConfigEntry continued(ConfigEntry entry, Part part) {
        return new ConfigEntry(
                entry.section(),
                entry.key(),
                Stream.concat(entry.parts().stream(), Stream.of(part)).toList());
    }

    /// The setting as it is meant, up to the first line that it has swallowed.
    private static ConfigEntry without(ConfigEntry entry) {
        var beyond = beyondValue(entry);
        return beyond.isEmpty()
                ? entry
                : new ConfigEntry(
                        entry.section(),
                        entry.key(),
                        entry.parts().stream()
                                .filter(part -> part.line() < beyond.getFirst().line())
                                .toList());
    }

    /// The setting as it is meant, and those that it has swallowed.
    static Stream<ConfigEntry> apart(ConfigEntry entry) {
        return Stream.concat(Stream.of(without(entry)), in(entry).stream());
    }

    static Stream<ConfigFinding> of(CheckedConfig subject) {
        return subject.entries(ConfigFile.OPTIONS)
                .filter(entry -> !ofItsSection(entry).isEmpty())
                .map(entry -> finding(subject, entry));
    }

    private static ConfigFinding finding(CheckedConfig subject, ConfigEntry entry) {
        var swallowed = ofItsSection(entry);
        var keys = swallowed.stream().map(ConfigEntry::key).toList();
        var text = swallowed.stream()
                .map(each -> ConfigCorrection.shown(each.key(), fitting(each)))
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
                canBeSet(subject, swallowed)
                        ? Fix.of(subject.file(), text, outdented(subject.file(), swallowed))
                        : Fix.advice(text));
    }

    /// Whether Python and Odoo take all of them: each set once, and numbers where these must be. Some of them alone
    /// would
    /// only swallow the others.
    private static boolean canBeSet(CheckedConfig subject, List<ConfigEntry> swallowed) {
        var keys = new HashSet<String>();
        return swallowed.stream()
                .allMatch(each -> keys.add(each.key())
                        && subject.file().own(ConfigFile.OPTIONS, each.key()).isEmpty()
                        && (!OdooOptions.isNumber(each.key()) || OdooOptions.fits(each.key(), fitting(each))));
    }

    /// The value, or the number that is meant by it.
    private static String fitting(ConfigEntry entry) {
        return OdooOptions.isNumber(entry.key()) ? MeantNumber.of(entry.key(), entry.value()) : entry.value();
    }

    private static List<LineEdit> outdented(ConfigFile file, List<ConfigEntry> swallowed) {
        return swallowed.stream()
                .map(each -> LineEdit.replace(each.line(), outdented(file, each)))
                .toList();
    }

    private static String outdented(ConfigFile file, ConfigEntry entry) {
        var line = PythonWhitespace.strip(file.lines().get(entry.line() - 1).text());
        return fitting(entry).equals(entry.value()) ? line : entry.key() + " = " + fitting(entry);
    }
}
