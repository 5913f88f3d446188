package signalbox.config.check;

import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import signalbox.config.ConfigEntry;
import signalbox.config.ConfigFile;
import signalbox.config.OdooOptions;
import signalbox.config.RunnerSetting;
import signalbox.config.SecretSettings;
import signalbox.config.SpoiltValue;
import signalbox.config.SpoiltValue.Spoil;
import signalbox.text.ListText;
import signalbox.text.Severity;

/// Values that are not what their writer means, and templates that were never filled in.
final class SpoiltValueRules {
    /// Without these no job arrives.
    private static final Set<String> NEEDED = Set.of("channels", "scheme", "host", "port");

    /// Judged by rules of their own.
    private static final Set<String> LISTS = Set.of("server_wide_modules", "db_name");

    private SpoiltValueRules() {}

    static Stream<ConfigFinding> of(CheckedConfig subject) {
        var sections = new HashMap<String, String>();
        return subject.file().entries().stream()
                .map(entry -> new ConfigEntry(
                        sections.computeIfAbsent(
                                entry.section(), name -> SectionRules.meantSection(subject.file(), name)),
                        entry.key(),
                        entry.parts()))
                .flatMap(SpoiltValueRules::apart)
                .filter(SpoiltValueRules::isRead)
                .flatMap(entry -> OdooOptions.takesAnyText(entry.key())
                        ? spoiltText(subject, entry).stream()
                        : placeholder(subject, entry).or(() -> spoilt(subject, entry)).stream());
    }

    /// The setting, and those that its value has swallowed.
    private static Stream<ConfigEntry> apart(ConfigEntry entry) {
        return switch (entry.section()) {
            case ConfigFile.OPTIONS -> SwallowedLines.apart(entry);
            case ConfigFile.QUEUE_JOB -> MisplacedSettingRules.settings(entry).stream();
            default -> Stream.of(entry);
        };
    }

    /// Whether it is a setting whose form is known: of the runner, or of Odoo itself.
    private static boolean isRead(ConfigEntry entry) {
        return isOfRunner(entry)
                || (entry.section().equals(ConfigFile.OPTIONS)
                        && (OdooOptions.isKnown(entry.key()) || SecretSettings.isSecret(entry.key())));
    }

    private static boolean isOfRunner(ConfigEntry entry) {
        return entry.section().equals(ConfigFile.QUEUE_JOB)
                && RunnerSetting.of(entry.key()).isPresent();
    }

    /// Whether the finding is about where requests go.
    static boolean isOfAddress(ConfigFinding finding) {
        return finding.severity() == Severity.CRITICAL && !finding.seen().startsWith("channels");
    }

    private static Severity severity(ConfigEntry entry) {
        return isOfRunner(entry) && NEEDED.contains(entry.key()) ? Severity.CRITICAL : Severity.WARNING;
    }

    /// A password may contain anything: only one that is a placeholder and nothing else is taken for one.
    private static Optional<ConfigFinding> placeholder(CheckedConfig subject, ConfigEntry entry) {
        return SpoiltValue.placeholder(entry.value())
                .filter(found -> !SecretSettings.isSecret(entry.key())
                        || found.equals(SpoiltValue.of(entry.value()).clean()))
                .map(found -> template(subject, entry, found));
    }

    /// What the line does not show of its value is not shown here either.
    private static ConfigFinding template(CheckedConfig subject, ConfigEntry entry, String found) {
        var isShown = SecretSettings.value(entry.key(), entry.value()).contains(found);
        return new ConfigFinding(
                "placeholder",
                OdooOptions.isNumber(entry.key()) || entry.key().equals("server_wide_modules")
                        ? Severity.CRITICAL
                        : severity(entry),
                entry.line(),
                subject.seen(entry.line()),
                isShown
                        ? "The value contains " + found
                                + ": a template that was not filled in. Odoo replaces nothing in"
                                + " this file and uses the text as it is."
                        : "The value of " + entry.key()
                                + " looks like a template that was not filled in. If that is the"
                                + " value itself, nothing is wrong.",
                Fix.advice(
                        isShown
                                ? "In place of " + found + ", write the value itself."
                                : "If it is a template, write the value itself."));
    }

