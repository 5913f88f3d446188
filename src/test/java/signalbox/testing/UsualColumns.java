package signalbox.testing;

import java.util.Set;

/// The columns of queue_job that every supported version has, and those of its graphs.
public final class UsualColumns {
    public static final Set<String> ALL = Set.of(
            "graph_uuid",
            "dependencies",
            "channel",
            "name",
            "model_name",
            "method_name",
            "priority",
            "retry",
            "max_retries",
            "eta",
            "date_enqueued",
            "date_started",
            "date_done",
            "date_cancelled",
            "exec_time",
            "exc_name",
            "exc_info",
            "result",
            "worker_pid");

    private UsualColumns() {}
}
