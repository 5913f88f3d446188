package signalbox.queue.movement;

/// What the newest rows show of all jobs that ended: no column with an index says when a job did.
///
/// @param first the lowest id among them
/// @param showsEnds whether a job of their older half is done
public record RowWindow(long first, boolean showsEnds) {
    /// There are no other rows.
    public static final RowWindow WHOLE = new RowWindow(Long.MIN_VALUE, true);

    /// Nothing was read.
    public static final RowWindow NONE = new RowWindow(Long.MAX_VALUE, false);

    /// Whether jobs that ended lately are among them. Behind a long backlog they are not: the newest rows are all
    /// pending, and older jobs are run first.
    ///
    /// @param firstDue the lowest id of a pending job that could run
    public boolean reachesBack(long firstDue) {
        return showsEnds && first <= firstDue;
    }
}
