package signalbox.queue.movement;

/// The newest rows of queue_job, as a part of statements. No column with an index says when a job began or ended, so
/// what is read of that comes from a limited number of rows.
public final class NewestRows {
    private static final int MOST = 2_000;

    /// A condition for a row of `young`: it is in their older half.
    public static final String IN_OLDER_HALF = "nth > " + MOST / 2;

    private NewestRows() {}

    /// The query `young` of a WITH clause: these columns, and `nth`, counted from the newest row.
    ///
    /// @param columns `id` among them
    public static String young(String columns) {
        return """
                young AS (
                  SELECT *, row_number() OVER (ORDER BY id DESC) AS nth
                    FROM (SELECT %s FROM {queue_job} ORDER BY id DESC LIMIT %d) AS newest)
                """.formatted(columns, MOST);
    }

    /// What was read of them.
    ///
    /// @param rows how many
    /// @param first the lowest id
    /// @param showsEnds whether a job of their older half is done
    public static RowWindow window(long rows, long first, boolean showsEnds) {
        return rows < MOST ? RowWindow.WHOLE : new RowWindow(first, showsEnds);
    }
}
