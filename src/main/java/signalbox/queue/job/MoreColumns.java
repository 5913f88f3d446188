package signalbox.queue.job;

import java.util.List;

/// Columns of queue_job that a list asks for beside those that each `Job` has; the window decides which it offers.
///
/// @param names as the table calls them, at most `MOST`; those that a table lacks are passed over
public record MoreColumns(List<String> names) {
    public static final int MOST = 60;
    public static final MoreColumns NONE = new MoreColumns(List.of());

    public MoreColumns {
        names = names.stream().limit(MOST).toList();
    }
}
