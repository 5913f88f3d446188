package signalbox.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.output.Caveats;
import signalbox.cli.output.DatabaseLook;
import signalbox.cli.output.ExitCode;
import signalbox.health.RunnerConfig;
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

    CommandContext.Picture picture(DatabaseLook look) {
        return context.picture(look);
    }

    abstract Record document(DatabaseLook look, CommandContext.Picture picture);

    abstract String text(Snapshot snapshot);

    private static int exit(CommandContext.Picture picture) {
        return picture.config() instanceof RunnerConfig.Unreadable ? ExitCode.NOT_CONNECTED : ExitCode.FINE;
    }

    @Override
    public Integer call() {
        return context.look(target, look -> {
            var picture = picture(look);
            if (json) {
                context.print(document(look, picture));
            } else {
                context.out().print(Caveats.text(picture.snapshot().capabilities()));
                context.out().print(text(picture.snapshot()));
            }
            return exit(picture);
        });
    }
}
