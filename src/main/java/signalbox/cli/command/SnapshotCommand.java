package signalbox.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.DatabaseLook;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.output.Caveats;
import signalbox.cli.output.ExitCode;
import signalbox.health.KnownConfig;
import signalbox.monitor.Snapshot;

/// The common part of status and runners: one snapshot, as JSON or in words.
abstract class SnapshotCommand implements Callable<Integer> {
    @Mixin
    private DatabaseOptions target = new DatabaseOptions();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private final CommandContext context;

    SnapshotCommand(CommandContext context) {
        this.context = context;
    }

    CommandContext context() {
        return context;
    }

    CommandContext.ConfiguredSnapshot snapshot(DatabaseLook look) {
        return context.snapshot(look);
    }

    abstract Record document(DatabaseLook look, CommandContext.ConfiguredSnapshot read);

    abstract String text(Snapshot snapshot);

    private static int exit(CommandContext.ConfiguredSnapshot read) {
        return read.config() instanceof KnownConfig.Unreadable ? ExitCode.NOT_CONNECTED : ExitCode.FINE;
    }

    @Override
    public Integer call() {
        return context.lookWithProcesses(target, look -> {
            var read = snapshot(look);
            if (json) {
                context.print(document(look, read));
            } else {
                context.out().print(Caveats.text(read.snapshot().capabilities()));
                context.out().print(text(read.snapshot()));
            }
            return exit(read);
        });
    }
}
