package signalbox.queue.job;

import signalbox.queue.filter.JobFilter;

/// The orders in which jobs can be listed. The first two follow the primary key and are cheap on any table. The others
/// need a sort, and are offered for open states only.
public enum JobOrder {
    NEWEST("id", false, false),
    OLDEST("id", true, false),
    STARTED("date_started", false, true),
    ETA("eta", true, true),
    PRIORITY("priority", true, true),
    RETRY("retry", false, true);

    private final String column;
    private final boolean ascending;
    private final boolean sorts;

    JobOrder(String column, boolean ascending, boolean sorts) {
        this.column = column;
        this.ascending = ascending;
        this.sorts = sorts;
    }

    String column() {
        return column;
    }

    public boolean isAscending() {
        return ascending;
    }

    /// Whether it needs a sort, and so a filter that takes open states only.
    public boolean sorts() {
        return sorts;
    }

    public boolean isCheapFor(JobFilter filter) {
        return !sorts || filter.openOnly();
    }
}
