package signalbox.config.check;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import signalbox.channel.text.PythonWhitespace;
import signalbox.config.ConfigEntry;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigLine.Kind;
import signalbox.config.EffectiveSettings.Variable;
import signalbox.config.RunnerSetting;
import signalbox.config.SecretSettings;

/// Edits that leave everything else as it is: order, comments, other lines.
final class ConfigCorrection {
    private static final String CONTINUED = "    ";

    private ConfigCorrection() {}

    /// Gives runner settings these values, wherever they are set now.
    static Fix settings(CheckedConfig subject, Map<RunnerSetting, String> wanted) {
        var variables = wanted.keySet().stream()
                .filter(setting -> subject.setting(setting).origin() instanceof Variable)
                .map(setting -> setting.variable() + "=" + wanted.get(setting))
                .toList();
        return variables.isEmpty() ? inFile(subject, wanted) : Fix.advice(String.join("\n", variables));
    }

    private static Fix inFile(CheckedConfig subject, Map<RunnerSetting, String> wanted) {
        var file = subject.file();
        var edits = new ArrayList<LineEdit>();
        var added = new ArrayList<String>();
        wanted.forEach((setting, value) -> file.own(ConfigFile.QUEUE_JOB, setting.key())
                .ifPresentOrElse(
                        entry -> edits.addAll(value(file, entry, value)),
                        () -> added.addAll(lines(setting.key(), value))));
        if (!added.isEmpty()) {
            edits.add(add(file, ConfigFile.QUEUE_JOB, added));
        }
        var text = wanted.entrySet().stream()
                .map(each -> shown(each.getKey().key(), each.getValue()))
                .collect(joining("\n"));
        return Fix.of(file, "[queue_job]\n" + text, edits);
    }

    /// Gives a setting another value, in its own line; only says so where the file means the setting and has no such
    /// line.
    static Fix value(CheckedConfig subject, ConfigEntry entry, String value) {
        var text = shown(entry.key(), value);
        return subject.isOwnLine(entry)
                ? Fix.of(subject.file(), text, value(subject.file(), entry, value))
                : Fix.advice(text);
    }

    /// Gives a setting another value. Comments inside the old value stay.
    static List<LineEdit> value(ConfigFile file, ConfigEntry entry, String value) {
        var parts = value.split("\n");
        var written = IntStream.range(0, parts.length)
                .filter(i -> i == 0 || !parts[i].isBlank())
                .mapToObj(i -> parts[i])
                .toList();
        var lines = entry.parts().stream()
                .filter(part -> part.line() == entry.line() || !part.text().isEmpty())
                .toList();
        return written.size() == lines.size() ? lineByLine(file, lines, written) : rewritten(file, entry, parts);
    }

    /// Each line in its own place, so that remarks stay with the lines that they are about.
    private static List<LineEdit> lineByLine(ConfigFile file, List<ConfigEntry.Part> lines, List<String> values) {
        return IntStream.range(0, lines.size())
                .filter(i -> !PythonWhitespace.strip(values.get(i))
                        .equals(lines.get(i).text()))
                .mapToObj(i -> LineEdit.replace(lines.get(i).line(), replaced(file, lines.get(i), i, values.get(i))))
                .toList();
    }

    private static String replaced(ConfigFile file, ConfigEntry.Part part, int index, String value) {
        var line = file.lines().get(part.line() - 1).text();
        var before = index == 0 ? beforeValue(PythonWhitespace.strip(line)) : "";
        return indent(line) + PythonWhitespace.stripEnd(before + PythonWhitespace.strip(value));
    }

    private static List<LineEdit> rewritten(ConfigFile file, ConfigEntry entry, String[] parts) {
        var before = beforeValue(PythonWhitespace.strip(text(file, entry)));
        return in(
                file,
                entry,
                IntStream.range(0, parts.length)
                        .mapToObj(i -> i == 0 ? before + parts[i] : CONTINUED + parts[i])
                        .toArray(String[]::new));
    }

    private static String text(ConfigFile file, ConfigEntry entry) {
        return file.lines().get(entry.line() - 1).text();
    }

    /// The text up to the value, with spaces around the =.
    private static String beforeValue(String line) {
        int end = IntStream.range(0, line.length())
                .filter(i -> line.charAt(i) == '=' || line.charAt(i) == ':')
                .findFirst()
                .orElseThrow();
        int value = end + 1 + PythonWhitespace.indent(line.substring(end + 1));
        if (line.charAt(end) == '=') {
            return PythonWhitespace.stripEnd(line.substring(0, end)) + " = ";
        }
        return value == line.length() ? line.substring(0, end + 1) + " " : line.substring(0, value);
    }

    /// Replaces a setting by these lines, with the same indentation.
    static List<LineEdit> in(ConfigFile file, ConfigEntry entry, String... lines) {
        var indent = indent(text(file, entry));
        var edits = new ArrayList<LineEdit>();
        edits.add(LineEdit.replace(
                entry.line(), Stream.of(lines).map(indent::concat).toArray(String[]::new)));
        entry.parts().stream()
                .skip(1)
                .filter(part -> !part.text().isEmpty())
                .map(part -> LineEdit.remove(part.line()))
                .forEach(edits::add);
        return edits;
    }

    /// Removes a setting.
    static List<LineEdit> without(ConfigFile file, ConfigEntry entry) {
        return in(file, entry);
    }

    /// Inserts lines at the beginning of a section, or of the one that is meant for it. If the section does not exist,
    /// it is added at the end of the
    /// file.
    static LineEdit add(ConfigFile file, String section, List<String> lines) {
        for (var line : file.lines()) {
            if (line.kind() == Kind.HEADER
                    && section.equals(SectionRules.meantSection(file, String.valueOf(line.section())))) {
                var indent = indentBelow(file, line.number());
                return LineEdit.insert(
                        line.number() + 1, lines.stream().map(indent::concat).toList());
            }
        }
        int end = file.lines().size() + 1;
        var separated = end == 1 ? Stream.of("[" + section + "]") : Stream.of("", "[" + section + "]");
        return LineEdit.insert(end, Stream.concat(separated, lines.stream()).toList());
    }

    /// The indentation of the next setting: with less, a new setting would take the next one into its value.
    private static String indentBelow(ConfigFile file, int header) {
        return file.lines().stream()
                .skip(header)
                .filter(line -> line.kind() == Kind.SETTING || line.kind() == Kind.HEADER)
                .findFirst()
                .filter(line -> line.kind() == Kind.SETTING)
                .map(line -> indent(line.text()))
                .orElse("");
    }

    private static String indent(String line) {
        return line.substring(0, PythonWhitespace.indent(line));
    }

    /// The text for the file, with secrets masked.
    static String shown(String key, String value) {
        return String.join("\n", lines(key, SecretSettings.value(key, value)));
    }

    /// The text for the file.
    static List<String> lines(String key, String value) {
        var lines = new ArrayList<String>();
        for (var part : value.split("\n")) {
            lines.add(lines.isEmpty() ? PythonWhitespace.stripEnd(key + " = " + part) : CONTINUED + part);
        }
        return lines;
    }
}
