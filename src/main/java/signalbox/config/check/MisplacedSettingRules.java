package signalbox.config.check;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import signalbox.channel.text.PythonWhitespace;
import signalbox.config.ConfigEntry;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigLine;
import signalbox.config.RunnerSetting;
import signalbox.text.ListText;
import signalbox.text.Severity;

/// Settings in a place where Python does not read them: inside another value, or after a section header.
final class MisplacedSettingRules {
    private static final Pattern SETTING = pattern("[=:]");
    /// A channel may be named `host` and have a capacity.
    private static final Pattern AMONG_CHANNELS = pattern("=");

    private static final Pattern ANY_SETTING = Pattern.compile("^[A-Za-z_][\\w.]*\\s*[=:]\\s*\\S");

    private MisplacedSettingRules() {}

    private static Pattern pattern(String delimiter) {
        return Pattern.compile("(?U)(?<!\\S)("
                + Stream.of(RunnerSetting.values()).map(RunnerSetting::key).collect(joining("|")) + ")\\s*+"
                + delimiter);
    }

    private record Piece(String key, String value) {
        List<String> lines() {
            return ConfigCorrection.lines(key, value);
        }

        String shown() {
            return ConfigCorrection.shown(key, value);
        }
    }

    /// The parts of a value. The text before the first setting in it has no key.
    private static List<Piece> pieces(String text, Pattern pattern) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        var key = "";
        for (MatchResult found : pattern.matcher(text).results().toList()) {
            pieces.add(new Piece(key, PythonWhitespace.strip(text.substring(from, found.start()))));
            key = found.group(1);
            from = found.end();
        }
        pieces.add(new Piece(key, PythonWhitespace.strip(text.substring(from))));
        return pieces;
    }

    private static List<Piece> pieces(ConfigEntry entry) {
        return pieces(entry.value(), entry.key().equals(RunnerSetting.CHANNELS.key()) ? AMONG_CHANNELS : SETTING);
    }

    /// The settings of a value, each by itself. They all stand in its first line, as far as messages say.
    static List<ConfigEntry> settings(ConfigEntry entry) {
        var pieces = new ArrayList<>(pieces(entry));
        if (pieces.size() == 1) {
            return List.of(entry);
        }
        pieces.set(0, new Piece(entry.key(), pieces.getFirst().value()));
        return pieces.stream()
                .map(piece -> new ConfigEntry(
                        entry.section(), piece.key(), List.of(new ConfigEntry.Part(entry.line(), piece.value()))))
                .toList();
    }

    /// The settings behind a section's name.
    static List<ConfigEntry> settings(ConfigLine header) {
        var section = header.section();
        if (header.kind() != ConfigLine.Kind.HEADER || section == null) {
            return List.of();
        }
        var pieces = pieces(behind(header), SETTING);
        return !pieces.getFirst().value().isEmpty()
                ? List.of()
                : pieces.stream()
                        .skip(1)
                        .map(piece -> new ConfigEntry(
                                section, piece.key(), List.of(new ConfigEntry.Part(header.number(), piece.value()))))
                        .toList();
    }

    static Stream<ConfigFinding> inValues(CheckedConfig subject) {
        return subject.entries(ConfigFile.QUEUE_JOB)
                .filter(entry -> pieces(entry).size() > 1)
                .map(entry -> inValue(subject, entry));
    }

    private static ConfigFinding inValue(CheckedConfig subject, ConfigEntry entry) {
        var pieces = new ArrayList<>(pieces(entry));
        pieces.set(0, new Piece(entry.key(), pieces.getFirst().value()));
        var lines = pieces.stream().flatMap(piece -> piece.lines().stream()).toArray(String[]::new);
        var shown = pieces.stream().map(Piece::shown).collect(joining("\n"));
        return new ConfigFinding(
                "several-settings-in-one-value",
                Severity.CRITICAL,
                entry.line(),
                seen(subject, entry),
                "Python reads the whole line as the value of " + entry.key() + "; "
                        + ListText.and(pieces.stream().skip(1).map(Piece::key).toList())
                        + " keep their defaults. Put each setting on its own line, without indentation.",
                isSetOnce(subject, pieces.subList(1, pieces.size()))
                        ? Fix.of(subject.file(), shown, ConfigCorrection.in(subject.file(), entry, lines))
                        : Fix.advice(shown));
    }

    private static String seen(CheckedConfig subject, ConfigEntry entry) {
        return entry.parts().stream().map(part -> subject.seen(part.line())).collect(joining("\n"));
    }

    /// Whether none of the settings is set elsewhere: otherwise the lines would be duplicates.
    private static boolean isSetOnce(CheckedConfig subject, List<Piece> pieces) {
        var keys = new HashSet<String>();
        return pieces.stream().map(Piece::key).allMatch(key -> keys.add(key) && !subject.isSet(key));
    }

    static Stream<ConfigFinding> behindHeaders(CheckedConfig subject) {
        return subject.file().lines().stream()
                .filter(line -> line.kind() == ConfigLine.Kind.HEADER)
                .filter(line -> !behind(line).isEmpty()
                        && !behind(line).startsWith("#")
                        && !behind(line).startsWith(";"))
                .map(line -> behindHeader(subject, line));
    }

    /// What Python ignores. It takes all up to the last bracket for the name of the section.
    private static String behind(ConfigLine header) {
        var isOfName = header.section() != null && header.section().contains("]");
        return isOfName
                ? ""
                : PythonWhitespace.strip(header.text().substring(header.text().lastIndexOf(']') + 1));
    }

    private static ConfigFinding behindHeader(CheckedConfig subject, ConfigLine header) {
        var pieces = pieces(behind(header), SETTING);
        var settings = pieces.subList(1, pieces.size());
        return new ConfigFinding(
                "text-behind-section",
                settings.isEmpty() ? Severity.WARNING : Severity.CRITICAL,
                header.number(),
                subject.seen(header.number()),
                "Python ignores text after a section's name on the same line.",
                settings.isEmpty() || !pieces.getFirst().value().isEmpty()
                        ? textApart(subject, header)
                        : ownLines(subject, header, settings));
    }

    /// A setting on a line of its own; any other text as a remark, as a line that is no setting would be an error.
    private static Fix textApart(CheckedConfig subject, ConfigLine header) {
        var name = "[" + header.section() + "]";
        var text = behind(header);
        if (ANY_SETTING.matcher(text).find()) {
            return Fix.advice(name + "\n" + text);
        }
        var lines = holdsText(text) ? new String[] {name, "# " + text} : new String[] {name};
        return Fix.of(subject.file(), String.join("\n", lines), List.of(LineEdit.replace(header.number(), lines)));
    }

    /// Not only marks, or what a web page leaves behind.
    private static boolean holdsText(String text) {
        return text.replaceAll("<[^>]*>|&\\w+;", "").chars().anyMatch(Character::isLetterOrDigit);
    }

    private static Fix ownLines(CheckedConfig subject, ConfigLine header, List<Piece> settings) {
        var name = "[" + header.section() + "]";
        var lines = Stream.concat(Stream.of(name), settings.stream().flatMap(piece -> piece.lines().stream()))
                .toArray(String[]::new);
        var shown = name + "\n" + settings.stream().map(Piece::shown).collect(joining("\n"));
        var isSafe = ConfigFile.QUEUE_JOB.equals(header.section()) && isSetOnce(subject, settings);
        return isSafe
                ? Fix.of(subject.file(), shown, List.of(LineEdit.replace(header.number(), lines)))
                : Fix.advice(shown);
    }
}
