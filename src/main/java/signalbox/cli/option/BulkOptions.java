package signalbox.cli.option;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import signalbox.queue.JobState;
import signalbox.queue.action.JobOperation;
import signalbox.queue.action.bulk.BulkAction;
import signalbox.queue.action.bulk.BulkReportFile;
import signalbox.queue.action.bulk.FrozenJobs;
import signalbox.queue.filter.FilterText;
import signalbox.queue.filter.JobFilter;

/// The options of a command that acts on all jobs that match a filter.
public final class BulkOptions {
    private static final String EVERY_STATE = Arrays.stream(JobState.values())
            .filter(state -> state != JobState.OTHER)
            .map(JobState::stored)
            .collect(Collectors.joining(",", "state:", ""));

    @Option(
            names = "--filter",
            paramLabel = "FILTER",
            description = "All jobs that match, as in the window: 'state:failed channel:root.mail created:>2h'.")
    private @Nullable String filter;

    @Option(names = "--first", paramLabel = "N", description = "With --filter: only the oldest N of them.")
    private @Nullable Integer first;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "With --filter: writes what became of each job; TSV if the name ends in .tsv, else JSON.")
    private @Nullable Path report;

    @Option(
            names = "--rest-of",
            paramLabel = "FILE",
            description = "The jobs that failed or were not reached, of a JSON report.")
    private @Nullable Path restOf;

    /// Whether jobs are chosen so, and not by their uuid.
    public boolean areGiven() {
        return filter != null || restOf != null;
    }

    /// @throws IllegalArgumentException when they are given without a filter, or do not go together
    public void demandConsistent(JobOperation operation, boolean byUuid) {
        if (!areGiven() && (first != null || report != null)) {
            throw new IllegalArgumentException("--first and --report need --filter or --rest-of.");
        }
        if (!areGiven() && !byUuid) {
            throw new IllegalArgumentException("Which jobs? Give their UUIDs, or --filter for all that match.");
        }
        if ((areGiven() && byUuid) || (filter != null && restOf != null)) {
            throw new IllegalArgumentException("UUIDs, --filter and --rest-of: only one of them.");
        }
        if (first != null && first < 1) {
            throw new IllegalArgumentException("--first is 1 or more, not " + first);
        }
        if (report != null && report.equals(restOf)) {
            throw new IllegalArgumentException("--report would overwrite the report that " + operation.name()
                    + " goes on with: name another file.");
        }
    }

    /// The action on the jobs that match.
    public BulkAction action(JobOperation operation) {
        var most = first == null ? FrozenJobs.MOST : first;
        if (restOf != null) {
            var rest = BulkReportFile.rest(restOf, operation.name());
            return BulkAction.onAll(operation, JobFilter.ALL).onRest(rest.first(most));
        }
        return BulkAction.onAll(operation, parsed()).first(most);
    }

    private JobFilter parsed() {
        if (filter == null || filter.isBlank()) {
            throw new IllegalArgumentException("--filter is empty: was a variable not set? Name the jobs, for example"
                    + " 'state:failed'; for all jobs name all states: '" + EVERY_STATE + "'.");
        }
        return switch (FilterText.parse(filter)) {
            case FilterText.Filter(var wanted) -> wanted;
            case FilterText.Fault fault -> throw new IllegalArgumentException("--filter, " + fault.text());
        };
    }

    /// Where to write the report; empty: nowhere.
    public Optional<Path> report() {
        return Optional.ofNullable(report);
    }
}
