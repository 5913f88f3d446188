package signalbox.config.check;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.PythonWhitespace;
import signalbox.config.ConfigError;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigLine;
import signalbox.text.Severity;

/// An odoo.conf in the form in which a program showed it: with something before each line, below the command that
/// printed it, or as YAML. Pure.
///
/// @param code of its finding, if Python finds a section at the beginning all the same
/// @param why what Python makes of it then
/// @param todo what to do about it; empty: the lines themselves say it
/// @param lines what each line of the file becomes; null: it is left out
record PastedForm(String code, String why, String todo, List<@Nullable String> lines) {
    /// One form around another: a command that printed a file with numbers.
    private static final int DEEPEST = 3;

    private static final String LEFT_OUT = "#";

    private static final Pattern FIRST_NUMBER = Pattern.compile("(?m)^\\s*\\d+([\\s:|.)\\u2502]{1,4})\\[[\\w-]+]");
    private static final Pattern NUMBER = Pattern.compile("^\\s*(\\d{1,6})(?!\\w)");
    private static final Pattern MARKED = Pattern.compile("^(\\s*[^\\s\\w\\[#;+]\\s?)\\[(?:options|queue_job)]\\s*$");

    private static final Pattern DIFF_HEAD =
            Pattern.compile("^(?:diff |index |--- |\\+\\+\\+ |@@ -[01][ ,]|new file mode ).*");

    private static final String SIGN = "(?:[\\w.-]+@[\\w.-]+(?:[: ]\\S*)?|(?:PS )?[\\w.~/:\\\\-]*) ?[$#%>]";
    private static final Pattern COMMAND = Pattern.compile("^(?:" + SIGN
            + "\\s+\\S.*|(?:sudo\\s+)?(?:cat|less|more|head|tail|bat|nl|grep|docker|podman|kubectl|ssh)\\s+[^=]+)$");
    private static final Pattern BARE_SIGN = Pattern.compile("^" + SIGN + "$");
    private static final Pattern HERE_DOCUMENT = Pattern.compile("<<-?\\s*[\"']?(\\w+)[\"']?");

    private static final Pattern YAML_SECTION = Pattern.compile("^([A-Za-z_][\\w-]*):$");
    private static final Pattern YAML_SETTING =
            Pattern.compile("^[ \\t]+([A-Za-z_][\\w.-]*):(?:\\s+([^\\s|>&*-].*|-?\\d+))?$");

    /// A header behind something else, or as YAML has it.
    private static final Pattern HIDDEN = Pattern.compile("^[^\\[]*\\S\\s*\\[options]$|^options:$");

    private static final List<Function<ConfigFile, Optional<PastedForm>>> BEFORE_A_SECTION = List.of(
            PastedForm::marked, PastedForm::printed, PastedForm::numbered, PastedForm::difference, PastedForm::yaml);

    private static final List<Function<ConfigFile, Optional<PastedForm>>> ANYWHERE =
            List.of(QuotedLines::of, EntityText::of, SpoiltHeaders::of);

    PastedForm {
        lines = Collections.unmodifiableList(new ArrayList<>(lines));
    }

    /// Empty when Python finds a section at the beginning, or when it is not plain what the file would be without the
    /// form.
    static Optional<PastedForm> of(ConfigFile file) {
        return of(file, DEEPEST);
    }

    private static Optional<PastedForm> of(ConfigFile file, int deepest) {
        return deepest == 0
                ? Optional.empty()
                : Stream.concat(lacksHeader(file) ? BEFORE_A_SECTION.stream() : Stream.empty(), ANYWHERE.stream())
                        .flatMap(form -> form.apply(file).stream())
                        .filter(form -> form.isConfig(file, deepest))
                        .findFirst();
    }

    private static boolean lacksHeader(ConfigFile file) {
        return file.errors().stream().anyMatch(each -> each.kind() == ConfigError.Kind.MISSING_SECTION_HEADER);
    }

    /// The line on which `[options]` stands behind something else, so that a second one would be wrong.
    static Optional<ConfigLine> hiddenOptions(ConfigFile file) {
        return file.hasSection(ConfigFile.OPTIONS)
                ? Optional.empty()
                : file.lines().stream()
                        .filter(line -> line.kind() == ConfigLine.Kind.UNREADABLE)
                        .filter(line -> HIDDEN.matcher(PythonWhitespace.strip(line.text()))
                                .matches())
                        .filter(line -> !line.text().startsWith("\ufeff"))
                        .findFirst();
    }

    private boolean isConfig(ConfigFile file, int deepest) {
        var inside = inside(file);
        if (lacksHeader(inside)) {
            return of(inside, deepest - 1).isPresent();
        }
        return keepsSections(file, inside)
                && (inside.hasSection(ConfigFile.OPTIONS) || inside.hasSection(ConfigFile.QUEUE_JOB));
    }

