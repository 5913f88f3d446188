package signalbox.ui.config.content;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import signalbox.app.config.LoadedConfig;
import signalbox.config.ConfigException;
import signalbox.config.check.CheckContext;
import signalbox.config.check.ConfigChecks;
import signalbox.config.check.ConfigFinding;
import signalbox.config.check.FindingTitles;
import signalbox.config.check.Fix;
import signalbox.config.diff.ConfigPatch;
import signalbox.text.NumberText;
import signalbox.text.Severity;

/// The patch that Signalbox suggests, and its checks. Without secrets.
///
/// @param diff empty when nothing can be corrected without a person's decision
/// @param fixes what it corrects
/// @param trades corrections that are made only if they are wanted
/// @param checks what was checked before it is applied
/// @param use the settings that the runner would use after it
/// @param reason why there is no patch; empty when there is one
public record SuggestedPatch(
        String diff,
        List<ConfigFinding> fixes,
        List<Trade> trades,
        List<Check> checks,
        RunnerSettingsInUse use,
        boolean isSound,
        String reason) {
    public enum CheckMark {
        GOOD,
        BAD,
        UNKNOWN,
        NOTE
    }

    public record Check(CheckMark verdict, String text) {}

    /// A correction that gives up one thing for another.
    ///
    /// @param code of its finding
    /// @param lines the corrected lines
    public record Trade(String code, String title, String why, String lines) {
        static Trade of(ConfigFinding finding) {
            return new Trade(
                    finding.code(),
                    FindingTitles.of(finding.code()),
                    finding.why(),
                    finding.fix().text());
        }
    }

    /// @param trades codes of the findings whose trades are wanted
    static SuggestedPatch of(LoadedConfig read, CheckContext context, Set<String> trades) {
        if (!read.isFile()) {
            return none(read, context, "These are parameters of a database, not a file.");
        }
        if (read.isMasked()) {
            return none(
                    read,
                    context,
                    "This copy has no secrets: for a patch that can be applied, read the" + " file itself.");
        }
        try {
            var wish = new ConfigPatch.Wish(false, trades);
            return of(context, ConfigPatch.of(read.file(), context, wish::takes), trades(read, context));
        } catch (ConfigException e) {
            return none(read, context, String.valueOf(e.getMessage()));
        }
    }

    private static SuggestedPatch none(LoadedConfig read, CheckContext context, String reason) {
        return new SuggestedPatch(
                "", List.of(), List.of(), List.of(), RunnerSettingsInUse.of(read.file(), context), false, reason);
    }

    private static List<Trade> trades(LoadedConfig read, CheckContext context) {
        return ConfigChecks.check(read.file(), context).stream()
                .filter(finding -> finding.fix().kind() == Fix.Kind.TRADE)
                .map(Trade::of)
                .distinct()
                .toList();
    }

    private static SuggestedPatch of(CheckContext context, ConfigPatch patch, List<Trade> trades) {
        var use = RunnerSettingsInUse.of(patch.corrected(), context);
        var isSound = patch.left().stream().noneMatch(finding -> finding.severity() == Severity.CRITICAL);
        return new SuggestedPatch(
                patch.unifiedDiff("odoo.conf"),
                patch.applied(),
                trades,
                checks(patch, context, use),
                use,
                isSound,
                patch.isEmpty() ? reason(patch) : "");
    }

    private static String reason(ConfigPatch patch) {
        return patch.left().isEmpty()
                ? "Nothing has to be corrected."
                : "A person must decide about these findings: each one says what to do.";
    }

    private static List<Check> checks(ConfigPatch patch, CheckContext context, RunnerSettingsInUse use) {
        var error = patch.corrected().error().orElse(null);
        var serious = patch.left().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .count();
        return List.of(
                error == null
                        ? new Check(CheckMark.GOOD, "Parses as Odoo would read it")
                        : new Check(CheckMark.BAD, "Odoo still refuses line " + error.line()),
                host(context, use.host()),
                serious == 0
                        ? new Check(CheckMark.GOOD, "Nothing serious is left")
                        : new Check(CheckMark.BAD, "A person must decide: " + NumberText.of(serious, "finding")),
                new Check(CheckMark.NOTE, "Needs a restart of the workers"));
    }

    private static Check host(CheckContext context, String host) {
        var base = context.baseUrl();
        if (base == null) {
            return new Check(CheckMark.UNKNOWN, "web.base.url is not known");
        }
        return host.toLowerCase(Locale.ROOT).equals(base.host())
                ? new Check(CheckMark.GOOD, "Host equals web.base.url")
                : new Check(CheckMark.BAD, "Host is not that of web.base.url");
    }

    public boolean isEmpty() {
        return diff.isEmpty();
    }
}
