package signalbox.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import signalbox.cli.option.CommandContext;
import signalbox.cli.output.ExitCode;
import signalbox.demo.DemoOptions;
import signalbox.demo.DemoRun;

@Command(
        name = "demo",
        description = {
            "Starts only the demo cluster: PostgreSQL on loopback and processes like those of Odoo.sh.",
            "Prints its postgres:// URL and runs until interrupted."
        })
final class DemoCommand implements Callable<Integer> {
    private final CommandContext context;

    DemoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var options = DemoOptions.field(context.folders().demoFolder()).withProgress(context.err()::println);
        DemoRun.untilInterrupted(context.out(), options);
        return ExitCode.FINE;
    }
}
