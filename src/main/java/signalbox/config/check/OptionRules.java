package signalbox.config.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.config.ConfigEntry;
import signalbox.config.ConfigFile;
import signalbox.config.OdooOptions;
import signalbox.config.OdooRelease;
import signalbox.config.OptionHistory;
import signalbox.config.RunnerSetting;
import signalbox.config.SecretSettings;
import signalbox.config.SpoiltValue;
import signalbox.text.EditDistance;
import signalbox.text.Severity;

/// Odoo's own options: their names, their values where these must be numbers, and those on which jobs depend.
final class OptionRules {
    /// A shorter name is like too many others.
    private static final int SHORTEST = 6;
    /// Names that differ more in length than this and a fifth are not almost the same.
    private static final int MOST_APART = 2;

    private static final Set<String> SECRETS = Set.of(
            "admin_passwd",
            "db_password",
            "http_auth_password",
            "proxy_access_token",
            "smtp_password",
            "smtp_ssl_private_key_filename");

    private static final Map<String, String> COMMAND_LINE =
            Map.of("load", "server_wide_modules", "database", "db_name");

    private OptionRules() {}

    /// Odoo casts its options when it starts, and ends at the first that is no number.
    static Stream<ConfigFinding> numbers(CheckedConfig subject) {
        return subject.options()
                .filter(entry -> OdooOptions.isNumber(entry.key()))
                .filter(entry -> !OdooOptions.fits(entry.key(), entry.value()))
                .filter(entry -> SpoiltValue.placeholder(entry.value()).isEmpty())
                .map(entry -> notANumber(subject, entry));
    }

    private static ConfigFinding notANumber(CheckedConfig subject, ConfigEntry entry) {
        var clean = MeantNumber.of(entry.key(), entry.value());
        var fits = !clean.isEmpty() && OdooOptions.fits(entry.key(), clean);
        return new ConfigFinding(
                "option-not-a-number",
                Severity.CRITICAL,
                entry.line(),
                subject.seen(entry.line()),
                entry.key()
                        + " is a number, and Python takes all that stands behind the = for its value: Odoo "
                        + (subject.isOwnLine(entry)
                                ? "ends with an error when it starts."
                                : "would end with an error if this line were read."),
                fits ? ConfigCorrection.value(subject, entry, clean) : Fix.advice(entry.key() + " = NUMBER"));
    }

    /// Names that Odoo does not know and that are almost one that it does. Beside the right one only those of the
    /// command
    /// line are surely meant for it.
    static Stream<ConfigFinding> misspelt(CheckedConfig subject) {
        var first = new HashMap<String, ConfigEntry>();
        return subject.entries(ConfigFile.OPTIONS)
                .filter(entry -> !isKnown(entry.key()) && !SectionRules.isOfRunner(entry.key()))
                .limit(MeantSettings.MOST_NAMES)
                .flatMap(entry -> near(entry.key())
                        .map(meant ->
                                OptionHistory.nameIn(meant, subject.context().odoo()))
                        .flatMap(meant -> misspelt(subject, entry, meant, first))
                        .stream());
    }

    private static Optional<ConfigFinding> misspelt(
            CheckedConfig subject, ConfigEntry entry, String meant, Map<String, ConfigEntry> first) {
        var own = subject.file().entry(ConfigFile.OPTIONS, meant);
        if (own.isPresent() && ofCommandLine(entry.key()).isEmpty()) {
            return Optional.empty();
        }
        var other = own.isPresent() ? own.get() : first.putIfAbsent(meant, entry);
        return Optional.of(
                other == null ? misspelt(subject, entry, meant) : misspeltBeside(subject, entry, meant, other));
    }

    /// Corrected, it would be there twice.
    private static ConfigFinding misspeltBeside(
            CheckedConfig subject, ConfigEntry entry, String meant, ConfigEntry other) {
        return new ConfigFinding(
                "misspelt-option",
                Severity.WARNING,
                entry.line(),
                subject.seen(entry.line()),
                "Odoo 13.0 to 19.0 have no option of this name. It stands for " + meant + ", as does line "
                        + other.line() + ".",
                other.value().equals(entry.value())
                        ? Fix.of(subject.file(), "Remove the line.", ConfigCorrection.without(subject.file(), entry))
                        : Fix.advice("Keep one of the two lines, as " + meant + "."));
    }

    /// The name that is meant in `[options]`, as that release knows it.
    ///
    /// @param release null: not known
    static String meantName(String key, @Nullable OdooRelease release) {
        return OptionHistory.nameIn(isKnown(key) ? key : near(key).orElse(key), release);
    }

    /// Whether Odoo has an option of that name, or reads one of queue_job in `[options]`.
    static boolean isKnown(String key) {
        return OdooOptions.isKnown(key) || SECRETS.contains(key);
    }

    /// What shells and command lines put before a name, and the names of the command line.
    private static Optional<String> ofCommandLine(String key) {
        var bare =
                key.replaceFirst("^(?:(?:export|set|declare|env)\\s+|-+)", "").replace('-', '_');
        var name = COMMAND_LINE.getOrDefault(bare, bare);
        return !name.equals(key)
                        && isKnown(name)
                        && (COMMAND_LINE.containsKey(bare) || !bare.equals(key.replace('-', '_')))
                ? Optional.of(name)
                : Optional.empty();
    }

