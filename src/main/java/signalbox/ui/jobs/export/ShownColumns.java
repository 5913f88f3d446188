package signalbox.ui.jobs.export;

import java.util.List;
import java.util.stream.Stream;
import signalbox.queue.job.export.JobCsvColumn;

/// The columns of the list as columns of a file. The uuid is always among them: by it a job is found again.
public final class ShownColumns {
    /// What the key of a column begins with that only this database's table has.
    public static final String MORE = "column:";

    private static final String UUID = "uuid";

    private ShownColumns() {}

    /// @param keys of the columns that are shown, in their order
    public static List<JobCsvColumn> of(List<String> keys) {
        var shown = keys.stream().flatMap(ShownColumns::of);
        return (keys.contains(UUID) ? shown : Stream.concat(of(UUID), shown)).toList();
    }

    /// A cell that shows several things is as many columns.
    private static Stream<JobCsvColumn> of(String key) {
        return switch (key) {
            case "method" -> named("model", "method", "name");
            case "tries" -> named("retry", "maxRetries");
            case "ran" -> named("execSeconds");
            case "worker" -> named("workerPid");
            default -> key.startsWith(MORE) ? Stream.of(JobCsvColumn.more(key.substring(MORE.length()))) : named(key);
        };
    }

    private static Stream<JobCsvColumn> named(String... titles) {
        return Stream.of(titles).map(JobCsvColumn::of);
    }
}
