package signalbox.config.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import signalbox.channel.text.PythonWhitespace;
import signalbox.config.ConfigEntry;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigLine;
import signalbox.config.OdooOptions;
import signalbox.config.RunnerSetting;
import signalbox.text.EditDistance;
import signalbox.text.Severity;

/// Settings in a section, or under a name, that Odoo and queue_job do not read.
final class SectionRules {
    /// Settings that other releases of queue_job read beside the usual ones.
    private static final List<String> ALSO_KNOWN = List.of("max_capacity", "db_max_capacity", "high_availability");

    private static final Pattern PREFIX = Pattern.compile("^(?:export\\s+|-+)?(?:(?:odoo_)?queue_job[._])?");
    private static final List<String> ODOO_NAMES = List.of("odoo", "openerp", "odoo options");

    private static final String NOT_READ =
            "queue_job reads its settings only from [queue_job]: this one has no effect.";

    private SectionRules() {}

    static boolean isKnown(String key) {
        return RunnerSetting.of(key).isPresent() || ALSO_KNOWN.contains(key);
    }

    /// Settings in `[options]`, or in DEFAULT while there is no section `[queue_job]` that could get them from
    /// there.
    static Stream<ConfigFinding> wrongSection(CheckedConfig subject) {
        var inDefault = subject.file().hasSection(ConfigFile.QUEUE_JOB)
                ? Stream.<ConfigEntry>of()
                : subject.entries(ConfigFile.DEFAULT);
        return Stream.concat(subject.entries(ConfigFile.OPTIONS), inDefault)
                .filter(entry -> isKnown(bare(entry.key())))
                .filter(entry -> !isReadFlat(subject, entry) || isAtOdds(subject, entry))
                .map(entry -> wrongSection(subject, entry));
    }

    /// From 19.0 on `queue_job_channels` and the like are read from `[options]`.
    private static boolean isReadFlat(CheckedConfig subject, ConfigEntry entry) {
        var release = subject.context().odoo();
        return release != null && release.major() >= 19 && entry.key().startsWith("queue_job_");
    }

    /// Whether `[queue_job]` has another value for it.
    private static boolean isAtOdds(CheckedConfig subject, ConfigEntry entry) {
        return subject.file()
                .own(ConfigFile.QUEUE_JOB, bare(entry.key()))
                .filter(own -> !own.value().equals(entry.value()))
                .isPresent();
    }

    /// Another setting beside it that is meant for the same one.
    private static Optional<ConfigEntry> rival(CheckedConfig subject, ConfigEntry entry) {
        return subject.entries(entry.section())
                .filter(other -> other.line() != entry.line()
                        && !other.key().equals(entry.key())
                        && bare(other.key()).equals(bare(entry.key())))
                .findFirst();
    }

    /// The key without the prefix that buildout writes (`queue_job.channels`), that 19.0 reads (`queue_job_channels`)
    /// or that only variables have (`ODOO_QUEUE_JOB_CHANNELS`).
    static String bare(String key) {
        return PREFIX.matcher(key).replaceFirst("");
    }

    /// Whether it is a setting of the runner, in some form.
    static boolean isOfRunner(String key) {
        return isKnown(bare(key));
    }

    /// The section that is meant: `[option]` for `[options]`, `[queue-job]` for `[queue_job]`, unless the file has the
    /// right one, too.
    static String meantSection(ConfigFile file, String section) {
        for (var known : List.of(ConfigFile.OPTIONS, ConfigFile.QUEUE_JOB)) {
            if (!file.hasSection(known) && isAlmost(section, known)) {
                return known;
            }
        }
        return section;
    }

    /// `[odoo]` is what many take for the name of Odoo's section.
    private static boolean isAlmost(String section, String known) {
        var name = name(section).strip().toLowerCase(Locale.ROOT);
        return !section.equals(known)
                && (EditDistance.isAlmost(name, known)
                        || isPartOf(name, known)
                        || (known.equals(ConfigFile.OPTIONS) && ODOO_NAMES.contains(name)));
    }

    /// `[queue_job.prod]`, `[options.queue_job]`: no section has parts.
    private static boolean isPartOf(String name, String known) {
        var parts = List.of(name.split("\\s*[.:/|]\\s*"));
        return parts.size() > 1
                && parts.contains(known)
                && (known.equals(ConfigFile.QUEUE_JOB) || !parts.contains(ConfigFile.QUEUE_JOB));
    }