    private static Optional<String> near(String key) {
        var ofCommandLine = ofCommandLine(key);
        return ofCommandLine.isPresent() ? ofCommandLine : nearest(key);
    }

    private static Optional<String> nearest(String key) {
        return Stream.concat(OdooOptions.names().stream(), SECRETS.stream())
                .filter(known ->
                        known.length() >= SHORTEST && RunnerSetting.of(known).isEmpty())
                .filter(known -> Math.abs(known.length() - key.length()) <= MOST_APART + known.length() / 5)
                .filter(OptionHistory::isOfKnownRelease)
                .filter(known -> EditDistance.isAlmost(key, known))
                .min(Comparator.comparing((String known) -> !known.startsWith(key.substring(0, 1)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static ConfigFinding misspelt(CheckedConfig subject, ConfigEntry entry, String meant) {
        var lines = ConfigCorrection.lines(meant, entry.value());
        return new ConfigFinding(
                "misspelt-option",
                Severity.WARNING,
                entry.line(),
                subject.seen(entry.line()),
                "Odoo 13.0 to 19.0 have no option of this name, and " + meant + " keeps its default. Another module may"
                        + " read it.",
                Fix.of(
                        subject.file(),
                        ConfigCorrection.shown(meant, SecretSettings.value(entry.key(), entry.value())),
                        ConfigCorrection.in(subject.file(), entry, lines.toArray(String[]::new))));
    }

    /// Options of Odoo in `[queue_job]`, where nothing reads them.
    static Stream<ConfigFinding> amongRunnerSettings(CheckedConfig subject) {
        return subject.entries(ConfigFile.QUEUE_JOB)
                .filter(entry -> isKnown(entry.key()) && !SectionRules.isOfRunner(entry.key()))
                .map(entry -> amongRunnerSettings(subject, entry));
    }

    private static ConfigFinding amongRunnerSettings(CheckedConfig subject, ConfigEntry entry) {
        var file = subject.file();
        var isSet = file.entry(ConfigFile.OPTIONS, entry.key()).isPresent();
        var edits = new ArrayList<>(ConfigCorrection.without(file, entry));
        if (!isSet) {
            edits.add(
                    ConfigCorrection.add(file, ConfigFile.OPTIONS, ConfigCorrection.lines(entry.key(), entry.value())));
        }
        return new ConfigFinding(
                "option-in-queue-job-section",
                isSet || !entry.key().equals("server_wide_modules") ? Severity.WARNING : Severity.CRITICAL,
                entry.line(),
                "[" + entry.section() + "] " + subject.seen(entry.line()),
                "Odoo reads its options only from [options]: this one has no effect"
                        + (isSet || !entry.key().equals("server_wide_modules") ? "." : ", and no runner is loaded."),
                Fix.of(
                        file,
                        isSet
                                ? "Remove the line: [options] has its own " + entry.key() + "."
                                : "[options]\n" + ConfigCorrection.shown(entry.key(), entry.value()),
                        edits));
    }

    /// Jobs are requests: a process that answers none runs none.
    static Stream<ConfigFinding> http(CheckedConfig subject) {
        return Stream.of("http_enable", "xmlrpc")
                .flatMap(key -> subject.option(key).stream())
                .filter(entry ->
                        OdooOptions.isMeantFalse(SpoiltValue.of(entry.value()).clean()))
                .limit(1)
                .map(entry -> new ConfigFinding(
                        "http-switched-off",
                        Severity.WARNING,
                        entry.line(),
                        subject.seen(entry.line()),
                        (OdooOptions.isFalse(entry.value()) ? "This" : "As it is meant, this")
                                + " process answers no HTTP, and each job is an HTTP request: jobs run only if another"
                                + " process answers at the address of [queue_job].",
                        Fix.advice("Remove the line, unless such a process exists.")));
    }

    /// Odoo up to 18.0 reads True and False only so, or in lower case; from 19.0 on it reads more words.
    static Stream<ConfigFinding> switches(CheckedConfig subject) {
        var release = subject.context().odoo();
        return subject.options()
                .filter(entry -> OdooOptions.isSwitch(entry.key()) && (release == null || release.major() < 19))
                .filter(entry -> !OdooOptions.isFalse(entry.value()) && OdooOptions.isMeantFalse(entry.value()))
                .map(entry -> new ConfigFinding(
                        "switch-misread",
                        Severity.WARNING,
                        entry.line(),
                        subject.seen(entry.line()),
                        "Odoo up to 18.0 reads only False and false as no. Any other text counts as yes: " + entry.key()
                                + " is on.",
                        ConfigCorrection.value(subject, entry, "False")));
    }

    /// A zero at the front makes it another number than it seems.
    static Stream<ConfigFinding> octals(CheckedConfig subject) {
        return subject.options()
                .filter(entry -> OdooOptions.isOctal(entry.key(), entry.value()))
                .map(entry -> octal(subject, entry, entry.value().replace("_", "")));
    }

    private static ConfigFinding octal(CheckedConfig subject, ConfigEntry entry, String digits) {
        var read = new BigInteger(digits, 8);
        return new ConfigFinding(
                "octal-number",
                Severity.WARNING,
                entry.line(),
                subject.seen(entry.line()),
                "Odoo reads a number that begins with 0 as an octal one: " + entry.key() + " is " + read + ".",
                Fix.advice(entry.key() + " = " + new BigInteger(digits) + ", or " + read + " if that is meant."));
    }
}
