package signalbox.config.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import signalbox.config.ConfigEntry;
import signalbox.config.ConfigFile;
import signalbox.config.SpoiltValue;
import signalbox.text.Severity;

/// Which modules Odoo loads, and whether a runner then starts.
final class ModuleRules {
    static final String ODOO_SH = "odoosh_queue_job";
    private static final String PLAIN = "queue_job";
    private static final String KEY = "server_wide_modules";
    private static final Pattern FORK = Pattern.compile("queue_?job|job_?queue|job_?runner");
    private static final Pattern ZERO = Pattern.compile("[+-]?0+");

    private ModuleRules() {}

    /// The module that is meant by a name with other capitals, or with another sign or none between its words.
    static String meantName(String module) {
        return ofRunner()
                .filter(known -> letters(known).equals(letters(module)))
                .findFirst()
                .orElse(module);
    }

    static Stream<String> ofRunner() {
        return Stream.of(PLAIN, ODOO_SH);
    }

    static boolean isOfRunner(String module) {
        return ofRunner().anyMatch(module::equals);
    }

    /// Whether the name of a runner's module is within it, so that it may be another runner.
    static boolean looksLikeFork(String module) {
        return FORK.matcher(module).find();
    }

    private static String letters(String module) {
        return module.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }

    static Stream<ConfigFinding> runner(CheckedConfig subject) {
        if (subject.option(KEY)
                .filter(entry -> SpoiltValue.placeholder(entry.value()).isPresent())
                .isPresent()) {
            return Stream.empty();
        }
        var modules = subject.modules();
        boolean plain = modules.contains(PLAIN);
        boolean odooSh = modules.contains(ODOO_SH);
        if (plain && odooSh) {
            return Stream.of(both(subject));
        }
        if (plain || odooSh) {
            return Stream.empty();
        }
        return Stream.of(modules.stream()
                .filter(ModuleRules::looksLikeFork)
                .findFirst()
                .map(fork -> MeantModules.canBeNamed(fork) ? fork(subject, fork) : unnamed(subject, fork))
                .orElseGet(() -> neither(subject)));
    }

    /// A second runner beside it would dispatch the same jobs.
    private static ConfigFinding fork(CheckedConfig subject, String fork) {
        var entry = subject.option(KEY).orElseThrow();
        return new ConfigFinding(
                "runner-of-unknown-module",
                Severity.WARNING,
                entry.line(),
                subject.seen(entry.line()),
                "No module of a known name starts a runner here. " + fork + " may be a fork that does: then another one"
                        + " beside it would dispatch the same jobs.",
                Fix.advice("If " + fork + " starts no runner, add queue_job or odoosh_queue_job to the list."));
    }

    /// Another name beside it would leave this one in the list.
    private static ConfigFinding unnamed(CheckedConfig subject, String module) {
        var entry = subject.option(KEY).orElseThrow();
        return new ConfigFinding(
                "runner-not-loaded",
                Severity.CRITICAL,
                entry.line(),
                subject.seen(entry.line()),
                "No module can have the name " + module + ": Odoo loads none for it, no runner starts, and no job ever"
                        + " starts.",
                Fix.advice("Write queue_job, or odoosh_queue_job, in its place."));
    }

    private static ConfigFinding both(CheckedConfig subject) {
        var entry = subject.option(KEY).orElseThrow();
        var modules = new ArrayList<>(subject.modules());
        modules.remove(PLAIN);
        return new ConfigFinding(
                "both-runner-modules",
                Severity.WARNING,
                entry.line(),
                subject.seen(entry.line()),
                "odoosh_queue_job loads queue_job itself and replaces its runner with one that elects a leader."
                        + " Naming both adds nothing and makes it unclear which runner is meant.",
                fix(subject, entry, modules));
    }

    /// If the file has no `server_wide_modules`, the command line may name the module instead, which the file does
    /// not show: then the finding is a warning, except on Odoo.sh.
    private static ConfigFinding neither(CheckedConfig subject) {
        var entry = subject.option(KEY);
        var modules = new ArrayList<>(entry.isPresent() ? subject.modules() : List.of("web"));
        modules.add(subject.isOdooSh() ? ODOO_SH : PLAIN);
        return new ConfigFinding(
                "runner-not-loaded",
                entry.isPresent() || subject.isOdooSh() ? Severity.CRITICAL : Severity.WARNING,
                entry.map(ConfigEntry::line).orElse(null),
                entry.map(each -> subject.seen(each.line())).orElse("No " + KEY + " in [options]"),
                "Only a server-wide module starts a runner. Without queue_job or odoosh_queue_job in the list"
                        + " no job ever starts, unless --load on the command line names one of them.",
                entry.map(each -> fix(subject, each, modules)).orElseGet(() -> added(subject, modules)));
    }

    private static Fix fix(CheckedConfig subject, ConfigEntry entry, List<String> modules) {
        return ConfigCorrection.value(subject, entry, String.join(",", modules));
    }

    private static Fix added(CheckedConfig subject, List<String> modules) {
        var line = KEY + " = " + String.join(",", modules);
        return Fix.of(
                subject.file(),
                "[options]\n" + line,
                List.of(ConfigCorrection.add(subject.file(), ConfigFile.OPTIONS, List.of(line))));
    }

    static Stream<ConfigFinding> limits(CheckedConfig subject) {
        var real = subject.option("limit_time_real").filter(ModuleRules::isZero);
        var cron = subject.option("limit_time_real_cron").filter(ModuleRules::isZero);
        if (real.isEmpty() || cron.isEmpty()) {
            return Stream.empty();
        }
        var isLoaded = subject.modules().contains(ODOO_SH);
        return Stream.of(new ConfigFinding(
                "time-limits-of-zero",
                isLoaded ? Severity.CRITICAL : Severity.WARNING,
                real.get().line(),
                subject.seen(real.get().line()) + "\n" + subject.seen(cron.get().line()),
                "odoosh_queue_job treats a process with both limits at 0 as a cron worker of Odoo.sh and starts no"
                        + " runner in it. With both limits in the file, this applies to every process: no job ever starts"
                        + (isLoaded ? "." : " when that module is loaded."),
                ConfigCorrection.value(subject, real.get(), "120")));
    }

    private static boolean isZero(ConfigEntry entry) {
        return ZERO.matcher(entry.value().strip()).matches();
    }
}
