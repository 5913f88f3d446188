package signalbox.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One job with its long texts and its neighbours in the graph.
///
/// @param funcString the call as Python text
/// @param records, args, kwargs JSON as Odoo's encoder wrote it
/// @param traceback the Python traceback, at most the last `LONGEST_TEXT` characters
/// @param parents the jobs it waits for; children those that wait for it. At most 200 each
public record JobDetail(
        Job job,
        @Nullable String funcString,
        @Nullable String records,
        @Nullable String args,
        @Nullable String kwargs,
        @Nullable String traceback,
        @Nullable String result,
        @Nullable String identityKey,
        @Nullable String user,
        @Nullable String company,
        List<Job> parents,
        List<Job> children) {

    /// Longer tracebacks are cut at their beginning: Python tells the cause last.
    public static final int LONGEST_TEXT = 200_000;

    public JobDetail {
        parents = List.copyOf(parents);
        children = List.copyOf(children);
    }
}