    private static Optional<ConfigFinding> spoilt(CheckedConfig subject, ConfigEntry entry) {
        var value = SpoiltValue.of(entry.value());
        if (!value.isSpoilt()
                || LISTS.contains(entry.key())
                || OdooOptions.isNumber(entry.key())
                || isCorrectedElsewhere(subject, entry)) {
            return Optional.empty();
        }
        var isSecret = SecretSettings.isSecret(entry.key());
        if (isSecret && !isQuoted(entry.value())) {
            return Optional.empty();
        }
        return Optional.of(finding(
                subject,
                entry,
                value,
                isSecret
                        ? Fix.advice("Write it without quotation marks, unless they belong to it.")
                        : fix(subject, entry, value)));
    }

    /// Whether a rule about the meaning writes the whole value, also without what is around it.
    private static boolean isCorrectedElsewhere(CheckedConfig subject, ConfigEntry entry) {
        return isOfRunner(entry)
                && Stream.concat(AddressRules.misread(subject), ChannelRules.misread(subject))
                        .filter(finding -> finding.line() != null && finding.line() == entry.line())
                        .anyMatch(finding -> !finding.fix().edits().isEmpty());
    }

    /// A path or a pattern may contain anything: only quotation marks around it and a remark behind it are none of it.
    private static Optional<ConfigFinding> spoiltText(CheckedConfig subject, ConfigEntry entry) {
        return SpoiltValue.around(entry.value())
                .map(value -> finding(subject, entry, value, fix(subject, entry, value)));
    }

    private static ConfigFinding finding(CheckedConfig subject, ConfigEntry entry, SpoiltValue value, Fix fix) {
        return new ConfigFinding(
                value.spoils().iterator().next().word() + "-in-value",
                severity(entry),
                entry.line(),
                isOneOfSeveral(subject, entry)
                        ? ConfigCorrection.shown(entry.key(), entry.value())
                        : subject.seen(entry.line()),
                why(entry, value),
                fix);
    }

    private static boolean isQuoted(String value) {
        var last = value.length() - 1;
        return last > 0 && "\"'".indexOf(value.charAt(0)) >= 0 && value.indexOf(value.charAt(0), 1) == last;
    }

    private static String why(ConfigEntry entry, SpoiltValue value) {
        return "Python reads "
                + ListText.and(value.spoils().stream().map(Spoil::text).collect(Collectors.toList()))
                + " as a part of the value of " + entry.key() + ".";
    }

    /// Whether each line of the value that has something keeps something.
    private static boolean isWhole(ConfigEntry entry, SpoiltValue value) {
        var before = entry.value().split("\n", -1);
        var after = value.clean().split("\n", -1);
        return before.length == after.length
                && IntStream.range(0, before.length).allMatch(i -> before[i].isBlank() == after[i].isBlank());
    }

    /// Whether its line holds other settings, too.
    private static boolean isOneOfSeveral(CheckedConfig subject, ConfigEntry entry) {
        return subject.entries(ConfigFile.QUEUE_JOB)
                .filter(own -> own.line() == entry.line())
                .anyMatch(own -> MisplacedSettingRules.settings(own).size() > 1);
    }

    private static Fix fix(CheckedConfig subject, ConfigEntry entry, SpoiltValue value) {
        var text = ConfigCorrection.shown(entry.key(), value.clean());
        return !isWhole(entry, value) || value.clean().isEmpty() || isOneOfSeveral(subject, entry)
                ? Fix.advice(text)
                : Fix.of(subject.file(), text, ConfigCorrection.value(subject.file(), entry, value.clean()));
    }
}
