package signalbox.config.check;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import signalbox.config.ConfigFile;

/// Applies all rules to a file. Pure.
public final class ConfigChecks {
    private static final List<NamedRule> RULES = List.of(
            new NamedRule("ParseRules.errors", ParseRules::errors),
            new NamedRule("ParseRules.runIntoValues", ParseRules::runIntoValues),
            new NamedRule("ParseRules.nulCharacters", ParseRules::nulCharacters),
            new NamedRule("ParseRules.swallowedHeaders", ParseRules::swallowedHeaders),
            new NamedRule("MisplacedSettingRules.inValues", MisplacedSettingRules::inValues),
            new NamedRule("MisplacedSettingRules.behindHeaders", MisplacedSettingRules::behindHeaders),
            new NamedRule("SectionRules.wrongSection", SectionRules::wrongSection),
            new NamedRule("SectionRules.misspeltSections", SectionRules::misspeltSections),
            new NamedRule("SectionRules.unknownSettings", SectionRules::unknownSettings),
            new NamedRule("SectionRules.noOptions", SectionRules::noOptions),
            new NamedRule("SwallowedLines.of", SwallowedLines::of),
            new NamedRule("SpoiltValueRules.of", SpoiltValueRules::of),
            new NamedRule("OptionRules.numbers", OptionRules::numbers),
            new NamedRule("OptionRules.misspelt", OptionRules::misspelt),
            new NamedRule("OptionReleaseRules.of", OptionReleaseRules::of),
            new NamedRule("OptionReleaseRules.twoNames", OptionReleaseRules::twoNames),
            new NamedRule("OptionRules.amongRunnerSettings", OptionRules::amongRunnerSettings),
            new NamedRule("OptionRules.http", OptionRules::http),
            new NamedRule("OptionRules.switches", OptionRules::switches),
            new NamedRule("OptionRules.octals", OptionRules::octals),
            new NamedRule("OptionValueRules.paths", OptionValueRules::paths),
            new NamedRule("OptionValueRules.databaseHost", OptionValueRules::databaseHost),
            new NamedRule("OptionValueRules.ownPort", OptionValueRules::ownPort),
            new NamedRule("ListeningRules.otherAddress", ListeningRules::otherAddress),
            new NamedRule("ListeningRules.samePort", ListeningRules::samePort),
            new NamedRule("ListeningRules.outOfRange", ListeningRules::outOfRange),
            new NamedRule("ListRules.modules", ListRules::modules),
            new NamedRule("ListRules.databases", ListRules::databases),
            new NamedRule("ModuleRules.runner", ModuleRules::runner),
            new NamedRule("ModuleRules.limits", ModuleRules::limits),
            new NamedRule("AddressRules.of", AddressRules::of),
            new NamedRule("ChannelRules.of", ChannelRules::of),
            new NamedRule("DatabaseRules.pooler", DatabaseRules::pooler),
            new NamedRule("SecretRules.plain", SecretRules::plain));

    static final Comparator<ConfigFinding> WORST_FIRST = comparing(ConfigFinding::severity)
            .reversed()
            .thenComparing(ConfigFinding::line, nullsLast(Comparator.naturalOrder()));

    private ConfigChecks() {}

    /// The worst first, then by line; at most a hundred findings of each rule. Of a file in a form that is taken off
    /// first, what is wrong inside has no edits yet.
    public static List<ConfigFinding> check(ConfigFile file, CheckContext context) {
        return NamedRule.guarded("ConfigChecks.check", () -> found(file, context)).stream()
                .sorted(WORST_FIRST)
                .toList();
    }

    private static List<ConfigFinding> found(ConfigFile file, CheckContext context) {
        var foreign = ForeignText.of(file);
        if (foreign.isPresent()) {
            return List.of(foreign.get());
        }
        var subject = CheckedConfig.of(file, context);
        var form = PastedForm.of(file);
        if (form.isPresent()) {
            return Stream.of(
                            ParseRules.errorsOfForm(subject),
                            form.get().finding(file),
                            found(form.get().inside(file), context).stream().map(ConfigFinding::withoutEdits))
                    .flatMap(found -> found)
                    .toList();
        }
        return PastedForm.hiddenOptions(file).isPresent()
                ? ParseRules.errorsOfForm(subject).toList()
                : found(subject, RULES);
    }

    /// What each of these rules finds.
    static List<ConfigFinding> found(CheckedConfig subject, List<NamedRule> rules) {
        return rules.stream().flatMap(rule -> rule.findings(subject).stream()).toList();
    }
}