    /// The section whose name this is, or almost is.
    static Optional<String> known(String name) {
        return Stream.of(ConfigFile.OPTIONS, ConfigFile.QUEUE_JOB)
                .filter(known -> name.strip().equals(known) || isAlmost(name, known))
                .findFirst();
    }

    /// The name that is meant in `[queue_job]`.
    static String meantName(String key) {
        return isKnown(key) ? key : near(key).orElse(key);
    }

    private static ConfigFinding wrongSection(CheckedConfig subject, ConfigEntry entry) {
        return new ConfigFinding(
                code(entry.key()),
                Severity.WARNING,
                entry.line(),
                "[" + entry.section() + "] " + subject.seen(entry.line()),
                isReadFlat(subject, entry)
                        ? "This release reads it, and [queue_job] has another value: only one of the two counts."
                        : why(entry.key()),
                moved(subject, entry));
    }

    private static Fix moved(CheckedConfig subject, ConfigEntry entry) {
        var file = subject.file();
        var key = bare(entry.key());
        var own = file.own(ConfigFile.QUEUE_JOB, key);
        if (own.isPresent()) {
            return isAtOdds(subject, entry) && code(entry.key()).equals("flat-setting")
                    ? keepOne("[queue_job]", key, own.get())
                    : Fix.of(
                            file,
                            "Remove the line: [queue_job] has its own " + key + ".",
                            ConfigCorrection.without(file, entry));
        }
        var rival = rival(subject, entry);
        if (rival.isPresent()) {
            return !rival.get().value().equals(entry.value())
                    ? keepOne("[" + entry.section() + "]", key, rival.get())
                    : Fix.of(
                            file,
                            "Remove the line: line " + rival.get().line() + " says the same.",
                            ConfigCorrection.without(file, entry));
        }
        var edits = new ArrayList<>(ConfigCorrection.without(file, entry));
        edits.add(ConfigCorrection.add(file, ConfigFile.QUEUE_JOB, ConfigCorrection.lines(key, entry.value())));
        return Fix.of(file, "[queue_job]\n" + ConfigCorrection.shown(key, entry.value()), edits);
    }

    private static Fix keepOne(String section, String key, ConfigEntry other) {
        return Fix.advice("Keep one of the two: " + section + " has another " + key + " on line " + other.line() + ".");
    }

    private static String code(String key) {
        if (key.startsWith("odoo_queue_job_")) {
            return "variable-in-file";
        }
        return key.startsWith("queue_job_") ? "flat-setting" : "setting-in-wrong-section";
    }

    private static String why(String key) {
        return switch (code(key)) {
            case "variable-in-file" ->
                "A name that begins with ODOO_QUEUE_JOB_ is a variable of the environment: in a file it has no effect.";
            case "flat-setting" ->
                "Only releases for Odoo 19.0 read settings of this form, and all read those of [queue_job].";
            default -> NOT_READ;
        };
    }

    /// `[queue-job]`, `[Queue_Job]`, `[ queue_job ]`; `[option]`, `[odoo]`.
    static Stream<ConfigFinding> misspeltSections(CheckedConfig subject) {
        return subject.file().lines().stream()
                .filter(line -> line.kind() == ConfigLine.Kind.HEADER && line.section() != null)
                .flatMap(line -> Stream.of(ConfigFile.OPTIONS, ConfigFile.QUEUE_JOB)
                        .filter(known -> isAlmost(String.valueOf(line.section()), known))
                        .filter(known -> hasKnown(subject, String.valueOf(line.section()), known))
                        .map(known -> misspeltSection(subject, line, known)));
    }

    private static boolean hasKnown(CheckedConfig subject, String section, String meant) {
        return (meant.equals(ConfigFile.QUEUE_JOB) && letters(section).equals(letters(meant)))
                || (meant.equals(ConfigFile.QUEUE_JOB) ? known() : OdooOptions.names().stream())
                        .anyMatch(key -> subject.file().own(section, key).isPresent());
    }

