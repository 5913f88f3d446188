package signalbox.cli.command.config;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import signalbox.cli.option.CommandContext;

@Command(
        name = "config",
        description = {
            "Reads an odoo.conf as Odoo does: shows its values, checks it, corrects it, or compares two files.",
            "FILE - is stdin. Secrets are shown as ********."
        })
public final class ConfigCommand implements Callable<Integer> {
    private ConfigCommand() {}

    public static CommandLine line(CommandContext context) {
        return new CommandLine(new ConfigCommand())
                .addSubcommand(new ConfigShowCommand(context))
                .addSubcommand(new ConfigCheckCommand(context))
                .addSubcommand(new ConfigPatchCommand(context))
                .addSubcommand(new ConfigDiffCommand(context));
    }

    @Override
    public Integer call() {
        throw new IllegalArgumentException("Give show, check, patch or diff. See: signalbox config --help");
    }
}
