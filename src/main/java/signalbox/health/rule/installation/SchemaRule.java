package signalbox.health.rule.installation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.Remedy;
import signalbox.health.Rule;
import signalbox.monitor.Snapshot;
import signalbox.postgres.capability.Capabilities;
import signalbox.text.Severity;

/// What the table queue_job lacks: its trigger, its indexes.
public final class SchemaRule implements Rule {
    private static final List<String> INDEXED = List.of("uuid", "state", "channel", "graph_uuid");

    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        var findings = new ArrayList<Finding>();
        var capabilities = snapshot.capabilities();
        switch (capabilities.trigger()) {
            case MISSING ->
                findings.add(trigger("missing", "is missing", "Update the module queue_job (-u queue_job)."));
            case INCOMPLETE ->
                findings.add(trigger(
                        "incomplete",
                        "does not fire for insert, update and delete",
                        "Update the module queue_job (-u queue_job)."));
            case DISABLED ->
                findings.add(trigger(
                        "disabled",
                        "is disabled, or fires only in replication",
                        "ALTER TABLE queue_job ENABLE TRIGGER queue_job_notify;"));
            case SILENT ->
                findings.add(trigger(
                        "silent",
                        "no longer notifies",
                        "Look at the function of the trigger; update the module queue_job (-u queue_job)."));
            case COMPLETE, UNKNOWN -> {}
        }
        var missing = INDEXED.stream()
                .filter(column -> column.equals("uuid") || column.equals("state") || capabilities.hasColumn(column))
                .filter(column -> !capabilities.indexedColumns().contains(column))
                .toList();
        if (!missing.isEmpty()) {
            findings.add(indexes(missing, capabilities));
        }
        return findings;
    }

    private static Finding trigger(String how, String words, String todo) {
        return new Finding(
                "trigger-" + how,
                Severity.CRITICAL,
                "The trigger that notifies runners of jobs " + words,
                List.of("queue_job_notify on queue_job " + words + "."),
                "Runners learn of new and changed jobs only through this trigger. A runner that starts refuses"
                        + " a database without it.",
                todo,
                Remedy.none());
    }

    private static Finding indexes(List<String> missing, Capabilities capabilities) {
        return new Finding(
                "missing-index",
                Severity.WARNING,
                "queue_job lacks an index that Odoo creates",
                Stream.concat(
                                missing.stream().map(column -> "No valid index begins with " + column + "."),
                                Stream.of("These columns have an index: "
                                        + capabilities.indexedColumns().stream()
                                                .sorted()
                                                .collect(Collectors.joining(", "))
                                        + "."))
                        .toList(),
                "Runners, workers and Signalbox find jobs by it. Without it each lookup reads the whole"
                        + " table, including done jobs.",
                "Update the module queue_job, or: "
                        + missing.stream().map(SchemaRule::statement).collect(Collectors.joining(" ")),
                Remedy.none());
    }

    /// The index has the name that Odoo 16 and later would give it, so that an update finds it.
    private static String statement(String column) {
        return "CREATE INDEX CONCURRENTLY queue_job__" + column + "_index ON queue_job (" + column + ");";
    }
}
