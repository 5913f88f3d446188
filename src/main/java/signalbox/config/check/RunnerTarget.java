package signalbox.config.check;

import java.util.List;
import java.util.stream.Stream;
import signalbox.config.ConfigFile;
import signalbox.text.Severity;

/// Where the runners of a build send their jobs, by its configuration.
///
/// @param url scheme, host and port
/// @param seen the settings that decide it
/// @param faults why no job arrives there, or why it is another site; the worst first
public record RunnerTarget(String url, String seen, List<ConfigFinding> faults) {
    public RunnerTarget {
        faults = List.copyOf(faults);
    }

    public static RunnerTarget of(ConfigFile file, CheckContext context) {
        var subject = CheckedConfig.of(file, context);
        var faults = Stream.of(
                        MisplacedSettingRules.inValues(subject),
                        SpoiltValueRules.of(subject).filter(SpoiltValueRules::isOfAddress),
                        AddressRules.of(subject))
                .flatMap(found -> found)
                .filter(finding -> finding.severity() != Severity.INFO)
                .sorted(ConfigChecks.WORST_FIRST)
                .toList();
        return new RunnerTarget(AddressRules.url(subject), AddressRules.seen(subject), faults);
    }
}
