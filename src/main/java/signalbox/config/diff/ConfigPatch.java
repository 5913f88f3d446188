package signalbox.config.diff;

import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import signalbox.config.ConfigError;
import signalbox.config.ConfigException;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigLine;
import signalbox.config.check.CheckContext;
import signalbox.config.check.ConfigChecks;
import signalbox.config.check.ConfigFinding;
import signalbox.text.NumberText;
import signalbox.text.Severity;

/// Corrects the faults of a file that need no decision, one after the other, and checks each result: a correction that
/// does not remove its finding, brings up one of the same or a higher severity, or adds a syntax error, is dropped.
/// Comments and order stay.
public final class ConfigPatch {
    /// Where Odoo.sh keeps the odoo.conf of a build.
    private static final String ODOO_SH = "/home/odoo/.config/";

    private static final int MOST_LINES = 2_000;
    private static final int MOST_FIXES = 50;
    private static final int USUAL_CONTEXT = 3;
    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+),(\\d+) \\+(\\d+),(\\d+) @@");

    private final ConfigFile file;
    private final CheckContext context;
    private ConfigDraft draft;
    private ConfigFile corrected;
    private List<ConfigFinding> left;
    private final List<ConfigFinding> applied = new ArrayList<>();

    private ConfigPatch(ConfigFile file, CheckContext context) {
        this.file = file;
        this.context = context;
        this.draft = ConfigDraft.of(file);
        this.corrected = file;
        this.left = ConfigChecks.check(file, context);
    }

    /// With every correction that needs no decision.
    ///
    /// @throws ConfigException for a file for which no patch can be made
    public static ConfigPatch of(ConfigFile file, CheckContext context) {
        return of(file, context, Wish.USUAL::takes);
    }

    /// Which corrections are made.
    ///
    /// @param secrets also those that touch secrets: the patch then contains these
    /// @param trades codes of findings whose corrections give up one thing for another
    public record Wish(boolean secrets, Set<String> trades) {
        public static final Wish USUAL = new Wish(false, Set.of());

        public Wish {
            trades = Set.copyOf(trades);
        }

        public boolean takes(ConfigFinding finding) {
            return switch (finding.fix().kind()) {
                case SURE -> true;
                case SECRET -> secrets;
                case TRADE -> trades.contains(finding.code());
            };
        }
    }

    /// @param wanted which findings to correct
    /// @throws ConfigException for a file for which no patch can be made
    public static ConfigPatch of(ConfigFile file, CheckContext context, Predicate<ConfigFinding> wanted) {
        obstacle(file).ifPresent(reason -> {
            throw new ConfigException("Signalbox can make no patch of " + file.name() + ": " + reason);
        });
        var patch = new ConfigPatch(file, context);
        patch.correct(wanted);
        return patch;
    }

    private static Optional<String> obstacle(ConfigFile file) {
        if (file.lines().size() > MOST_LINES) {
            return Optional.of("it has more than " + NumberText.count(MOST_LINES) + " lines");
        }
        if (file.errors().stream().anyMatch(error -> error.kind() == ConfigError.Kind.UNICODE_DECODE)) {
            return Optional.of("it is not UTF-8");
        }
        if (file.lines().stream().anyMatch(line -> line.text().indexOf('\0') >= 0)) {
            return Optional.of("it has NUL bytes");
        }
        return file.lines().stream().anyMatch(line -> line.ending().equals("\r"))
                ? Optional.of("some of its lines end in a carriage return only")
                : Optional.empty();
    }

    private void correct(Predicate<ConfigFinding> wanted) {
        var tried = new HashSet<ConfigFinding>();
        var next = next(wanted, tried);
        while (next.isPresent() && applied.size() < MOST_FIXES) {
            tried.add(next.get());
            if (attempt(next.get())) {
                tried.clear();
            }
            next = next(wanted, tried);
        }
    }

    private Optional<ConfigFinding> next(Predicate<ConfigFinding> wanted, Set<ConfigFinding> tried) {
        return left.stream()
                .filter(finding -> !finding.fix().edits().isEmpty() && wanted.test(finding) && !tried.contains(finding))
                .findFirst();
    }

    private boolean attempt(ConfigFinding finding) {
        var attempt = draft.with(finding.code(), finding.fix().edits());
        var result = attempt.file(file.name());
        var findings = ConfigChecks.check(result, context);
        if (count(findings, finding.code()) < count(left, finding.code())
                && bringsUpNothing(findings, finding.severity())
                && result.errors().size() <= corrected.errors().size()) {
            draft = attempt;
            corrected = result;
            left = findings;
            applied.add(finding);
            return true;
        }
        return false;
    }

    private boolean bringsUpNothing(List<ConfigFinding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity().compareTo(severity) >= 0)
                .map(ConfigFinding::code)
                .distinct()
                .allMatch(code -> count(findings, code) <= count(left, code));
    }

    private static long count(List<ConfigFinding> findings, String code) {
        return findings.stream().filter(finding -> finding.code().equals(code)).count();
    }

    public boolean isEmpty() {
        return applied.isEmpty();
    }

    /// The findings that the patch corrects, as they were when they were corrected.
    public List<ConfigFinding> applied() {
        return List.copyOf(applied);
    }

    /// The findings that are left for a person.
    public List<ConfigFinding> left() {
        return left;
    }

    public ConfigFile corrected() {
        return corrected;
    }

    /// The text for the program `patch`; empty when nothing is corrected. It contains no secret: no correction
    /// touches one, and it has three lines of context, or fewer if those would contain a secret.
    ///
    /// @param path the path of the file in the header
    public String unifiedDiff(String path) {
        if (isEmpty()) {
            return "";
        }
        var secret = file.lines().stream()
                .filter(line -> !line.masked().equals(line.text()))
                .map(ConfigLine::text)
                .collect(Collectors.toSet());
        for (int context = USUAL_CONTEXT; ; context--) {
            var diff = unifiedDiff(path, context);
            if (context == 0 || diff.stream().noneMatch(line -> secret.contains(content(line)))) {
                return String.join("\n", diff) + "\n";
            }
        }
    }

    private List<String> unifiedDiff(String path, int context) {
        return UnifiedDiffUtils.generateUnifiedDiff(path, path, draft.originalTokens(), draft.patch(), context).stream()
                .map(this::withStarts)
                .toList();
    }

    private static String content(String line) {
        return line.substring(Math.min(1, line.length())).lines().findFirst().orElse("");
    }

    /// A range of no lines starts at the line before it, which the library does not do. What is behind a range is no
    /// part of the patch: there stand the findings that the lines correct.
    private String withStarts(String line) {
        var hunk = HUNK.matcher(line);
        return hunk.matches()
                ? "@@ -%s +%s @@ %s"
                        .formatted(
                                range(hunk.group(1), hunk.group(2)),
                                range(hunk.group(3), hunk.group(4)),
                                String.join(", ", codes(hunk)))
                : line;
    }

    private Set<String> codes(MatchResult hunk) {
        var from = Integer.parseInt(hunk.group(1)) - 1;
        var fromNow = Integer.parseInt(hunk.group(3)) - 1;
        return draft.codes(
                from, from + Integer.parseInt(hunk.group(2)), fromNow, fromNow + Integer.parseInt(hunk.group(4)));
    }

    private static String range(String start, String count) {
        return (count.equals("0") ? Math.max(0, Integer.parseInt(start) - 1) : start) + "," + count;
    }

    /// The shell commands that apply the patch where the file is. Only Odoo.sh has a command of its own that restarts
    /// Odoo.
    ///
    /// @param path the path of the file there
    /// @param patch the path of the patch there
    public static List<String> commands(String path, String patch) {
        return List.of(
                "cp -p " + quoted(path) + " " + quoted(path + ".before"),
                "patch " + quoted(path) + " " + quoted(patch),
                path.startsWith(ODOO_SH) ? "odoosh-restart http" : "# then restart Odoo, so that it reads the file");
    }

    private static String quoted(String word) {
        return word.matches("[\\w./~-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
