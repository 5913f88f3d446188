package signalbox.app.file;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.failover.report.DrillReport;

/// The reports of a profile's drills, one file each, numbered from 1. Safe for several threads.
public final class DrillArchive {
    private static final Logger LOG = LoggerFactory.getLogger(DrillArchive.class);
    private static final int MOST = 500;

    /// @param number the number of the drill in this profile
    public record Numbered(int number, DrillReport report) {}

    private final NumberedJsonFiles<DrillReport> files;

    public DrillArchive(Path folder) {
        this.files = new NumberedJsonFiles<>(folder, DrillReport.class);
    }

    /// @throws UncheckedIOException when the file cannot be written; the message names it
    public synchronized Numbered add(DrillReport report) {
        return numbered(files.add(report));
    }

    /// The same, but if the report cannot be written, this is logged: the report is still shown.
    public void keep(DrillReport report) {
        try {
            add(report);
        } catch (UncheckedIOException e) {
            LOG.error("The report of a drill was not saved: {}", e.getMessage());
        }
    }

    /// Newest first, at most 500. A report that cannot be read is left out; its file stays.
    public synchronized List<Numbered> all() {
        return files.entries().limit(MOST).map(DrillArchive::numbered).toList();
    }

    private static Numbered numbered(NumberedJsonFiles.Entry<DrillReport> entry) {
        return new Numbered(entry.number(), entry.value());
    }
}
