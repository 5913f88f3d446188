package signalbox.config.check;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import signalbox.channel.text.PythonWhitespace;
import signalbox.config.ConfigEntry;
import signalbox.config.ConfigError;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigLine;
import signalbox.text.Severity;

/// The faults for which Python refuses the file: Odoo then does not start at all.
final class ParseRules {
    private static final String BOM = "\ufeff";

    private static final Pattern SETTING = Pattern.compile("^[^\\s=:]+\\s*[=:]\\s*\\S");
    private static final Pattern WITHOUT_DELIMITER = Pattern.compile("^([A-Za-z_]\\w*)\\s+(?:[-~]+>\\s*)?(\\S.*)$");
    private static final Pattern FENCE = Pattern.compile("(?:`{3,}|~{3,})\\w*|-{3,}|\\.{3}");

    private static final Set<String> OF_FORM = Set.of("unicode-decode-error", "missing-section-header-error");

    private ParseRules() {}

    static Stream<ConfigFinding> errors(CheckedConfig subject) {
        return subject.file().errors().stream()
                .map(error -> new ConfigFinding(
                        code(error),
                        Severity.CRITICAL,
                        error.line(),
                        error.message(),
                        "Python raises " + error.kind().pythonName() + " for this file, so Odoo does not start.",
                        fix(subject, error)));
    }

    /// The faults of the form in which the file was pasted: of the others nothing is known before it is taken off.
    static Stream<ConfigFinding> errorsOfForm(CheckedConfig subject) {
        return errors(subject).filter(finding -> OF_FORM.contains(finding.code()));
    }

