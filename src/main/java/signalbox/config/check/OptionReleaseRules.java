package signalbox.config.check;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.config.ConfigEntry;
import signalbox.config.ConfigFile;
import signalbox.config.OdooRelease;
import signalbox.config.OptionHistory;
import signalbox.text.Severity;

/// Options that the release in use does not know, or knows under another name. While the release is not known, only
/// those that no release knows, or the newest ones alone. What `--save` of another release leaves in a file changes
/// nothing, and is no finding.
final class OptionReleaseRules {
    /// From this release on Odoo ends when an option and its old name are set to different values.
    private static final int ENDS_AT_ODDS = 18;
    /// From this release on Odoo names the options that it does not know in its log.
    private static final int NAMES_UNKNOWN = 19;

    private static final Set<String> TWO_NAMES = Set.of("xmlrpc_port", "xmlrpc_interface", "xmlrpc");

    private OptionReleaseRules() {}

    static Stream<ConfigFinding> of(CheckedConfig subject) {
        var release = subject.context().odoo();
        return subject.entries(ConfigFile.OPTIONS)
                .flatMap(entry -> OptionHistory.of(entry.key())
                        .filter(history -> !history.isStandard(entry.value()))
                        .flatMap(history -> release == null
                                ? anywhere(subject, entry, history)
                                : in(release, subject, entry, history))
                        .stream());
    }

    /// An option under two names that one release reads both, with two values.
    static Stream<ConfigFinding> twoNames(CheckedConfig subject) {
        var release = subject.context().odoo();
        return subject.entries(ConfigFile.OPTIONS)
                .filter(entry -> release == null || OptionHistory.isKnownIn(entry.key(), release))
                .flatMap(entry -> OptionHistory.of(entry.key())
                        .filter(history -> TWO_NAMES.contains(entry.key()) && !history.isStandard(entry.value()))
                        .flatMap(history -> subject.file().own(ConfigFile.OPTIONS, String.valueOf(history.heir())))
                        .filter(other -> !other.value().equals(entry.value()))
                        .map(other -> twoNames(subject, entry, other))
                        .stream());
    }

    private static ConfigFinding twoNames(CheckedConfig subject, ConfigEntry entry, ConfigEntry other) {
        return new ConfigFinding(
                "options-at-odds",
                Severity.WARNING,
                entry.line(),
                subject.seen(other.line()) + "\n" + subject.seen(entry.line()),
                "Up to Odoo 18.0 " + entry.key() + " is another name of " + other.key()
                        + ", which has another value here: the line that stands last counts.",
                Fix.advice("Keep the value that is right as " + other.key() + ", and remove the other line."));
    }

    private static Optional<ConfigFinding> anywhere(CheckedConfig subject, ConfigEntry entry, OptionHistory history) {
        if (!OptionHistory.isOfKnownRelease(entry.key())) {
            return Optional.of(gone(subject, entry));
        }
        return history.since() >= ENDS_AT_ODDS
                ? Optional.of(new ConfigFinding(
                        "option-of-newer-release",
                        Severity.INFO,
                        entry.line(),
                        subject.seen(entry.line()),
                        "Odoo knows " + entry.key() + " from " + history.since() + ".0 on. Older releases ignore it.",
                        Fix.advice("Nothing, if the release in use is " + history.since() + ".0 or newer.")))
                : Optional.empty();
    }

    private static ConfigFinding gone(CheckedConfig subject, ConfigEntry entry) {
        return new ConfigFinding(
                "option-of-no-release",
                Severity.INFO,
                entry.line(),
                subject.seen(entry.line()),
                "Odoo 13.0 and newer do not know " + entry.key() + ": it has no effect.",
                Fix.advice("Remove the line, unless a module of yours reads it."));
    }

    private static Optional<ConfigFinding> in(
            OdooRelease release, CheckedConfig subject, ConfigEntry entry, OptionHistory history) {
        if (OptionHistory.isKnownIn(entry.key(), release)) {
            return Optional.empty();
        }
        if (!OptionHistory.isOfKnownRelease(entry.key())) {
            return Optional.of(gone(subject, entry));
        }
        var name = OptionHistory.nameIn(entry.key(), release);
        return Optional.of(
                history.isAliasIn(release)
                        ? alias(release, subject, entry, name)
                        : unknown(release, subject, entry, name));
    }

    private static ConfigFinding unknown(OdooRelease release, CheckedConfig subject, ConfigEntry entry, String name) {
        var isRenamed = !name.equals(entry.key());
        return new ConfigFinding(
                "option-of-other-release",
                Severity.WARNING,
                entry.line(),
                subject.seen(entry.line()),
                "Odoo " + release.label() + " does not know " + entry.key() + ": it has no effect. "
                        + (isRenamed ? "There it is called " + name + "." : since(entry.key(), release))
                        + (release.major() >= NAMES_UNKNOWN ? " Odoo names it in its log at each start." : ""),
                isRenamed
                        ? renamed(subject, entry, name)
                        : Fix.advice("Remove the line, unless a module of yours reads it."));
    }

    private static String since(String key, OdooRelease release) {
        return OptionHistory.of(key)
                .map(history -> history.since() > release.major()
                        ? "Only " + history.since() + ".0 and newer do."
                        : "Only releases up to " + history.until() + ".0 do.")
                .orElse("");
    }

    private static ConfigFinding alias(OdooRelease release, CheckedConfig subject, ConfigEntry entry, String name) {
        var other = subject.file().entry(ConfigFile.OPTIONS, name).orElse(null);
        if (isAtOdds(entry, other, name)) {
            return atOdds(release, subject, entry, name);
        }
        return new ConfigFinding(
                "option-renamed",
                Severity.INFO,
                entry.line(),
                subject.seen(entry.line()),
                "Odoo " + release.label() + " still reads " + entry.key() + " as " + name
                        + ", and writes a warning to its log. Newer releases do not.",
                renamed(subject, entry, name));
    }

    private static boolean isAtOdds(ConfigEntry entry, @Nullable ConfigEntry other, String name) {
        return other != null
                && !other.value().equals(entry.value())
                && OptionHistory.of(name)
                        .filter(history -> history.isStandard(other.value()))
                        .isEmpty();
    }

    private static ConfigFinding atOdds(OdooRelease release, CheckedConfig subject, ConfigEntry entry, String name) {
        var ends = release.major() >= ENDS_AT_ODDS;
        return new ConfigFinding(
                "options-at-odds",
                ends ? Severity.CRITICAL : Severity.WARNING,
                entry.line(),
                subject.seen(entry.line()),
                "In Odoo " + release.label() + " " + entry.key() + " is an old name of " + name
                        + ", which has another value here. "
                        + (ends ? "Odoo ends with an error when it starts." : "The value of the old name counts."),
                Fix.advice("Keep the value that is right as " + name + ", and remove the other line."));
    }

    /// Only a person knows which value is right if the file sets the other name as well.
    private static Fix renamed(CheckedConfig subject, ConfigEntry entry, String name) {
        var file = subject.file();
        if (file.entry(ConfigFile.OPTIONS, name).isPresent()) {
            return Fix.advice("Keep the value that is right as " + name + ", and remove this line.");
        }
        var lines = ConfigCorrection.lines(name, entry.value());
        return Fix.of(
                file,
                ConfigCorrection.shown(name, entry.value()),
                ConfigCorrection.in(file, entry, lines.toArray(String[]::new)));
    }
}