    /// Whether no section comes to be there twice, or beside one that is only meant for it.
    private static boolean keepsSections(ConfigFile file, ConfigFile inside) {
        return Stream.of(ConfigFile.OPTIONS, ConfigFile.QUEUE_JOB)
                        .filter(known -> inside.hasSection(known) && !file.hasSection(known))
                        .noneMatch(known -> file.sectionNames().stream()
                                .map(name -> SectionRules.meantSection(file, name))
                                .anyMatch(known::equals))
                && repeated(inside) <= repeated(file);
    }

    private static long repeated(ConfigFile file) {
        return file.errors().stream()
                .filter(error -> error.kind() == ConfigError.Kind.DUPLICATE_SECTION)
                .count();
    }

    private static PastedForm allKept(String what, List<String> lines) {
        return around("Take " + what + " off", new ArrayList<@Nullable String>(lines));
    }

    private static PastedForm around(String todo, List<@Nullable String> lines) {
        return new PastedForm("pasted-form", "Python takes it for a part of the file.", todo, lines);
    }

    static PastedForm ofHeaders(List<@Nullable String> lines) {
        return new PastedForm(
                "misspelt-section",
                "Python reads this line as no section: those below it are read in the section above, or not at all.",
                "",
                lines);
    }

    static PastedForm ofQuoted(List<@Nullable String> lines) {
        return new PastedForm(
                "pasted-form",
                "Python takes the first quotation mark for a part of the setting's name, and the last one for a part of its"
                        + " value: nothing reads these lines.",
                "Take the quotation marks around the lines off",
                lines);
    }

    static PastedForm ofEntities(List<@Nullable String> lines) {
        return new PastedForm(
                "pasted-form",
                "Entities of a web page stand for characters here: Python takes them as they are.",
                "",
                lines);
    }

    /// What is wrong with the form itself, as far as Python's own error does not say it.
    Stream<ConfigFinding> finding(ConfigFile file) {
        if (lacksHeader(file)) {
            return Stream.empty();
        }
        var fix = fix(file);
        var line = fix.edits().stream().mapToInt(LineEdit::line).min().orElse(1);
        return Stream.of(new ConfigFinding(code, Severity.CRITICAL, line, seen(file, line), why, fix));
    }

    /// The line as it is, unless it holds a secret.
    private String seen(ConfigFile file, int line) {
        var inside = inside(file).lines().get(line - 1);
        return inside.masked().equals(inside.text()) ? PythonWhitespace.strip(text(file, line - 1)) : inside.masked();
    }

    /// The file without the form. Its lines have the same numbers: a remark stands for a line that is left out, and for
    /// an empty one at the end that has no line end and so would be none.
    ConfigFile inside(ConfigFile file) {
        return ConfigFile.of(
                file.name(),
                IntStream.range(0, lines.size())
                        .mapToObj(i -> inside(i, file.lines().get(i).ending()))
                        .collect(joining()));
    }

    private String inside(int index, String ending) {
        var line = lines.get(index);
        return (line == null || (line.isEmpty() && ending.isEmpty()) ? LEFT_OUT : line) + ending;
    }

    /// Who may not see secrets does not get the edits if a line holds one.
    Fix fix(ConfigFile file) {
        var edits = IntStream.range(0, lines.size())
                .filter(i -> !text(file, i).equals(lines.get(i)))
                .mapToObj(i -> lines.get(i) == null ? LineEdit.remove(i + 1) : LineEdit.replace(i + 1, lines.get(i)))
                .toList();
        var inside = inside(file).lines();
        var hasSecret = edits.stream()
                .map(edit -> edit.lines().isEmpty() ? left(text(file, edit.line() - 1)) : inside.get(edit.line() - 1))
                .anyMatch(line -> !line.masked().equals(line.text()));
        return new Fix(text(inside, edits, hasSecret), edits, hasSecret ? Fix.Kind.SECRET : Fix.Kind.SURE);
    }

    private String text(List<ConfigLine> inside, List<LineEdit> edits, boolean hasSecret) {
        return todo.isEmpty()
                ? edits.stream()
                        .map(edit -> inside.get(edit.line() - 1).masked())
                        .collect(joining("\n"))
                : todo + "; config patch" + (hasSecret ? " --reveal" : "") + " does it.";
    }

    private static String text(ConfigFile file, int index) {
        return file.lines().get(index).text();
    }

    /// A line that is left out: a setting, if it is an old one of a diff.
    private static ConfigLine left(String text) {
        return ConfigFile.of("", text.startsWith("-") ? "[" + ConfigFile.OPTIONS + "]\n" + text.substring(1) : text)
                .lines()
                .getLast();
    }

    private static boolean isEmpty(String text) {
        return text.isBlank() || text.equals(LEFT_OUT);
    }

