package signalbox.config.check;

import java.util.Set;
import java.util.stream.Stream;
import signalbox.config.ConfigEntry;
import signalbox.config.ConfigFile;
import signalbox.config.RunnerSetting;
import signalbox.config.SecretSettings;
import signalbox.text.Severity;

/// Secrets in plain text in the file.
final class SecretRules {
    private static final Set<String> NONE = Set.of("", "False", "false", "None", "True", "true");

    private SecretRules() {}

    static Stream<ConfigFinding> plain(CheckedConfig subject) {
        return subject.file().entries().stream()
                .flatMap(SwallowedLines::apart)
                .filter(SecretRules::isPlain)
                .map(entry -> new ConfigFinding(
                        "plain-text-secret",
                        Severity.INFO,
                        entry.line(),
                        subject.seen(entry.line()),
                        "Anyone who can read the file, or a copy of it, has "
                                + (SecretSettings.isSecret(entry.key()) ? "" : "the secret in the line of ")
                                + SecretSettings.text(entry.key()) + ".",
                        Fix.advice(elsewhere(entry))));
    }

    /// Odoo keeps its own password as a hash.
    private static boolean isPlain(ConfigEntry entry) {
        var value = entry.value();
        return !NONE.contains(value) && !value.startsWith("$pbkdf2-") && SecretSettings.holdsSecret(entry.key(), value);
    }

    private static String elsewhere(ConfigEntry entry) {
        if (!SecretSettings.isSecret(entry.key())) {
            return entry.section().equals(ConfigFile.QUEUE_JOB)
                            && entry.key().equals(RunnerSetting.HOST.key())
                            && entry.value().contains("@")
                    ? "Use the variables " + RunnerSetting.HTTP_AUTH_USER.variable() + " and "
                            + RunnerSetting.HTTP_AUTH_PASSWORD.variable() + ", and leave only the name as the host."
                    : "Take it out of the line.";
        }
        if (entry.section().equals(ConfigFile.QUEUE_JOB)) {
            return RunnerSetting.of(entry.key())
                    .map(setting -> "Set it in the variable " + setting.variable() + ", and remove the line.")
                    .orElse("Remove the line if nothing reads it.");
        }
        return switch (entry.key()) {
            case "admin_passwd" -> "Set it in Odoo's database manager, which stores only a hash of it.";
            case "db_password" -> "Keep it in ~/.pgpass, and remove the line.";
            default -> "Let only Odoo read the file: chmod 600.";
        };
    }
}
