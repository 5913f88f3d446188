package signalbox.ui.config.content;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.app.config.LoadedConfig;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigLine;
import signalbox.config.check.CheckContext;
import signalbox.config.check.ConfigChecks;
import signalbox.config.check.ConfigFinding;
import signalbox.config.diff.ConfigChange;
import signalbox.config.diff.ConfigDiff;
import signalbox.config.diff.SharedSecrets;
import signalbox.config.diff.TextDiff;
import signalbox.text.Severity;

/// One or two configurations, with their differences and findings. Making it takes some time: do it outside of the FX
/// thread. It contains secrets; only `DisplayMode.revealed` shows them.
public final class Comparison {
    private record Spot(@Nullable String section, @Nullable String key) {}

    private final @Nullable LoadedConfig left;
    private final LoadedConfig right;
    private final CheckContext context;
    private final List<TextDiff.Row> rows;
    private final List<ConfigChange> changes;
    private final Set<Spot> expected = new HashSet<>();
    private final List<ConfigFinding> findings;
    private final Map<Integer, Severity> worst = new HashMap<>();
    private final RunnerSettingsInUse use;
    private final SuggestedPatch correction;

    private Comparison(@Nullable LoadedConfig left, LoadedConfig right, CheckContext context, Set<String> trades) {
        this.left = left;
        this.right = right;
        this.context = context;
        this.rows = left == null ? alone(right.file()) : TextDiff.of(comparable(left), comparable(right));
        this.changes = left == null
                ? List.of()
                : ConfigDiff.of(comparable(left), comparable(right)).stream()
                        .map(ConfigChange::masked)
                        .toList();
        changes.stream()
                .filter(ConfigChange::expected)
                .forEach(change -> expected.add(new Spot(change.section(), change.key())));
        this.findings = right.isFile() ? findings(left, right, context) : List.of();
        findings.forEach(this::note);
        this.use = RunnerSettingsInUse.of(right.file(), context);
        this.correction = SuggestedPatch.of(right, context, trades);
    }

    /// @param trades codes of findings whose corrections give up one thing for another, and are wanted
    /// @throws RuntimeException with a sentence, when they cannot be shown side by side
    public static Comparison of(LoadedConfig left, LoadedConfig right, CheckContext context, Set<String> trades) {
        return new Comparison(left, right, context, trades);
    }

    public static Comparison alone(LoadedConfig only, CheckContext context, Set<String> trades) {
        return new Comparison(null, only, context, trades);
    }

    private static List<TextDiff.Row> alone(ConfigFile file) {
        return file.lines().stream()
                .map(line -> new TextDiff.Row(
                        TextDiff.Kind.SAME,
                        null,
                        new TextDiff.Side(line.number(), List.of(new TextDiff.Part(line.masked(), false)))))
                .toList();
    }

    /// If one of them was stored without secrets, those of the other are not compared.
    private ConfigFile comparable(LoadedConfig read) {
        return isBlind() ? read.masked() : read.file();
    }

    /// Whether secrets could not be compared, because one of the two was stored without them.
    public boolean isBlind() {
        return left != null && (left.isMasked() || right.isMasked());
    }

    private static List<ConfigFinding> findings(@Nullable LoadedConfig left, LoadedConfig right, CheckContext context) {
        var shared = left == null ? List.<ConfigFinding>of() : SharedSecrets.of(left.file(), right.file());
        return Stream.concat(ConfigChecks.check(right.file(), context).stream(), shared.stream())
                .sorted(comparing(ConfigFinding::severity)
                        .reversed()
                        .thenComparing(ConfigFinding::line, nullsLast(naturalOrder())))
                .toList();
    }

    private void note(ConfigFinding finding) {
        if (finding.line() != null) {
            worst.merge(finding.line(), finding.severity(), (one, other) -> one.compareTo(other) < 0 ? other : one);
        }
    }

    /// Null if there is only one file.
    public @Nullable LoadedConfig left() {
        return left;
    }

    /// The file whose findings are shown.
    public LoadedConfig right() {
        return right;
    }

    public CheckContext context() {
        return context;
    }

    public boolean isAlone() {
        return left == null;
    }

    List<TextDiff.Row> rows() {
        return rows;
    }

    public List<FileRow> rows(DisplayMode display, SecretFingerprints fingerprints) {
        return FileRows.of(this, display, fingerprints);
    }

    /// The differences in what Odoo reads, without secrets.
    public List<ConfigChange> changes() {
        return changes;
    }

    boolean isExpected(ConfigLine line) {
        return expected.contains(new Spot(line.section(), line.key()));
    }

    /// The findings about the right file, the worst first.
    public List<ConfigFinding> findings() {
        return findings;
    }

    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /// The severity of the worst finding in that line of the right file; null: none.
    public @Nullable Severity worst(int line) {
        return worst.get(line);
    }

    /// The settings that the runner would use with the right file.
    public RunnerSettingsInUse use() {
        return use;
    }

    public SuggestedPatch correction() {
        return correction;
    }

    /// The fold that hides a line of the right file; -1 when the line is visible.
    public int foldOf(int line, List<FileRow> shown) {
        for (var row : shown) {
            if (row instanceof FileRow.Fold(var from, var lines)) {
                var hidden = rows.subList(from, from + lines).stream()
                        .anyMatch(each -> each.right() != null && each.right().line() == line);
                if (hidden) {
                    return from;
                }
            }
        }
        return -1;
    }
}
