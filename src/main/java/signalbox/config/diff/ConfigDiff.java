package signalbox.config.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.config.BaseUrl;
import signalbox.config.ConfigFile;
import signalbox.config.RunnerSetting;

/// The differences between two configurations: values by section and key, as Python reads them. Order, comments and
/// layout do not count.
public final class ConfigDiff {
    /// Settings that belong to one build and not to the whole installation.
    private static final Set<String> OF_A_BUILD = Set.of(
            "db_name",
            "dbfilter",
            "db_host",
            "db_port",
            "db_user",
            "db_password",
            "admin_passwd",
            "data_dir",
            "logfile");

    /// The runner's own connection to the build's database, and the password of its requests: a person who knows
    /// those of one build must not reach the other.
    private static final Set<String> OF_A_RUNNER = Set.of(
            RunnerSetting.JOBRUNNER_DB_HOST.key(),
            RunnerSetting.JOBRUNNER_DB_PORT.key(),
            RunnerSetting.JOBRUNNER_DB_USER.key(),
            RunnerSetting.JOBRUNNER_DB_PASSWORD.key(),
            RunnerSetting.HTTP_AUTH_PASSWORD.key());

    private ConfigDiff() {}

    /// In the order of the left file; then the settings that only the right one has.
    ///
    /// A change is expected if both set the value and it names, reaches or protects the build's own database, files
    /// or runner. The same is true for the host in `[queue_job]`, if both are addresses of Odoo.sh: each build has
    /// its own. The checks decide whether it is the right one.
    public static List<ConfigChange> of(ConfigFile left, ConfigFile right) {
        var before = left.sections();
        var after = right.sections();
        var changes = new ArrayList<ConfigChange>();
        for (var section : union(before.keySet(), after.keySet())) {
            changes.addAll(of(section, before.getOrDefault(section, Map.of()), after.getOrDefault(section, Map.of())));
        }
        return changes;
    }

    private static List<ConfigChange> of(String section, Map<String, String> left, Map<String, String> right) {
        return union(left.keySet(), right.keySet()).stream()
                .filter(key -> !Objects.equals(left.get(key), right.get(key)))
                .map(key -> change(section, key, left.get(key), right.get(key)))
                .toList();
    }

    private static ConfigChange change(String section, String key, @Nullable String left, @Nullable String right) {
        boolean expected = left != null && right != null && isExpected(section, key, left, right);
        return new ConfigChange(section, key, left, right, expected);
    }

    private static boolean isExpected(String section, String key, String left, String right) {
        return switch (section) {
            case ConfigFile.OPTIONS -> OF_A_BUILD.contains(key);
            case ConfigFile.QUEUE_JOB ->
                OF_A_RUNNER.contains(key)
                        || (key.equals(RunnerSetting.HOST.key()) && BaseUrl.isOdooSh(left) && BaseUrl.isOdooSh(right));
            default -> false;
        };
    }

    private static Set<String> union(Set<String> first, Set<String> second) {
        var union = new LinkedHashSet<>(first);
        union.addAll(second);
        return union;
    }
}
