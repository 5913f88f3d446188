package signalbox.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import signalbox.app.diagnostics.Diagnostics;
import signalbox.cli.document.DiagnosticsDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.output.AppVersion;
import signalbox.cli.output.ExitCode;
import signalbox.postgres.connection.PostgresException;
import signalbox.remote.RemoteException;

@Command(
        name = "diagnostics",
        description = {
            "Prints what a report about Signalbox needs: versions, the system, of which kind the profile is, what the server"
                    + " offers, the last warnings and errors of the log, what Signalbox costs.",
            "Without --profile and --url it connects to nothing. Passwords are masked; hosts, databases and users are"
                    + " replaced by HOST, DATABASE and ROLE. Read it before you send it."
        },
        footer = {
            "",
            "With --json: {takenAt, groups[{title,facts[{key,value}]}], errors[]}.",
            "Exit codes: 0; 3 there was no connection: all else is printed."
        })
final class DiagnosticsCommand implements Callable<Integer> {
    @Mixin
    private DatabaseOptions target = new DatabaseOptions();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private final CommandContext context;

    DiagnosticsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!target.or(context.before()).isGiven()) {
            print(null);
            return ExitCode.FINE;
        }
        var profile = context.destination(target).profile();
        try {
            print(context.look(target, look -> new Diagnostics.Opened(profile, look.capabilities(), null)));
            return ExitCode.FINE;
        } catch (PostgresException | RemoteException e) {
            context.err().println(e.getMessage());
            print(new Diagnostics.Opened(profile, null, null));
            return ExitCode.NOT_CONNECTED;
        }
    }

    private void print(Diagnostics.@Nullable Opened opened) {
        var diagnostics =
                Diagnostics.of(context.clock().instant(), context.folders(), AppVersion.number(), List.of(), opened);
        if (json) {
            context.print(DiagnosticsDocument.of(diagnostics));
        } else {
            context.out().print(diagnostics.text());
        }
    }
}
