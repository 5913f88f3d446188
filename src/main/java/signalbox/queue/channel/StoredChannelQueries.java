package signalbox.queue.channel;

import static java.util.Comparator.comparing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import signalbox.channel.StoredChannels;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.capability.TableColumns;

/// Reads what a database itself stores about its channels. Releases of 2026 have columns for pauses and capacities; in
/// earlier ones nothing is read.
public final class StoredChannelQueries {
    private static final String TABLE = "queue_job_channel";
    private static final String CAPACITY = "capacity";
    private static final String PAUSED = "paused";

    /// Paused channels come first. The limit is more than a person configures.
    private static final String CHANNELS = """
            SELECT complete_name, coalesce(@capacity, 0) AS capacity, coalesce(@sequential, false) AS sequential,
                   coalesce(@throttle, 0) AS throttle, coalesce(@paused, false) AS paused
              FROM {queue_job_channel}
             WHERE complete_name IS NOT NULL
             ORDER BY paused DESC, complete_name LIMIT 10000
            """;

    private static final String COLUMNS = """
            SELECT attname FROM pg_attribute
             WHERE attrelid = to_regclass({'queue_job_channel'}) AND attnum > 0 AND NOT attisdropped
               AND has_table_privilege(attrelid, 'SELECT')
            """;

    private final TableColumns columns;

    private StoredChannelQueries(TableColumns columns) {
        this.columns = columns;
    }

    public StoredChannelQueries(Capabilities capabilities) {
        this(capabilities.tables().contains(TABLE) ? capabilities.channelTable() : new TableColumns(Set.of()));
    }

    /// For a session that does not know yet what the database offers.
    public static StoredChannelQueries of(Sql sql) {
        return new StoredChannelQueries(new TableColumns(
                new HashSet<>(sql.list("read the columns of queue_job_channel", COLUMNS, row -> row.getString(1)))));
    }

    /// Whether the database stores anything to read.
    public boolean keepsAny() {
        return columns.has(CAPACITY) || columns.has(PAUSED);
    }

    public StoredChannels read(Sql sql) {
        return keepsAny() ? kept(settings(sql)) : StoredChannels.NONE;
    }

    /// The channels by name; empty where the database stores no capacities.
    public List<ChannelSetting> limits(Sql sql) {
        return columns.has(CAPACITY)
                ? settings(sql).stream().sorted(comparing(ChannelSetting::name)).toList()
                : List.of();
    }

    /// Whether the database stores capacities, which then apply instead of a channel string.
    public boolean keepsLimits() {
        return columns.has(CAPACITY);
    }

    private List<ChannelSetting> settings(Sql sql) {
        return sql.list("read the channels that the database keeps", adapted(), StoredChannelQueries::channel);
    }

    private StoredChannels kept(List<ChannelSetting> channels) {
        var paused = new HashSet<String>();
        channels.stream()
                .filter(ChannelSetting::paused)
                .map(ChannelSetting::name)
                .forEach(paused::add);
        return new StoredChannels(columns.has(CAPACITY) ? ChannelPlan.ofSettings(channels) : null, paused);
    }

    private String adapted() {
        return CHANNELS.replace("@capacity", columns.orNull(CAPACITY, "int"))
                .replace("@sequential", columns.orNull("sequential", "bool"))
                .replace("@throttle", columns.orNull("throttle", "int"))
                .replace("@paused", columns.orNull(PAUSED, "bool"));
    }

    private static ChannelSetting channel(ResultSet row) throws SQLException {
        return new ChannelSetting(
                row.getString("complete_name"),
                row.getInt(CAPACITY),
                row.getBoolean("sequential"),
                Duration.ofMillis(Math.round(row.getDouble("throttle") * 1000)),
                row.getBoolean(PAUSED));
    }
}