    /// Below the command that printed it, and perhaps above the next prompt.
    private static Optional<PastedForm> printed(ConfigFile file) {
        var texts = texts(file);
        var first = IntStream.range(0, texts.size())
                .filter(i -> isText(file.lines().get(i)))
                .findFirst();
        if (first.isEmpty()
                || !COMMAND.matcher(PythonWhitespace.strip(texts.get(first.getAsInt())))
                        .matches()) {
            return Optional.empty();
        }
        var lines = new ArrayList<@Nullable String>(texts);
        lines.set(first.getAsInt(), null);
        IntStream.range(first.getAsInt() + 1, texts.size())
                .filter(i -> isText(file.lines().get(i)))
                .reduce((_, last) -> last)
                .stream()
                .filter(last -> BARE_SIGN
                        .matcher(PythonWhitespace.strip(texts.get(last)))
                        .matches())
                .forEach(last -> lines.set(last, null));
        var ending = HERE_DOCUMENT.matcher(texts.get(first.getAsInt()));
        if (ending.find()) {
            IntStream.range(first.getAsInt() + 1, texts.size())
                    .filter(i -> texts.get(i).strip().equals(ending.group(1)))
                    .findFirst()
                    .ifPresent(end -> lines.set(end, null));
        }
        return Optional.of(around("Remove the command that printed it", lines));
    }

    private static boolean isText(ConfigLine line) {
        return line.kind() != ConfigLine.Kind.BLANK && line.kind() != ConfigLine.Kind.COMMENT;
    }

    /// With the number of each line before it. What is between both shows before the first section.
    private static Optional<PastedForm> numbered(ConfigFile file) {
        var texts = texts(file);
        return texts.stream()
                .map(FIRST_NUMBER::matcher)
                .filter(Matcher::find)
                .map(first -> first.group(1))
                .findFirst()
                .filter(_ -> isAscending(texts))
                .map(between -> allKept(
                        "the numbers before the lines",
                        texts.stream()
                                .map(text ->
                                        without(between, NUMBER.matcher(text).replaceFirst("")))
                                .toList()));
    }

    private static boolean isAscending(List<String> texts) {
        int before = -1;
        for (var text : texts) {
            var number = NUMBER.matcher(text);
            if (isEmpty(text)) {
                continue;
            }
            if (!number.find() || Integer.parseInt(number.group(1)) <= before) {
                return false;
            }
            before = Integer.parseInt(number.group(1));
        }
        return true;
    }

    /// A diff of one piece: its old lines are left out.
    private static Optional<PastedForm> difference(ConfigFile file) {
        var texts = texts(file);
        var isDiff = texts.stream().anyMatch(text -> text.startsWith("+"))
                && texts.stream().filter(text -> text.startsWith("@@")).count() <= 1
                && texts.stream()
                        .allMatch(text -> isEmpty(text) || "+- \\".indexOf(text.charAt(0)) >= 0 || isDiffHead(text));
        if (!isDiff) {
            return Optional.empty();
        }
        var lines = new ArrayList<@Nullable String>();
        texts.forEach(text -> lines.add(newLine(text)));
        return Optional.of(around("Take the marks of a diff off", lines));
    }

    private static boolean isDiffHead(String text) {
        return DIFF_HEAD.matcher(text).matches();
    }

    private static @Nullable String newLine(String text) {
        if (isEmpty(text)) {
            return text.strip();
        }
        return text.startsWith("-") || text.startsWith("\\") || isDiffHead(text) ? null : text.substring(1);
    }

    /// The same mark before each line, as in a mail that is answered.
    private static Optional<PastedForm> marked(ConfigFile file) {
        var texts = texts(file);
        return texts.stream()
                .map(MARKED::matcher)
                .filter(Matcher::matches)
                .map(each -> each.group(1))
                .findFirst()
                .filter(mark -> texts.stream().allMatch(text -> isEmpty(text) || text.startsWith(mark.stripTrailing())))
                .map(mark -> allKept(
                        "the \"" + mark.strip() + "\" before the lines",
                        texts.stream().map(text -> without(mark, text)).toList()));
    }

    private static String without(String mark, String text) {
        var bare = mark.stripTrailing();
        return text.startsWith(mark)
                ? text.substring(mark.length())
                : text.substring(text.startsWith(bare) ? bare.length() : 0);
    }

    private static Optional<PastedForm> yaml(ConfigFile file) {
        var lines = new ArrayList<@Nullable String>();
        for (var text : texts(file)) {
            var line = ofYaml(text);
            var isMark = List.of("---", "...").contains(text.strip());
            if (line.isEmpty() && !isMark) {
                return Optional.empty();
            }
            lines.add(line.orElse(null));
        }
        return Optional.of(around("Write it as [SECTION] and KEY = VALUE, not as YAML", lines));
    }

    private static Optional<String> ofYaml(String text) {
        var section = YAML_SECTION.matcher(text.stripTrailing());
        if (text.isBlank() || text.strip().startsWith("#")) {
            return Optional.of(text.strip());
        }
        if (section.matches()) {
            return Optional.of("[" + section.group(1) + "]");
        }
        var setting = YAML_SETTING.matcher(text.stripTrailing());
        return setting.matches()
                ? Optional.of((setting.group(1) + " = " + (setting.group(2) == null ? "" : setting.group(2))).strip())
                : Optional.empty();
    }

    private static List<String> texts(ConfigFile file) {
        return file.lines().stream().map(ConfigLine::text).toList();
    }
}
