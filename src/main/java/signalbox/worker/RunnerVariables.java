package signalbox.worker;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.config.RunnerSetting;
import signalbox.config.SecretSettings;

/// The variables `ODOO_QUEUE_JOB_…` of a running process, which beat its odoo.conf. No other variable is kept, and
/// passwords are masked.
///
/// @param known by name; null: not known
/// @param text how they are known, or why not; the end of a sentence
public record RunnerVariables(@Nullable Map<String, String> known, String text) {
    static final int MOST_BYTES = 256 * 1024;

    private static final String PREFIX = "ODOO_QUEUE_JOB_";
    private static final Set<String> NAMES =
            Arrays.stream(RunnerSetting.values()).map(RunnerSetting::variable).collect(Collectors.toSet());

    public static RunnerVariables unknown(String reason) {
        return new RunnerVariables(null, "variables unknown, because " + reason);
    }

    /// @param environment as `/proc/PID/environ` has it: `NAME=VALUE`, each ended by a zero byte
    static RunnerVariables of(String environment, int pid) {
        var known = Arrays.stream(environment.split("\0"))
                .map(entry -> entry.split("=", 2))
                .filter(entry -> entry.length == 2 && NAMES.contains(entry[0]))
                .collect(toMap(entry -> entry[0], entry -> masked(entry[0], entry[1]), (first, _) -> first));
        return new RunnerVariables(
                known,
                known.isEmpty()
                        ? "no variable " + PREFIX + "… in process " + pid
                        : "variables of process " + pid + " count before the file");
    }

    private static String masked(String name, String value) {
        return SecretSettings.value(name.substring(PREFIX.length()).toLowerCase(Locale.ROOT), value);
    }
}
