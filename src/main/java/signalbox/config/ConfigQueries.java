package signalbox.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelSetting;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.channel.StoredChannelQueries;

/// Reads the configuration that a database stores, as far as its tables have it.
public final class ConfigQueries {
    private static final String BASE_URL = "web.base.url";
    private static final String UUID = "database.uuid";

    private static final String PARAMETERS = """
            SELECT key, value FROM {ir_config_parameter}
             WHERE key IN (?, ?) OR starts_with(key, 'queue_job.')
             ORDER BY key LIMIT 500
            """;

    private final Capabilities capabilities;

    public ConfigQueries(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /// Reads the parameters and the channels. What cannot be read is a note of the result.
    ///
    /// @throws signalbox.postgres.connection.PostgresException when the server does not answer
    public DatabaseConfig read(Sql sql) {
        var notes = new ArrayList<String>();
        var parameters = parameters(sql, notes);
        var baseUrl = parameters.remove(BASE_URL);
        var uuid = parameters.remove(UUID);
        return new DatabaseConfig(baseUrl, uuid, parameters, channels(sql, notes), notes);
    }

    private Map<String, String> parameters(Sql sql, List<String> notes) {
        var parameters = new LinkedHashMap<String, String>();
        if (capabilities.tables().contains("ir_config_parameter")) {
            sql.list(
                    "read the system parameters",
                    PARAMETERS,
                    row -> parameters.put(row.getString("key"), row.getString("value")),
                    BASE_URL,
                    UUID);
        } else {
            notes.add("The table ir_config_parameter does not exist, or this role may not read it.");
        }
        return parameters;
    }

    private @Nullable List<ChannelSetting> channels(Sql sql, List<String> notes) {
        if (!capabilities.tables().contains("queue_job_channel")) {
            notes.add("The table queue_job_channel does not exist, or this role may not read it.");
            return null;
        }
        var stored = new StoredChannelQueries(capabilities);
        if (!stored.keepsLimits()) {
            notes.add("queue_job_channel has no capacities here: the channel string applies.");
            return null;
        }
        return stored.limits(sql);
    }
}
