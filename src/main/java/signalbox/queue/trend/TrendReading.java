package signalbox.queue.trend;

import java.util.ArrayList;
import java.util.Collection;
import signalbox.postgres.capability.TableColumns;
import signalbox.queue.trend.TrendCoverage.OlderJobs;
import signalbox.queue.trend.TrendQueries.ReadCells;

/// The trends of one period, as they were read at one moment.
///
/// @param rows how many rows were looked at
public record TrendReading(TrendPeriod period, TrendAxis axis, TrendTable table, TrendCoverage coverage, long rows) {

    /// With open jobs that are older than the rows that were read.
    ///
    /// @param older how far such jobs are known
    /// @param columns of queue_job
    public static TrendReading of(
            TrendPeriod period, TrendAxis axis, ReadCells read, OlderOpenJobs older, TableColumns columns) {
        var cells = new ArrayList<>(read.cells());
        cells.addAll(TrendCells.of(axis, older.jobs()));
        return new TrendReading(
                period,
                axis,
                TrendTable.of(axis, cells),
                TrendCoverage.of(axis, read.rows(), older.known(), read.kept(), columns),
                read.rows().rows());
    }

    /// The open jobs whose ids are lower than those of the rows that were read.
    public record OlderOpenJobs(OlderJobs known, Collection<TrendJob> jobs) {}
}
