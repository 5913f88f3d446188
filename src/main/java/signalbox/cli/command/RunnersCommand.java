package signalbox.cli.command;

import picocli.CommandLine.Command;
import signalbox.cli.document.RunnersDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.DatabaseLook;
import signalbox.cli.output.TableCells;
import signalbox.health.rule.Findings;
import signalbox.monitor.Snapshot;
import signalbox.worker.Worker;

@Command(
        name = "runners",
        description = "Lists the runner connections in the order in which they would lead, and says who leads.",
        footer = {
            "",
            "With --json: {takenAt, scheme, leader{pid,uuid,database,since}, leaderReason, "
                    + "shouldLead, holdsLock, dispatcher, runners[{pid,uuid,database,role,client, "
                    + "backendStart,place,state,lastActivity,embedded,workerKind,workerPid,verdict}], "
                    + "anomalies[{code,severity,evidence[]}], guard}"
        })
final class RunnersCommand extends SnapshotCommand {
    RunnersCommand(CommandContext context) {
        super(context);
    }

    @Override
    RunnersDocument document(DatabaseLook look, CommandContext.ConfiguredSnapshot read) {
        return RunnersDocument.of(read.snapshot());
    }

    @Override
    String text(Snapshot snapshot) {
        var words = new StringBuilder(leaderText(snapshot));
        for (var candidate : snapshot.leadership().succession()) {
            var runner = candidate.connection();
            words.append(TableCells.line(
                    "  %4s  pid %-7d %-46s %-16s %-22s %-20s %s%n",
                    candidate.place() == null ? "?" : candidate.place().toString(),
                    runner.pid(),
                    runner.applicationName(),
                    runner.database(),
                    runner.clientLabel(),
                    snapshot.workers().behind(runner.pid()).map(Worker::title).orElse("-"),
                    candidate.verdict()));
        }
        return words.toString();
    }

    static String leaderText(Snapshot snapshot) {
        var leadership = snapshot.leadership();
        var leader = leadership.leader();
        var words = new StringBuilder();
        words.append(
                leader == null
                        ? "No leader is known. "
                        : "Leader: pid " + leader.pid() + ", " + leader.applicationName() + ": ");
        words.append(TableCells.line("%s%n", leadership.reason()));
        for (var anomaly : leadership.anomalies()) {
            words.append(Findings.severity(anomaly, snapshot).word())
                    .append(": ")
                    .append(anomaly.code().title())
                    .append('\n');
            Findings.evidence(anomaly, snapshot).forEach(text -> words.append(TableCells.line("  %s%n", text)));
        }
        return words.toString();
    }
}
