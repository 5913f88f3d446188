package signalbox.queue.job;

import signalbox.queue.filter.JobFilter;

/// What a list of jobs asks for.
///
/// @param more the columns that it shows beside those that each `Job` has
public record JobListing(JobFilter filter, JobOrder order, MoreColumns more) {
    /// With no more columns.
    public JobListing(JobFilter filter, JobOrder order) {
        this(filter, order, MoreColumns.NONE);
    }

    /// Whether no index finds its jobs, so that the table is searched by steps.
    public boolean isSearched() {
        return !order.sorts() && !filter.statesOnly() && !filter.isByUuid();
    }

    /// Whether both list the same jobs, whatever they show of them.
    public boolean listsSameAs(JobListing other) {
        return filter.equals(other.filter) && order == other.order;
    }
}
