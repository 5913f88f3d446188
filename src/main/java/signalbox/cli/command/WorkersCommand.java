package signalbox.cli.command;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import signalbox.audit.RefusedException;
import signalbox.cli.document.WorkerDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.option.InputFile;
import signalbox.cli.option.WorkersLook;
import signalbox.cli.output.ExitCode;
import signalbox.cli.output.TableCells;
import signalbox.election.RunnerQueries;
import signalbox.election.session.BackendQueries;
import signalbox.health.SiteStatus;
import signalbox.health.YesNoUnknown;
import signalbox.remote.HostSpec;
import signalbox.remote.SshFiles;
import signalbox.remote.SshHost;
import signalbox.remote.UnknownHostKeyException;
import signalbox.text.UtcTime;
import signalbox.worker.LocalProcesses;
import signalbox.worker.RemoteProcesses;
import signalbox.worker.Worker;
import signalbox.worker.Workers;
import signalbox.worker.listing.ProcessListing;
import signalbox.worker.listing.PsOutput;

@Command(
        name = "workers",
        description = {
            "Lists processes and what each is for, with the evidence: HTTP and cron workers, runner processes,"
                    + " shells.",
            "Lists this machine's processes, or those of the profile's SSH host; with a database it also says"
                    + " which backends belong to them.",
            "--ssh lists the processes of another host, --from reads a list made elsewhere:",
            "  " + PsOutput.COMMAND,
            "What ps -ef and ps aux print is read too; the times of those are not exact."
        },
        footer = {
            "",
            "With --json: [{pid,ppid,user,started,kind,evidence[{rule,token}],disagreement,backends[pid…]}] of all "
                    + "processes, those that are not Odoo too. Kinds: http, cron, runner, longpolling, server (prefork parent), "
                    + "shell, other (another command of Odoo), unknown (the rules disagree), none (not Odoo). Rules: A the "
                    + "arguments, B the program's path, C the titles of prefork processes, command: the command of Odoo, "
                    + "connection: a runner's connection. ppid is null if the list does not show it."
        })
final class WorkersCommand implements Callable<Integer> {
    @Mixin
    private DatabaseOptions target = new DatabaseOptions();

    @Option(names = "--from", paramLabel = "FILE|-", description = "The output of ps in a file, or on stdin.")
    private @Nullable String from;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "With --from: the time zone of that host, such as Europe/Zurich; else UTC.")
    private @Nullable String zone;

    @Option(
            names = "--ssh",
            paramLabel = "[USER@]HOST[:PORT]",
            description = "The processes of that host, from its ps; ~/.ssh/config applies.")
    private @Nullable String ssh;

    @Option(names = "--ssh-key", paramLabel = "FILE", description = "With --ssh: the one key to offer.")
    private @Nullable Path sshKey;

    @Option(
            names = "--accept-host-key",
            paramLabel = "SHA256:…",
            description = "With --ssh: remember the host's key, if it has this fingerprint.")
    private @Nullable String fingerprint;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private final CommandContext context;

    WorkersCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (zone != null && from == null) {
            throw new IllegalArgumentException("--zone works only with --from: this machine's time zone is known");
        }
        if (from != null && ssh != null) {
            throw new IllegalArgumentException("Give --from or --ssh, not both");
        }
        if (ssh == null && (sshKey != null || fingerprint != null)) {
            throw new IllegalArgumentException("--ssh-key and --accept-host-key work only with --ssh");
        }
        var workers = workers();
        if (json) {
            context.print(WorkerDocument.of(workers, whyNoBackends(workers)));
            workers.remarks().forEach(context.err()::note);
        } else {
            context.out().print(text(workers));
        }
        return ExitCode.FINE;
    }

    private Workers workers() {
        if (ssh != null) {
            return WorkersLook.of(listedBySsh(HostSpec.parse(ssh)));
        }
        return from == null ? local() : WorkersLook.of(read(from));
    }

    private ProcessListing listedBySsh(HostSpec spec) {
        var files = SshFiles.ofUser(context.folders().knownHostsFile());
        try (var host = new SshHost(sshKey == null ? spec : spec.withKeyFile(sshKey), files)) {
            connect(host);
            return new RemoteProcesses(host).list();
        }
    }

    private void connect(SshHost host) {
        try {
            host.connect();
        } catch (UnknownHostKeyException e) {
            if (!e.hostKey().fingerprint().equals(fingerprint)) {
                throw new RefusedException(e.getMessage() + " Then: --accept-host-key "
                        + e.hostKey().fingerprint());
            }
            host.knownHosts().accept(e.hostKey());
            host.connect();
        }
    }

    private ProcessListing read(String file) {
        return new InputFile(file)
                .read(
                        context,
                        (input, name) -> PsOutput.read(
                                input, name, zone(), context.clock().instant()));
    }

    private ZoneId zone() {
        try {
            return zone == null ? ZoneId.of("UTC") : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--zone is the name of a time zone, not \"" + zone + "\"", e);
        }
    }

    private Workers local() {
        return target.or(context.before()).isGiven()
                ? context.look(
                        target,
                        look -> new WorkersLook(look.route().processes(context.clock()), context.clock())
                                .behind(
                                        look.database(),
                                        BackendQueries::all,
                                        sql -> RunnerQueries.observeHere(sql, false)
                                                .connections()))
                : new WorkersLook(new LocalProcesses(context.clock()), context.clock()).look();
    }

    private Optional<String> whyNoBackends(Workers workers) {
        return from == null && ssh == null
                ? workers.whyNoConnections()
                : Optional.of("A list of processes shows no connections.");
    }

    private String text(Workers workers) {
        var odoo = workers.odoo();
        var words = new StringBuilder(TableCells.line(
                "%d of %d processes of %s, listed %s, %s Odoo's.%n",
                odoo.size(),
                workers.all().size(),
                workers.source(),
                moment(workers.takenAt()),
                odoo.size() == 1 ? "is" : "are"));
        workers.remarks().forEach(remark -> words.append(remark).append('\n'));
        var site = SiteStatus.of(workers);
        if (site.answer() != YesNoUnknown.YES) {
            words.append(site.evidence()).append('\n');
        }
        odoo.forEach(worker -> words.append(line(worker, workers)));
        whyNoBackends(workers)
                .ifPresent(reason -> words.append("The backends are not known: ")
                        .append(reason)
                        .append('\n'));
        return words.toString();
    }

    private static String moment(@Nullable Instant at) {
        return at == null ? "at an unknown time" : UtcTime.full(at);
    }

    private static String line(Worker worker, Workers workers) {
        var process = worker.process();
        var verdict = worker.verdict();
        var line = TableCells.line(
                "  %7d  %-11s %-8s %-23s %-18s %s%n",
                process.pid(),
                verdict.kind().word(),
                process.user(),
                moment(process.started()),
                workers.backendsOf(worker).stream().map(String::valueOf).collect(joining(" ")),
                verdict.text());
        return verdict.disagreement() == null ? line : line + "           " + verdict.disagreement() + "\n";
    }
}
