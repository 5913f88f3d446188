package signalbox.config.diff;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import signalbox.config.ConfigEntry;
import signalbox.config.ConfigFile;
import signalbox.config.SecretSettings;
import signalbox.config.check.ConfigFinding;
import signalbox.config.check.Fix;
import signalbox.text.Severity;

/// Secrets that two builds have in common: anyone who has one build's secret then has the other's.
public final class SharedSecrets {
    private static final Set<String> NONE = Set.of("", "False", "false", "None", "True", "true", SecretSettings.MASK);

    private SharedSecrets() {}

    /// The secrets of the right file that the left one has, too. None if both are for the same database, because
    /// then they are copies, or if the left file names no database.
    public static List<ConfigFinding> of(ConfigFile left, ConfigFile right) {
        var database = left.value(ConfigFile.OPTIONS, "db_name");
        if (database == null || Objects.equals(database, right.value(ConfigFile.OPTIONS, "db_name"))) {
            return List.of();
        }
        return right.entries().stream()
                .filter(entry -> SecretSettings.isSecret(entry.key()) && !NONE.contains(entry.value()))
                .filter(entry -> entry.value().equals(left.value(entry.section(), entry.key())))
                .map(SharedSecrets::finding)
                .toList();
    }

    private static ConfigFinding finding(ConfigEntry entry) {
        var key = SecretSettings.text(entry.key());
        return new ConfigFinding(
                "shared-secret",
                Severity.WARNING,
                entry.line(),
                key + " = " + SecretSettings.MASK + "\nhas the same value in the other file",
                entry.section().equals(ConfigFile.QUEUE_JOB)
                        ? "A copied secret lets one build call the other's /queue_job/runjob."
                        : "Anyone who has one build's secret also has the other's.",
                Fix.advice("Give this build its own secret."));
    }
}
