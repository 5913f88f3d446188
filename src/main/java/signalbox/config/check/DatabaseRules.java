package signalbox.config.check;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import signalbox.config.ConfigEntry;
import signalbox.config.EffectiveSettings.Entry;
import signalbox.config.EffectiveSettings.Value;
import signalbox.config.RunnerSetting;
import signalbox.text.Severity;

/// The runner's own connection to the database.
final class DatabaseRules {
    private static final String PGBOUNCER_PORT = "6432";
    private static final Pattern POOLER =
            Pattern.compile("pgbouncer|pgcat|pgpool|pooler|supavisor", Pattern.CASE_INSENSITIVE);

    private DatabaseRules() {}

    static Stream<ConfigFinding> pooler(CheckedConfig subject) {
        var host = subject.setting(RunnerSetting.JOBRUNNER_DB_HOST);
        var port = subject.setting(RunnerSetting.JOBRUNNER_DB_PORT);
        if (host.value() != null && POOLER.matcher(host.value()).find()) {
            return Stream.of(finding(host));
        }
        return port.value() != null && port.value().strip().equals(PGBOUNCER_PORT)
                ? Stream.of(finding(port))
                : Stream.empty();
    }

    private static ConfigFinding finding(Value value) {
        return new ConfigFinding(
                "runner-behind-pooler",
                Severity.WARNING,
                value.origin() instanceof Entry(ConfigEntry entry) ? entry.line() : null,
                value.setting().key() + " = " + value.shown() + " ("
                        + value.origin().text() + ")",
                "That looks like a connection pooler. LISTEN, session locks and connection names do not work"
                        + " through a transaction pooler: the runner is not notified of jobs, and no leader can"
                        + " be elected.",
                Fix.advice("[queue_job]\njobrunner_db_host = HOST OF THE SERVER ITSELF\njobrunner_db_port = 5432"));
    }
}
