package signalbox.config.check;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import signalbox.config.ConfigFile;

/// Applies all rules to a file. Pure.
public final class ConfigChecks {
    private static final List<Function<CheckedConfig, Stream<ConfigFinding>>> RULES = List.of(
            ParseRules::errors,
            ParseRules::nulCharacters,
            ParseRules::swallowedHeaders,
            MisplacedSettingRules::inValues,
            MisplacedSettingRules::behindHeaders,
            SectionRules::wrongSection,
            SectionRules::misspeltSections,
            SectionRules::unknownSettings,
            SectionRules::noOptions,
            SwallowedLines::of,
            SpoiltValueRules::of,
            OptionRules::numbers,
            OptionRules::misspelt,
            OptionReleaseRules::of,
            OptionRules::amongRunnerSettings,
            OptionRules::http,
            OptionRules::switches,
            OptionRules::octals,
            OptionValueRules::paths,
            OptionValueRules::databaseHost,
            OptionValueRules::ownPort,
            ListRules::modules,
            ListRules::databases,
            ModuleRules::runner,
            ModuleRules::limits,
            AddressRules::of,
            ChannelRules::of,
            DatabaseRules::pooler,
            SecretRules::plain);

    static final Comparator<ConfigFinding> WORST_FIRST = comparing(ConfigFinding::severity)
            .reversed()
            .thenComparing(ConfigFinding::line, nullsLast(Comparator.naturalOrder()));

    private static final int MOST_OF_A_RULE = 100;

    private ConfigChecks() {}

    /// The worst first, then by line; at most a hundred findings of each rule. Of a file in a form that is taken off
    /// first, what is wrong inside has no edits yet.
    public static List<ConfigFinding> check(ConfigFile file, CheckContext context) {
        var subject = CheckedConfig.of(file, context);
        return PastedForm.of(file)
                .map(form -> Stream.concat(
                        ParseRules.errorsOfForm(subject),
                        check(form.inside(file), context).stream().map(ConfigFinding::withoutEdits)))
                .orElseGet(() -> PastedForm.hiddenOptions(file).isPresent()
                        ? ParseRules.errorsOfForm(subject)
                        : RULES.stream().flatMap(rule -> rule.apply(subject).limit(MOST_OF_A_RULE)))
                .sorted(WORST_FIRST)
                .toList();
    }
}
