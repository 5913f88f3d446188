package signalbox.queue.job;

/// Names a job outside of Signalbox: in a shell of Odoo, in SQL, in a message to a colleague. Pure.
///
/// @param uuid not empty
public record JobReference(String uuid) {
    /// What finds the job in Odoo's shell.
    public String python() {
        return "env[\"queue.job\"].search([(\"uuid\", \"=\", \""
                + uuid.replace("\\", "\\\\").replace("\"", "\\\"") + "\")])";
    }

    public String sql() {
        return "SELECT * FROM queue_job WHERE uuid = '" + uuid.replace("'", "''") + "';";
    }
}