    /// `duplicate-option-error` for `DuplicateOptionError`.
    private static String code(ConfigError error) {
        return error.kind().pythonName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static Fix fix(CheckedConfig subject, ConfigError error) {
        return switch (error.kind()) {
            case UNICODE_DECODE ->
                recoded(subject.file(), error.message().contains("UTF-16") ? "UTF-16" : "ISO-8859-1", "");
            case MISSING_SECTION_HEADER ->
                PastedForm.of(subject.file())
                        .map(form -> form.fix(subject.file()))
                        .orElseGet(() -> header(subject.file(), error.line()));
            case DUPLICATE_SECTION ->
                Fix.advice("Move the settings below line " + error.line()
                        + " to the first section of that name, and remove the line.");
            case DUPLICATE_OPTION -> duplicate(subject, error.line());
            case PARSING -> unreadable(subject, error.lines());
        };
    }

    private static Fix header(ConfigFile file, int line) {
        var text = file.lines().get(line - 1).text();
        if (line == 1 && text.startsWith(BOM)) {
            var clean = text.substring(1);
            return Fix.of(
                    file, clean + "\n(without the byte order mark before it)", List.of(LineEdit.replace(1, clean)));
        }
        if (isFence(text)) {
            return Fix.of(file, "(without line " + line + ")", List.of(LineEdit.remove(line)));
        }
        var hidden = PastedForm.hiddenOptions(file);
        if (hidden.isPresent()) {
            return Fix.advice("Write [options] alone on line " + hidden.get().number()
                    + ", and KEY = VALUE on the lines below, with nothing before them.");
        }
        var lines = List.of("[" + ConfigFile.OPTIONS + "]");
        if (!file.hasSection(ConfigFile.OPTIONS)) {
            return Fix.of(file, lines.getFirst() + "\n" + text, List.of(LineEdit.insert(line, lines)));
        }
        return SETTING.matcher(PythonWhitespace.strip(text)).find()
                ? belowOptions(file, line)
                : Fix.advice("Remove line " + line + ", or write # before it.");
    }

    /// A setting that stands before `[options]`, which may have it itself.
    private static Fix belowOptions(ConfigFile file, int line) {
        var setting = ConfigFile.of(
                        "",
                        "[" + ConfigFile.OPTIONS + "]\n"
                                + PythonWhitespace.strip(
                                        file.lines().get(line - 1).text()))
                .entries()
                .getFirst();
        var own = file.own(ConfigFile.OPTIONS, setting.key());
        if (own.isEmpty()) {
            return Fix.advice("Move line " + line + " below [options].");
        }
        return own.get().value().equals(setting.value())
                ? Fix.of(file, "Remove line " + line + ": [options] has it, too.", List.of(LineEdit.remove(line)))
                : Fix.advice("Keep one of the two: [options] has another " + setting.key() + " on line "
                        + own.get().line() + ".");
    }

    /// What is around a piece of a Markdown or YAML document.
    private static boolean isFence(String line) {
        return FENCE.matcher(PythonWhitespace.strip(line)).matches();
    }

    /// The settings that lack the = between a name that Odoo or queue_job knows and the value; none when a line is
    /// anything else.
    static Optional<ConfigEntry> withoutDelimiter(ConfigLine line) {
        var parts = WITHOUT_DELIMITER.matcher(PythonWhitespace.strip(line.text()));
        return (line.kind() == ConfigLine.Kind.UNREADABLE || hasNameWithBlank(line))
                        && line.section() != null
                        && parts.matches()
                ? Optional.of(new ConfigEntry(
                                line.section(),
                                parts.group(1).toLowerCase(Locale.ROOT),
                                List.of(new ConfigEntry.Part(line.number(), parts.group(2)))))
                        .filter(entry -> OptionRules.isKnown(entry.key()) || SectionRules.isOfRunner(entry.key()))
                : Optional.empty();
    }

    /// `channels root:2`: Python takes `channels root` for the name.
    private static boolean hasNameWithBlank(ConfigLine line) {
        return line.kind() == ConfigLine.Kind.SETTING
                && String.valueOf(line.key()).matches("\\w+\\s+[^\\s=].*");
    }

    /// Settings whose name runs into their value.
    static Stream<ConfigFinding> runIntoValues(CheckedConfig subject) {
        return subject.file().lines().stream()
                .filter(ParseRules::hasNameWithBlank)
                .flatMap(line -> withoutDelimiter(line).stream().map(entry -> runsIntoValue(subject, line, entry)));
    }

    private static ConfigFinding runsIntoValue(CheckedConfig subject, ConfigLine line, ConfigEntry entry) {
        var edits = readable(subject.file(), line).stream().toList();
        var text = ConfigCorrection.shown(entry.key(), entry.value());
        return new ConfigFinding(
                "setting-without-equals",
                Severity.WARNING,
                line.number(),
                subject.seen(line.number()),
                "Python takes all up to the first \":\" or = for the name of the setting: " + entry.key()
                        + " is not set here.",
                edits.isEmpty() ? Fix.advice(text) : Fix.of(subject.file(), text, edits));
    }

    private static Fix unreadable(CheckedConfig subject, List<Integer> numbers) {
        var file = subject.file();
        var edits = numbers.stream()
                .map(number -> file.lines().get(number - 1))
                .flatMap(line -> readable(file, line).stream())
                .toList();
        if (edits.size() < numbers.size()) {
            return Fix.advice("Write KEY = VALUE. Or indent the line if it continues the value above. Or comment"
                    + " it out:\n# "
                    + subject.seen(numbers.getFirst()));
        }
        return Fix.of(file, corrected(numbers, edits), edits);
    }

    private static String corrected(List<Integer> numbers, List<LineEdit> edits) {
        var lines = edits.stream().flatMap(edit -> edit.lines().stream()).toList();
        return lines.isEmpty() ? "(without line " + numbers.getFirst() + ")" : String.join("\n", lines);
    }

    private static Optional<LineEdit> readable(ConfigFile file, ConfigLine line) {
        return isFence(line.text())
                ? Optional.of(LineEdit.remove(line.number()))
                : withoutDelimiter(line)
                        .filter(entry -> file.own(entry.section(), entry.key()).isEmpty())
                        .map(entry -> LineEdit.replace(
                                line.number(),
                                line.text().substring(0, PythonWhitespace.indent(line.text())) + entry.key() + " = "
                                        + entry.value()));
    }

    /// Only a person can say which of the two values is right.
    private static Fix duplicate(CheckedConfig subject, int line) {
        var file = subject.file();
        var repeated =
                file.entries().stream().filter(entry -> entry.line() == line).findFirst();
        var first = repeated.flatMap(entry -> file.entry(entry.section(), entry.key()));
        var isSame = first.map(ConfigEntry::value).equals(repeated.map(ConfigEntry::value));
        return repeated.filter(_ -> isSame)
                .map(entry ->
                        Fix.of(file, subject.seen(first.orElseThrow().line()), ConfigCorrection.without(file, entry)))
                .orElseGet(() -> Fix.advice("Keep one of the two lines."));
    }

    private static Fix recoded(ConfigFile file, String from, String after) {
        return Fix.advice(
                "iconv -f " + from + " -t UTF-8 " + word(file.name()) + " > " + word(file.name() + ".utf8") + after);
    }

    /// A word of a shell.
    static String word(String name) {
        return name.matches("[\\w./~+-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }

    /// Editors show none of these, and a value that has one is cut there or refused.
    static Stream<ConfigFinding> nulCharacters(CheckedConfig subject) {
        return subject.file().lines().stream()
                .filter(line -> line.text().indexOf('\0') >= 0)
                .limit(1)
                .map(line -> new ConfigFinding(
                        "nul-character",
                        Severity.CRITICAL,
                        line.number(),
                        "Line " + line.number() + " has a NUL byte.",
                        "An odoo.conf is a text without NUL bytes: this file is damaged, or UTF-16 without a byte order"
                                + " mark. Python takes them for parts of names and values.",
                        recoded(subject.file(), "UTF-16LE", ", or a copy from before.")));
    }

    /// An indented header belongs to the value above it.
    static Stream<ConfigFinding> swallowedHeaders(CheckedConfig subject) {
        return subject.file().lines().stream()
                .filter(line -> line.kind() == ConfigLine.Kind.CONTINUATION)
                .filter(line ->
                        List.of("[options]", "[queue_job]").contains(line.text().strip()))
                .map(line -> new ConfigFinding(
                        "indented-section",
                        Severity.CRITICAL,
                        line.number(),
                        line.text(),
                        "An indented line continues the value above. This line and the indented lines below it"
                                + " are read as part of " + Objects.requireNonNull(line.key()) + ".",
                        Fix.of(
                                subject.file(),
                                line.text().strip(),
                                List.of(LineEdit.replace(
                                        line.number(), line.text().strip())))));
    }
}
