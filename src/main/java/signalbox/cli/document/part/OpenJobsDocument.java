package signalbox.cli.document.part;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.live.OpenJobSnapshot;
import signalbox.live.OpenJobSource.FromMemory;
import signalbox.live.OpenJobSource.FromStatements;
import signalbox.live.OpenJobSource.WhileReading;

/// Where the figures about open jobs come from, and how exact they are.
///
/// @param source `statements`: each was read at `readAt`; `memory`: they are kept by notifications
/// @param exactSince since when what is in memory is exact
/// @param exactSinceReason why there is no such moment; null when there is one
/// @param checkedAt when what is in memory was last compared with the table
/// @param checkedAtReason why there is no such moment; null when there is one
/// @param changedUnnoticed how many jobs had changed without a notification by then
/// @param changedUnnoticedReason why that is not known; null when it is
public record OpenJobsDocument(
        String source,
        Instant readAt,
        @Nullable Instant exactSince,
        @Nullable String exactSinceReason,
        @Nullable Instant checkedAt,
        @Nullable String checkedAtReason,
        @Nullable Integer changedUnnoticed,
        @Nullable String changedUnnoticedReason) {
    private static final String MEMORY = "memory";
    private static final String STATEMENTS = "statements";

    public static OpenJobsDocument of(OpenJobSnapshot open) {
        return switch (open.source()) {
            case FromMemory(var since, var checked, var unnoticed) ->
                new OpenJobsDocument(MEMORY, open.at(), since, null, checked, null, unnoticed, null);
            case WhileReading _ -> byStatements(open, "the open jobs are still being read into memory");
            case FromStatements(var because) -> byStatements(open, because);
        };
    }

    private static OpenJobsDocument byStatements(OpenJobSnapshot open, String because) {
        var reason = "By statements, because " + because + ".";
        return new OpenJobsDocument(STATEMENTS, open.at(), null, reason, null, reason, null, reason);
    }
}
