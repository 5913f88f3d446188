package signalbox.health;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import signalbox.config.ConfigFile;
import signalbox.config.check.CheckContext;
import signalbox.config.check.ConfigChecks;
import signalbox.config.check.ConfigFinding;
import signalbox.config.check.FindingTitles;
import signalbox.text.Severity;

/// The findings from the checks of an odoo.conf, one for each code. Notes are shown only on the Config screen.
public final class ConfigFileFindings {
    private ConfigFileFindings() {}

    static List<Finding> of(KnownConfig.Read config) {
        return of(config.file().name(), ConfigChecks.check(config.file(), config.context()).stream());
    }

    /// Of the variables of the process alone. Where a part of the address is not known, nothing is said about the
    /// whole.
    static List<Finding> ofVariables(CheckContext context) {
        return of(
                "",
                ConfigChecks.check(ConfigFile.of("", ""), context).stream()
                        .filter(finding -> finding.variable() != null));
    }

    private static List<Finding> of(String file, Stream<ConfigFinding> found) {
        return found
                .filter(finding -> finding.severity() != Severity.INFO)
                .collect(groupingBy(ConfigFinding::code, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(group -> finding(file, group))
                .toList();
    }

    private static Finding finding(String file, List<ConfigFinding> group) {
        var first = group.getFirst();
        return new Finding(
                "config-" + first.code(),
                first.severity(),
                FindingTitles.of(first.code()),
                group.stream().map(finding -> seen(file, finding)).toList(),
                first.why(),
                first.fix().text(),
                new Remedy.ShowConfig());
    }

    /// What was found, and where.
    public static String seen(String file, ConfigFinding finding) {
        var variable = finding.variable();
        if (variable != null) {
            return (finding.seen().contains(variable) ? "" : "variable " + variable + ": ") + finding.seen();
        }
        return file + (finding.line() == null ? ": " : ", line " + finding.line() + ": ") + finding.seen();
    }
}
