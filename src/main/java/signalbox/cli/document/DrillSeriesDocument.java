package signalbox.cli.document;

import java.time.Instant;
import java.util.List;
import signalbox.failover.report.DrillReport;
import signalbox.failover.report.GapStatistics;

/// `drill --repeat`: several drills in a row. A single one prints its `DrillReport`.
public record DrillSeriesDocument(Instant takenAt, List<DrillReport> drills, GapStatistics gap) {
    public static DrillSeriesDocument of(Instant takenAt, List<DrillReport> drills) {
        return new DrillSeriesDocument(takenAt, drills, GapStatistics.of(drills));
    }
}
