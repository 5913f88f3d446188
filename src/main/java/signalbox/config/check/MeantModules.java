package signalbox.config.check;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import signalbox.config.SpoiltValue;
import signalbox.text.EditDistance;

/// The names of modules in `server_wide_modules` as they are meant: `web and queue_job (16.0)`,
/// `odoo.addons.queue_job`, `web/queue_job`, `qeue_job`. Pure.
final class MeantModules {
    /// What a module can be named.
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private static final Pattern REMARK = Pattern.compile("(?<=\\w)\\s*\\([^()\\[\\]]*\\)");
    private static final Pattern BETWEEN = Pattern.compile("\\s*[|&+]\\s*|\\s+(?:and|und|et|y)\\s+");

    /// What requirements have behind a name: `queue_job>=16.0`, `queue_job*`.
    private static final Pattern VERSION = Pattern.compile("(?<=\\w)\\s*(?:[<>=~!@:^].*|\\*+)$");

    private static final Pattern STEP = Pattern.compile("[./]+");

    /// Modules that every list has: before a dot or a slash they stand for themselves.
    private static final Set<String> USUAL = Set.of("web", "base");

    private MeantModules() {}

    static List<String> of(String value) {
        var apart = BETWEEN.matcher(REMARK.matcher(value).replaceAll("")).replaceAll(",");
        return SpoiltValue.items(apart).stream()
                .map(item -> VERSION.matcher(item).replaceFirst(""))
                .flatMap(MeantModules::steps)
                .map(MeantModules::name)
                .toList();
    }

    /// Of a path the module of the runner, if it has one.
    private static Stream<String> steps(String item) {
        var steps = STEP.splitAsStream(item).filter(step -> !step.isEmpty()).toList();
        if (steps.size() > 1 && USUAL.contains(steps.getFirst())) {
            return steps.stream();
        }
        return steps.stream()
                .filter(step -> ModuleRules.isOfRunner(name(step)))
                .findFirst()
                .map(Stream::of)
                .orElse(Stream.of(item));
    }

    /// With a typing mistake in the name of the runner's module, too.
    private static String name(String module) {
        var meant = ModuleRules.meantName(module);
        return !meant.equals(module) || ModuleRules.looksLikeFork(module)
                ? meant
                : ModuleRules.ofRunner()
                        .filter(known -> EditDistance.isAlmost(module, known))
                        .findFirst()
                        .orElse(module);
    }

    static boolean canBeNamed(String module) {
        return NAME.matcher(module).matches();
    }
}
