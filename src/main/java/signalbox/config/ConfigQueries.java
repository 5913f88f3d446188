package signalbox.config;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelSetting;
import signalbox.config.DatabaseConfig.KeptChannel;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;

/// Reads the configuration that a database stores, as far as its tables have it.
public final class ConfigQueries {
    private static final String BASE_URL = "web.base.url";
    private static final String UUID = "database.uuid";

    private static final String PARAMETERS = """
            SELECT key, value FROM {ir_config_parameter}
             WHERE key IN (?, ?) OR starts_with(key, 'queue_job.')
             ORDER BY key LIMIT 500
            """;

    private static final String CHANNELS = """
            SELECT complete_name, coalesce(capacity, 0) AS capacity, coalesce(@sequential, false) AS sequential,
                   coalesce(@throttle, 0) AS throttle, @paused AS paused
              FROM {queue_job_channel}
             WHERE complete_name IS NOT NULL
             ORDER BY complete_name LIMIT 1000
            """;

    private final Capabilities capabilities;

    public ConfigQueries(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /// Reads the parameters and the channels. What cannot be read is a note of the result.
    ///
    /// @throws signalbox.postgres.PostgresException when the server does not answer
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

    private @Nullable List<KeptChannel> channels(Sql sql, List<String> notes) {
        if (!capabilities.tables().contains("queue_job_channel")) {
            notes.add("The table queue_job_channel does not exist, or this role may not read it.");
            return null;
        }
        if (!capabilities.channelColumns().contains("capacity")) {
            notes.add("queue_job_channel has no capacities here: the channel string applies.");
            return null;
        }
        return sql.list("read the channels' limits", adapted(), ConfigQueries::channel);
    }

    private String adapted() {
        var columns = capabilities.channelTable();
        return CHANNELS.replace("@sequential", columns.orNull("sequential", "bool"))
                .replace("@throttle", columns.orNull("throttle", "int"))
                .replace("@paused", columns.orNull("paused", "bool"));
    }

    private static KeptChannel channel(ResultSet row) throws SQLException {
        var setting = new ChannelSetting(
                row.getString("complete_name"),
                row.getInt("capacity"),
                row.getBoolean("sequential"),
                Duration.ofMillis(Math.round(row.getDouble("throttle") * 1000)));
        boolean paused = row.getBoolean("paused");
        return new KeptChannel(setting, row.wasNull() ? null : paused);
    }
}
