package signalbox.queue.installation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What Odoo's own tables say about the installation.
///
/// @param parameters some parameters of ir_config_parameter
/// @param modules which modules of the queue are installed
public record OdooSetup(Map<String, String> parameters, Set<String> modules) {
    public static final String DATABASE_UUID = "database.uuid";
    public static final String BASE_URL = "web.base.url";

    /// Set in a copy by `odoo-bin neutralize` and by Odoo.sh: mails and payments are off there.
    public static final String NEUTRALIZED = "database.is_neutralized";

    public static final String CRON_JOBRUNNER = "queue_job_cron_jobrunner";

    public OdooSetup {
        parameters = Map.copyOf(parameters);
        modules = Set.copyOf(modules);
    }

    /// Empty when it is not set.
    public Optional<String> parameter(String key) {
        return Optional.ofNullable(parameters.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
