package signalbox.queue.action;

import signalbox.postgres.Sql;

/// Whether Odoo knows a channel: jobs are moved to no other.
public final class ChannelExistence {
    private static final String KNOWN = "SELECT 1 FROM {queue_job_channel} WHERE complete_name = ?";

    private ChannelExistence() {}

    /// To be asked only where the database has the table queue_job_channel.
    public static boolean isKnown(Sql sql, String channel) {
        return sql.first("look for the channel", KNOWN, row -> row.getInt(1), channel)
                .isPresent();
    }

    /// Why no job goes to this channel.
    public static String notStored(String channel) {
        return channel + " is not in queue_job_channel. Create it in Odoo first (Job Queue, Channels), so that"
                + " Odoo and the runners use the same spelling.";
    }
}
