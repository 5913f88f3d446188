package signalbox.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.PythonWhitespace;
import signalbox.config.ConfigEntry.Part;
import signalbox.config.ConfigError.Kind;

/// Gives the same results as Python's `configparser.RawConfigParser` with its default arguments, as Odoo uses it. Where
/// Python's releases differ, it follows 3.10 to 3.13 (the name of a section then ends at the last bracket). It goes on
/// after the first fault, so that all lines are known and all faults are reported.
final class ConfigParser {
    private final Set<String> sections = new LinkedHashSet<>();
    private final Map<List<String>, Integer> firstLines = new HashMap<>();
    private final Map<String, Integer> headers = new HashMap<>();
    private final List<ConfigLine> lines = new ArrayList<>();
    private final List<ConfigEntry> entries = new ArrayList<>();
    private final List<ConfigError> errors = new ArrayList<>();
    private final List<Integer> badLines = new ArrayList<>();
    private final StringBuilder badTexts = new StringBuilder();

    private @Nullable String section;
    private @Nullable String key;
    private List<Part> parts = new ArrayList<>();
    private int indent;

    private ConfigParser() {}

    static ConfigFile parse(String name, ConfigText text) {
        var parser = new ConfigParser();
        if (text.undecodable() != null) {
            parser.errors.add(new ConfigError(
                    Kind.UNICODE_DECODE,
                    List.of(text.undecodable()),
                    text.isUtf16()
                            ? "The file is UTF-16: save it as UTF-8"
                            : "Line " + text.undecodable() + " is not UTF-8: save the file in that encoding"));
        }
        for (var line : text.lines()) {
            parser.read(line);
        }
        return parser.file(name);
    }

    private ConfigFile file(String name) {
        close();
        if (!badLines.isEmpty()) {
            errors.add(new ConfigError(Kind.PARSING, badLines, badTexts.toString()));
        }
        return new ConfigFile(name, lines, sections, entries, errors);
    }

    private void read(ConfigText.Line line) {
        int number = lines.size() + 1;
        var content = PythonWhitespace.strip(line.text());
        var kind = kind(number, line.text(), content);
        lines.add(new ConfigLine(number, kind, line.text(), line.ending(), section, kind.isOfSetting() ? key : null));
    }

    private ConfigLine.Kind kind(int number, String text, String content) {
        if (content.isEmpty()) {
            parts.add(new Part(number, ""));
            return ConfigLine.Kind.BLANK;
        }
        if (content.startsWith("#") || content.startsWith(";")) {
            return ConfigLine.Kind.COMMENT;
        }
        if (key != null && PythonWhitespace.indent(text) > indent) {
            parts.add(new Part(number, content));
            return ConfigLine.Kind.CONTINUATION;
        }
        indent = PythonWhitespace.indent(text);
        int bracket = content.lastIndexOf(']');
        if (content.startsWith("[") && bracket > 1) {
            open(number, content.substring(1, bracket));
            return ConfigLine.Kind.HEADER;
        }
        if (number == 1 && content.startsWith("\ufeff[") && bracket > 2) {
            withoutSection(number, content);
            open(number, content.substring(2, bracket));
            return ConfigLine.Kind.HEADER;
        }
        return section == null ? withoutSection(number, content) : setting(number, section, content);
    }

    private void open(int number, String name) {
        close();
        section = name;
        if (name.equals(ConfigFile.DEFAULT)) {
            return;
        }
        sections.add(name);
        var first = headers.putIfAbsent(name, number);
        if (first != null) {
            errors.add(new ConfigError(
                    Kind.DUPLICATE_SECTION,
                    List.of(number),
                    "Line " + number + ": the section [" + SecretSettings.text(name) + "] is already on line "
                            + first));
        }
    }

    private ConfigLine.Kind withoutSection(int number, String content) {
        if (errors.stream().noneMatch(error -> error.kind() == Kind.MISSING_SECTION_HEADER)) {
            errors.add(new ConfigError(
                    Kind.MISSING_SECTION_HEADER,
                    List.of(number),
                    "Line " + number + " comes before any [section]: " + shown(content)));
        }
        return ConfigLine.Kind.UNREADABLE;
    }

    private ConfigLine.Kind setting(int number, String section, String content) {
        int delimiter = delimiter(content);
        if (delimiter < 0) {
            refuse(number, content, "is not a setting: it has no = and no \":\"");
            return ConfigLine.Kind.UNREADABLE;
        }
        var name = PythonWhitespace.stripEnd(content.substring(0, delimiter)).toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            refuse(number, content, "is a setting without a key");
        }
        close();
        var first = firstLines.putIfAbsent(List.of(section, name), number);
        if (first != null) {
            errors.add(new ConfigError(
                    Kind.DUPLICATE_OPTION,
                    List.of(number),
                    "Line " + number + ": " + SecretSettings.text(name) + " is already set on line " + first));
        }
        if (name.isEmpty()) {
            return ConfigLine.Kind.UNREADABLE;
        }
        key = name;
        parts.add(new Part(number, PythonWhitespace.strip(content.substring(delimiter + 1))));
        return ConfigLine.Kind.SETTING;
    }

    /// The index of the character that ends the key; -1 when there is none.
    static int delimiter(String content) {
        int equals = content.indexOf('=');
        int colon = content.indexOf(':');
        return equals < 0 || colon < 0 ? Math.max(equals, colon) : Math.min(equals, colon);
    }

    /// The value above stays open, as in Python.
    private void refuse(int number, String content, String why) {
        badLines.add(number);
        if (badLines.size() <= 10) {
            badTexts.append(badTexts.isEmpty() ? "Line " : "; line ")
                    .append(number)
                    .append(' ')
                    .append(why)
                    .append(": ")
                    .append(shown(content));
        }
    }

    /// The line for a message. The text after a secret may be a part of it, so it is hidden, too.
    private String shown(String content) {
        var text = key == null ? SecretSettings.text(content) : SecretSettings.value(key, content);
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    private void close() {
        if (section != null && key != null) {
            entries.add(new ConfigEntry(section, key, parts));
        }
        key = null;
        parts = new ArrayList<>();
    }
}
