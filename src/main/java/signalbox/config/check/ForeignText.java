package signalbox.config.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import signalbox.config.ConfigError;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigLine;
import signalbox.text.Severity;

/// A text that is no odoo.conf, and what it looks like instead. Nothing in it is judged, and nothing is corrected: the
/// settings are not where Python would find them. Pure.
enum ForeignText {
    RTF("a document of a word processor", "Save it as plain text.", text -> text.startsWith("{\\rtf")),
    JSON(
            "JSON",
            "Write [SECTION], and below it KEY = VALUE, each on a line of its own. If the JSON holds the file as a"
                    + " text, take that out: jq -r .NAME FILE > FILE.lines",
            matches("^[\\[{]\\s*+[\"{](?s:.*?)\"\\s?:")),
    HTML(
            "a web page",
            "Copy the text that the browser shows, or read the file itself.",
            matches("^(?i)<(?:!doctype|\\?xml|html|head|body|div|pre|span|p)\\b")),
    MANIFEST(
            "a manifest of Kubernetes",
            "Take the file out of it: kubectl get configmap NAME -o jsonpath='{.data.odoo\\.conf}' > odoo.conf",
            matches("^(?m)(?:---\\s+)?(?:apiVersion|kind):\\s+\\S+$(?s:.*)^(?:kind|apiVersion|metadata):")),
    COMPOSE(
            "a file of Docker Compose",
            "Check the odoo.conf that the service mounts, usually at /etc/odoo/odoo.conf.",
            matches("(?m)^services:\\s*$(?s:.*)^\\s+(?:image|build|command|environment|volumes):")),
    TABLE(
            "a table",
            "Write each row as KEY = VALUE, below [options] or [queue_job].",
            matches("(?m)^\\|? ?:?-{2,}:? ?\\|[-:| ]*$")),
    ESCAPED(
            "a file whose line ends are the two characters \\n",
            "Make lines of them: sed 's/\\\\n/\\n/g' FILE > FILE.lines",
            ForeignText::hasEscapedLines),
    ONE_LINE(
            "a file on one line",
            "Write each section and each setting on a line of its own.",
            ForeignText::hasSectionsOnOneLine),
    OTHER(
            "another text: it has no section and no setting",
            "Check the file that Odoo gets by -c, usually /etc/odoo/odoo.conf.",
            Pattern.compile("=|\\[(?:options|queue_job)|(?m)^\\s*(?:options|queue_job):")
                    .asPredicate()
                    .negate());

    private static final Pattern SECTION = Pattern.compile("\\[(?:options|queue_job)]");
    private static final Pattern ESCAPED_LINE =
            Pattern.compile("\\\\n[ \\t]*(?:\\[(?:options|queue_job)]|([A-Za-z_]\\w{0,40})\\s*=)");

    private final String name;
    private final String todo;
    private final Predicate<String> looksSo;

    ForeignText(String name, String todo, Predicate<String> looksSo) {
        this.name = name;
        this.todo = todo;
        this.looksSo = looksSo;
    }

    private static Predicate<String> matches(String pattern) {
        return Pattern.compile(pattern).asPredicate();
    }

    /// Such a line stands in it, and names a section or a setting that is known.
    private static boolean hasEscapedLines(String text) {
        return ESCAPED_LINE
                .matcher(text)
                .results()
                .anyMatch(line -> line.group(1) == null
                        || OptionRules.isKnown(line.group(1))
                        || SectionRules.isOfRunner(line.group(1)));
    }

    private static boolean hasSectionsOnOneLine(String text) {
        return text.lines().filter(line -> SECTION.matcher(line).lookingAt()).anyMatch(line -> {
            var next = Math.max(line.lastIndexOf(" [options]"), line.lastIndexOf(" [queue_job]"));
            return next > 0 && line.indexOf('=') > 0 && line.indexOf('=') < next;
        });
    }

    /// Empty for an odoo.conf, however many faults it has.
    static Optional<ConfigFinding> of(ConfigFile file) {
        var lines = file.lines().stream()
                .filter(line -> line.kind() != ConfigLine.Kind.BLANK && line.kind() != ConfigLine.Kind.COMMENT)
                .toList();
        var text =
                String.join("\n", lines.stream().map(ConfigLine::text).toList()).strip();
        return candidates(file)
                .filter(form -> !lines.isEmpty() && form.looksSo.test(text))
                .findFirst()
                .map(form -> form.finding(file.name(), form.place(lines)));
    }

    /// Of a file that begins with a section, only its lines can be wrong.
    private static Stream<ForeignText> candidates(ConfigFile file) {
        var lacksHeader =
                file.errors().stream().anyMatch(error -> error.kind() == ConfigError.Kind.MISSING_SECTION_HEADER);
        return lacksHeader ? Arrays.stream(values()) : List.of(ESCAPED, ONE_LINE).stream();
    }

    /// The line that shows it.
    private ConfigLine place(List<ConfigLine> lines) {
        return lines.stream()
                .filter(line -> this == ESCAPED && hasEscapedLines(line.text()))
                .findFirst()
                .orElse(lines.getFirst());
    }

    private ConfigFinding finding(String file, ConfigLine first) {
        return new ConfigFinding(
                "not-an-odoo-conf",
                Severity.CRITICAL,
                first.number(),
                first.masked().strip(),
                "This looks like " + name
                        + ". Odoo reads [SECTION], and below it KEY = VALUE, each on a line of its own;"
                        + " of this text it reads nothing, or something else than is meant.",
                Fix.advice(todo.replace("FILE", ParseRules.word(file))));
    }
}
