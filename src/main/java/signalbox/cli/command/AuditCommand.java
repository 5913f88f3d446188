package signalbox.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import signalbox.audit.chain.ChainReport;
import signalbox.audit.reading.AuditFilter;
import signalbox.audit.reading.AuditPage;
import signalbox.audit.reading.AuditReader;
import signalbox.audit.reading.AuditRow;
import signalbox.cli.document.AuditCheckDocument;
import signalbox.cli.document.AuditDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.output.ExitCode;
import signalbox.cli.output.TableCells;
import signalbox.text.UtcTime;

@Command(
        name = "audit",
        description = {
            "Lists what operators did with Signalbox on this computer, newest first: one line for each action, with its"
                    + " result. It reads the audit log and connects to nothing.",
            "--check checks the chain of the log: each line has a number and refers to the one before, so that a line that"
                    + " was changed, left out, put in or cut off shows. It is no signature: who may write the log and the"
                    + " file beside it (audit.jsonl.head) can write both again."
        },
        footer = {
            "",
            "With --json: {takenAt, file, entries[{number,beganAt,at,who,profile,environment,action,subject,previewed,rows,"
                    + "refused,result,outcome,reason}]}; with --check {takenAt, file, unbroken, lines, beforeChain, outsideChain,"
                    + "firstOutside, endKnown, fault{kind,line,first,last}, sentence, limits}.",
            "Exit codes: 0 read, or unbroken; with --check 1 unbroken with something to know, 2 broken; 3 the log cannot be"
                    + " read."
        })
final class AuditCommand implements Callable<Integer> {
    private static final int MOST = 10_000;

    @Option(names = "--last", paramLabel = "N", description = "At most so many actions, 1 to 10000; 50 without it.")
    private int last = 50;

    @Option(names = "--of", paramLabel = "PROFILE", description = "Only actions on this profile.")
    private @Nullable String profile;

    @Option(names = "--who", paramLabel = "USER", description = "Only those of this user.")
    private @Nullable String who;

    @Option(names = "--action", paramLabel = "NAME", description = "Only these: requeue, terminate-backend, …")
    private @Nullable String action;

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "Only those with this in the reason, a subject or the outcome.")
    private String text = "";

    @Option(names = "--check", description = "Check the chain, and list nothing.")
    private boolean check;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private final CommandContext context;

    AuditCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (last < 1 || last > MOST) {
            throw new IllegalArgumentException("--last is 1 to 10000, not " + last + ".");
        }
        var reader = new AuditReader(context.folders().auditFile());
        return check ? check(reader.check()) : list(reader);
    }

    private int check(ChainReport found) {
        if (json) {
            context.print(AuditCheckDocument.of(
                    found, context.folders().auditFile(), context.clock().instant()));
        } else {
            context.out().print(TableCells.line("%s: %s%n", context.folders().auditFile(), found.sentence()));
            context.err().println(ChainReport.LIMITS);
        }
        if (!found.isUnbroken()) {
            return ExitCode.CRITICAL;
        }
        return found.hasRemark() ? ExitCode.WARNINGS : ExitCode.FINE;
    }

    private int list(AuditReader reader) {
        var rows = rows(reader);
        if (json) {
            context.print(AuditDocument.of(
                    rows, context.folders().auditFile(), context.clock().instant()));
        } else {
            rows.forEach(row -> context.out().print(line(row)));
            if (rows.isEmpty()) {
                context.err()
                        .println("The audit log has no such action: "
                                + context.folders().auditFile());
            }
        }
        return ExitCode.FINE;
    }

    private List<AuditRow> rows(AuditReader reader) {
        var filter = AuditFilter.ALL.by(who).doing(action).on(profile).saying(text);
        var rows = new ArrayList<AuditRow>();
        AuditPage.PageEnd from = null;
        do {
            var page = reader.page(filter, from, last - rows.size());
            rows.addAll(page.rows());
            from = page.older();
        } while (from != null && rows.size() < last);
        return rows;
    }

    private static String line(AuditRow row) {
        return TableCells.line(
                "%s  %-10s %-16s %-18s %-20s %5d  %-11s %s%n",
                UtcTime.full(row.since()),
                row.who(),
                row.profile(),
                row.action(),
                row.subject(),
                row.rows(),
                row.result().label(),
                row.reason());
    }
}
