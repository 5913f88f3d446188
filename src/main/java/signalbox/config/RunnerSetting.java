package signalbox.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What queue_job's runner reads from the environment, else from `[queue_job]`, else from the corresponding keys of
/// `[options]`.
public enum RunnerSetting {
    CHANNELS("root:1"),
    SCHEME("http"),
    HOST("localhost", "http_interface", "xmlrpc_interface"),
    PORT("8069", "http_port", "xmlrpc_port"),
    HTTP_AUTH_USER(null),
    HTTP_AUTH_PASSWORD(null),
    JOBRUNNER_DB_HOST(null, "db_host"),
    JOBRUNNER_DB_PORT(null, "db_port"),
    JOBRUNNER_DB_USER(null, "db_user"),
    JOBRUNNER_DB_PASSWORD(null, "db_password");

    private final @Nullable String standard;
    private final List<String> options;

    RunnerSetting(@Nullable String standard, String... options) {
        this.standard = standard;
        this.options = List.of(options);
    }

    /// The key in `[queue_job]`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The environment variable, which comes before the file.
    public String variable() {
        return "ODOO_QUEUE_JOB_" + name();
    }

    /// The value if nothing sets it; null: none.
    public @Nullable String standard() {
        return standard;
    }

    /// The keys of `[options]` that count if `[queue_job]` has none.
    List<String> options() {
        return options;
    }

    public static Optional<RunnerSetting> of(String key) {
        return Stream.of(values()).filter(each -> each.key().equals(key)).findFirst();
    }
}
