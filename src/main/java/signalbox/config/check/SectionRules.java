package signalbox.config.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import signalbox.config.ConfigEntry;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigLine;
import signalbox.config.RunnerSetting;
import signalbox.text.EditDistance;
import signalbox.text.Severity;

/// Settings in a section, or under a name, that Odoo and queue_job do not read.
final class SectionRules {
    /// Settings that other releases of queue_job read beside the usual ones.
    private static final List<String> ALSO_KNOWN = List.of("max_capacity", "db_max_capacity", "high_availability");

    private static final String NOT_READ =
            "queue_job reads its settings only from [queue_job]: this one has no effect.";

    private SectionRules() {}

    private static boolean isKnown(String key) {
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
                .map(entry -> wrongSection(subject, entry));
    }

    /// The key without the prefix that buildout writes: `queue_job.channels`.
    private static String bare(String key) {
        return key.startsWith("queue_job.") ? key.substring("queue_job.".length()) : key;
    }

    private static ConfigFinding wrongSection(CheckedConfig subject, ConfigEntry entry) {
        var file = subject.file();
        var key = bare(entry.key());
        var lines = ConfigCorrection.lines(key, entry.value());
        var edits = new ArrayList<>(ConfigCorrection.without(file, entry));
        var isSet = subject.isSet(key);
        if (!isSet) {
            edits.add(ConfigCorrection.add(file, ConfigFile.QUEUE_JOB, lines));
        }
        return new ConfigFinding(
                "setting-in-wrong-section",
                Severity.WARNING,
                entry.line(),
                "[" + entry.section() + "] " + subject.seen(entry.line()),
                NOT_READ,
                Fix.of(
                        file,
                        isSet
                                ? "Remove the line: [queue_job] has its own " + key + "."
                                : "[queue_job]\n" + ConfigCorrection.shown(key, entry.value()),
                        edits));
    }

    /// `[queue-job]`, `[Queue_Job]`, `[ queue_job ]`.
    static Stream<ConfigFinding> misspeltSections(CheckedConfig subject) {
        return subject.file().lines().stream()
                .filter(line -> line.kind() == ConfigLine.Kind.HEADER && line.section() != null)
                .filter(line -> isAlmostQueueJob(String.valueOf(line.section())))
                .filter(line -> hasKnown(subject, String.valueOf(line.section())))
                .map(line -> misspeltSection(subject, line));
    }

    private static boolean hasKnown(CheckedConfig subject, String section) {
        return known().anyMatch(key -> subject.file().own(section, key).isPresent());
    }

    private static boolean isAlmostQueueJob(String section) {
        return !section.equals(ConfigFile.QUEUE_JOB)
                && EditDistance.isAlmost(section.strip().toLowerCase(Locale.ROOT), ConfigFile.QUEUE_JOB);
    }

    private static ConfigFinding misspeltSection(CheckedConfig subject, ConfigLine header) {
        var file = subject.file();
        var name = "[" + ConfigFile.QUEUE_JOB + "]";
        return new ConfigFinding(
                "misspelt-section",
                Severity.CRITICAL,
                header.number(),
                header.masked(),
                "queue_job reads only the section [queue_job], spelled exactly so: the settings of this section"
                        + " have no effect.",
                file.hasSection(ConfigFile.QUEUE_JOB)
                        ? Fix.advice("Move its settings to [queue_job].")
                        : Fix.of(file, name, List.of(LineEdit.replace(header.number(), name))));
    }

    static Stream<ConfigFinding> unknownSettings(CheckedConfig subject) {
        return subject.entries(ConfigFile.QUEUE_JOB)
                .filter(entry -> !isKnown(entry.key()))
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
        var bare = key.replaceFirst("^(odoo_)?queue_job[_.]", "");
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
                "queue_job reads no setting of this name, and " + meant + " keeps its default.",
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
        return file.hasSection(ConfigFile.OPTIONS) || file.sectionNames().isEmpty()
                ? Stream.empty()
                : Stream.of(new ConfigFinding(
                        "no-options-section",
                        Severity.WARNING,
                        null,
                        "Sections: " + String.join(", ", file.sectionNames()),
                        "Odoo ignores a file without [options] completely: [queue_job] has no effect.",
                        Fix.of(file, "[options]", List.of(LineEdit.insert(1, List.of("[options]", ""))))));
    }
}
