package signalbox.metrics;

import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Each metric that is offered: its name by the rules of OpenMetrics, its labels, and what it means. Dashboards and
/// rules rely on names and labels: others may be added, none renamed.
public enum Metric {
    BUILD(Kind.INFO, "signalbox_build", null, "Which Signalbox this is", "version", "java"),
    WATCHED(
            Kind.INFO,
            "signalbox_watched",
            null,
            "Which database is watched",
            "profile",
            "database",
            "environment",
            "queue_job",
            "postgresql"),
    WATCH_LIVE(
            Kind.GAUGE,
            "signalbox_watch_live",
            null,
            "1 while figures are fresh; 0 while the database cannot be read: then no figure about it is offered"),
    FIGURES_AGE(
            Kind.GAUGE,
            "signalbox_figures_age_seconds",
            Unit.SECONDS,
            "How long ago the newest figures were read, those about jobs and those about runners",
            "figures"),
    UNKNOWN(
            Kind.GAUGE,
            "signalbox_unknown",
            null,
            "1 for each figure that is not known, with the reason; what is not known is left out, and never 0",
            "what",
            "reason"),
    JOBS(Kind.GAUGE, "signalbox_jobs", null, "Open jobs of each channel and state", "channel", "state"),
    JOBS_CLOSED(
            Kind.GAUGE,
            "signalbox_jobs_closed",
            null,
            "Jobs that are done or cancelled and still in the table, as last counted",
            "state"),
    OLDEST_DUE(
            Kind.GAUGE,
            "signalbox_oldest_due_seconds",
            Unit.SECONDS,
            "How long the job has waited that could run and has waited longest; 0 when none waits"),
    FAILED_BY_METHOD(
            Kind.GAUGE,
            "signalbox_failed_jobs",
            null,
            "Failed jobs of the methods with the most; only with --methods",
            "model",
            "method"),
    JOB_WAIT(
            Kind.HISTOGRAM,
            "signalbox_job_wait_seconds",
            Unit.SECONDS,
            "How long jobs waited, from their creation or ETA, that were seen to start",
            "channel"),
    JOB_RUN(
            Kind.HISTOGRAM,
            "signalbox_job_run_seconds",
            Unit.SECONDS,
            "How long jobs ran that were seen to start and to end",
            "channel",
            "outcome"),
    LEADER(Kind.GAUGE, "signalbox_leader", null, "1 while a runner leads, 0 while none does"),
    LEADER_TERM(
            Kind.GAUGE, "signalbox_leader_term_seconds", Unit.SECONDS, "For how long the leader has been seen to lead"),
    GAP(Kind.GAUGE, "signalbox_gap_seconds", Unit.SECONDS, "For how long no runner has led; 0 while one does"),
    LEADERLESS(
            Kind.COUNTER,
            "signalbox_leaderless_seconds",
            Unit.SECONDS,
            "Seconds without a leader since the watch began"),
    TAKEOVERS(
            Kind.COUNTER, "signalbox_takeovers", null, "How often another runner took the lead since the watch began"),
    RUNNERS(Kind.GAUGE, "signalbox_runner_connections", null, "Connections of job runners to this database"),
    FINDING(Kind.GAUGE, "signalbox_finding", null, "1 for each finding that is open", "code", "severity"),
    FINDINGS(Kind.GAUGE, "signalbox_findings", null, "Open findings of each severity", "severity"),
    SILENCED(Kind.GAUGE, "signalbox_findings_silenced", null, "Findings that are silenced: no other metric has them"),
    SERVER_SESSIONS(Kind.GAUGE, "signalbox_server_sessions", null, "Sessions that Signalbox has on the server"),
    SERVER_LOAD(
            Kind.GAUGE,
            "signalbox_server_load_ratio",
            Unit.RATIO,
            "The part of one core of the server that Signalbox took in the last minute, about"),
    STATEMENTS(
            Kind.GAUGE, "signalbox_last_minute_statements", null, "Statements that Signalbox sent in the last minute"),
    RECEIVED(
            Kind.GAUGE,
            "signalbox_last_minute_received_bytes",
            Unit.BYTES,
            "What Signalbox received from the server in the last minute"),
    PACE(
            Kind.GAUGE,
            "signalbox_watch_interval_seconds",
            Unit.SECONDS,
            "How often figures are read; more than was chosen while that would cost the server too much"),
    CPU(Kind.COUNTER, "process_cpu_seconds", Unit.SECONDS, "Processor time of Signalbox"),
    HEAP(Kind.GAUGE, "signalbox_heap_used_bytes", Unit.BYTES, "Heap that Signalbox uses"),
    STARTED(
            Kind.GAUGE,
            "process_start_time_seconds",
            Unit.SECONDS,
            "When Signalbox was started, in seconds since 1970");

    /// The types of OpenMetrics that are used.
    public enum Kind {
        GAUGE,
        COUNTER,
        HISTOGRAM,
        INFO
    }

    private final Kind kind;
    private final String family;
    private final @Nullable Unit unit;
    private final String help;
    private final List<String> labels;

    Metric(Kind kind, String family, @Nullable Unit unit, String help, String... labels) {
        this.kind = kind;
        this.family = family;
        this.unit = unit;
        this.help = help;
        this.labels = List.of(labels);
    }

    public Kind kind() {
        return kind;
    }

    /// The name without what the type adds to it.
    String family() {
        return family;
    }

    @Nullable
    Unit unit() {
        return unit;
    }

    public String help() {
        return help;
    }

    public List<String> labels() {
        return labels;
    }

    /// The name under which people look for it, such as `signalbox_takeovers_total`.
    public String shownName() {
        return switch (kind) {
            case GAUGE, HISTOGRAM -> family;
            case COUNTER -> family + "_total";
            case INFO -> family + "_info";
        };
    }

    /// The names that its samples have.
    public List<String> sampleNames() {
        return kind == Kind.HISTOGRAM
                ? Stream.of("_bucket", "_sum", "_count").map(family::concat).toList()
                : List.of(shownName());
    }
}