    private static String letters(String section) {
        return name(section).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static ConfigFinding misspeltSection(CheckedConfig subject, ConfigLine header, String meant) {
        var file = subject.file();
        var name = "[" + meant + "]";
        var respelt = respelt(header, name);
        return new ConfigFinding(
                "misspelt-section",
                Severity.CRITICAL,
                header.number(),
                header.masked(),
                (respelt.length == 1 ? "" : "Python takes all up to the last bracket for the name of the section. ")
                        + (meant.equals(ConfigFile.QUEUE_JOB) ? "queue_job" : "Odoo") + " reads only the section "
                        + name + ", spelled exactly so: the settings of this section have no effect.",
                file.hasSection(meant) || isThereTwice(file, meant)
                        ? Fix.advice("Move its settings to " + name + ".")
                        : Fix.of(
                                file,
                                respelt.length == 1 ? name : String.join("\n", respelt),
                                List.of(LineEdit.replace(header.number(), respelt))));
    }

    /// Then the settings below the other one would be left behind.
    private static boolean isThereTwice(ConfigFile file, String meant) {
        return file.lines().stream()
                        .filter(line -> line.kind() == ConfigLine.Kind.HEADER
                                && isAlmost(String.valueOf(line.section()), meant))
                        .limit(2)
                        .count()
                > 1;
    }

    /// The name that is meant. Python takes all up to the last bracket of the line for it.
    private static String name(String section) {
        int end = section.indexOf(']');
        return end < 0 ? section : section.substring(0, end);
    }

    /// What stands behind the name stays: behind it, where it is a finding of its own; as a remark, if it has a
    /// bracket.
    private static String[] respelt(ConfigLine header, String name) {
        var text = header.text();
        var section = String.valueOf(header.section());
        if (!section.contains("]")) {
            return new String[] {name + text.substring(text.lastIndexOf(']') + 1)};
        }
        var behind = PythonWhitespace.strip(text.substring(text.indexOf(']') + 1));
        return new String[] {name, behind.startsWith(";") || behind.startsWith("#") ? behind : "# " + behind};
    }

    static Stream<ConfigFinding> unknownSettings(CheckedConfig subject) {
        return subject.entries(ConfigFile.QUEUE_JOB)
                .filter(entry -> ParseRules.withoutDelimiter(
                                subject.file().lines().get(entry.line() - 1))
                        .isEmpty())
                .filter(entry ->
                        !isKnown(entry.key()) && (isOfRunner(entry.key()) || !OptionRules.isKnown(entry.key())))
                .map(entry -> near(entry.key())
                        .map(meant -> misspeltSetting(subject, entry, meant))
                        .orElseGet(() -> new ConfigFinding(
                                "unknown-setting",
                                Severity.INFO,
                                entry.line(),
                                subject.seen(entry.line()),
                                "queue_job reads no setting of this name. Another module may.",
                                Fix.advice("Remove the line if none of your modules reads it."))));
    }

    private static Optional<String> near(String key) {
        var bare = bare(key);
        return known().filter(known -> EditDistance.isAlmost(bare, known)).findFirst();
    }

    private static Stream<String> known() {
        return Stream.concat(Stream.of(RunnerSetting.values()).map(RunnerSetting::key), ALSO_KNOWN.stream());
    }

    private static ConfigFinding misspeltSetting(CheckedConfig subject, ConfigEntry entry, String meant) {
        var file = subject.file();
        var lines = ConfigCorrection.lines(meant, entry.value());
        var isSet = subject.isSet(meant);
        return new ConfigFinding(
                "misspelt-setting",
                Severity.WARNING,
                entry.line(),
                subject.seen(entry.line()),
                "queue_job reads no setting of this name" + (isSet ? "." : ", and " + meant + " keeps its default."),
                isSet
                        ? Fix.advice("Remove the line: " + meant + " is set as well.")
                        : Fix.of(
                                file,
                                ConfigCorrection.shown(meant, entry.value()),
                                ConfigCorrection.in(file, entry, lines.toArray(String[]::new))));
    }

    /// Odoo looks for `[options]` first, and reads nothing when it is missing.
    static Stream<ConfigFinding> noOptions(CheckedConfig subject) {
        var file = subject.file();
        return subject.meant().hasSection(ConfigFile.OPTIONS)
                        || file.sectionNames().isEmpty()
                ? Stream.empty()
                : Stream.of(new ConfigFinding(
                        "no-options-section",
                        Severity.WARNING,
                        FindingPlace.NOWHERE,
                        "Sections: " + String.join(", ", file.sectionNames()),
                        "Odoo ignores a file without [options] completely: [queue_job] has no effect.",
                        Fix.of(file, "[options]", List.of(LineEdit.insert(1, List.of("[options]", ""))))));
    }
}
