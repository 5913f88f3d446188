package signalbox.config.check;

import java.util.List;
import signalbox.config.ConfigFile;
import signalbox.text.Severity;

/// Where the runners of a build send their jobs, by its configuration.
///
/// @param url scheme, host and port
/// @param seen the settings that decide it
/// @param faults why no job arrives there, or why it is another site; the worst first
public record RunnerTarget(String url, String seen, List<ConfigFinding> faults) {
    private static final List<NamedRule> RULES = List.of(
            new NamedRule("MisplacedSettingRules.inValues", MisplacedSettingRules::inValues),
            new NamedRule(
                    "SpoiltValueRules.of",
                    subject -> SpoiltValueRules.of(subject).filter(SpoiltValueRules::isOfAddress)),
            new NamedRule("AddressRules.of", AddressRules::of));

    public RunnerTarget {
        faults = List.copyOf(faults);
    }

    public static RunnerTarget of(ConfigFile file, CheckContext context) {
        var subject = CheckedConfig.of(file, context);
        var faults = ConfigChecks.found(subject, RULES).stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .sorted(ConfigChecks.WORST_FIRST)
                .toList();
        return new RunnerTarget(AddressRules.url(subject), AddressRules.seen(subject), faults);
    }
}
