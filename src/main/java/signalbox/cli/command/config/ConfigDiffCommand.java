package signalbox.cli.command.config;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import signalbox.cli.document.ConfigDiffDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.InputFile;
import signalbox.cli.output.ExitCode;
import signalbox.config.ConfigException;
import signalbox.config.ConfigFile;
import signalbox.config.diff.ConfigChange;
import signalbox.config.diff.ConfigDiff;

@Command(
        name = "diff",
        description = {
            "Compares what Odoo reads from two odoo.conf files: order and comments do not count.",
            "A change is marked as expected if two builds of one installation always have it, such as their hosts."
        },
        footer = {
            "",
            "With --json: {takenAt, changes[{section,key,left,right,expected}]}; left or right is null where that file "
                    + "does not set it. Exit code 3 when one of them cannot be read, or Python refuses it."
        })
final class ConfigDiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A|-", description = "An odoo.conf, or stdin.")
    private String left = "";

    @Parameters(index = "1", paramLabel = "B|-", description = "Another one.")
    private String right = "";

    @Option(names = "--reveal", description = "Shows secrets.")
    private boolean reveal;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private final CommandContext context;

    ConfigDiffCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (new InputFile(left).isStdin() && new InputFile(right).isStdin()) {
            throw new IllegalArgumentException("Only one of the files can be stdin");
        }
        var changes = ConfigDiff.of(read(left), read(right)).stream()
                .map(change -> reveal ? change : change.masked())
                .toList();
        if (json) {
            context.print(ConfigDiffDocument.of(context.clock().instant(), changes));
        } else {
            context.out().print(text(changes));
        }
        return ExitCode.FINE;
    }

    private ConfigFile read(String file) {
        var config = new InputFile(file).read(context, ConfigFile::read);
        config.error().ifPresent(error -> {
            throw new ConfigException(
                    config.name() + ": " + ConfigShowCommand.text(error).strip());
        });
        return config;
    }

    private static String text(List<ConfigChange> changes) {
        if (changes.isEmpty()) {
            return "Odoo reads the same from both.\n";
        }
        var words = new StringBuilder();
        changes.forEach(change -> words.append("[%s] %s%s%n%s%s"
                .formatted(
                        change.section(),
                        change.key(),
                        change.expected() ? "  (expected)" : "",
                        side('-', change.left()),
                        side('+', change.right()))));
        return words.toString();
    }

    private static String side(char sign, @Nullable String value) {
        return value == null ? "" : "  %s %s%n".formatted(sign, value.replace("\n", "\n    "));
    }
}
