package signalbox.cli.command.config;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import signalbox.cli.document.ConfigShowDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.InputFile;
import signalbox.cli.output.ExitCode;
import signalbox.cli.output.JsonOutput;
import signalbox.config.ConfigError;
import signalbox.config.ConfigFile;
import signalbox.config.EffectiveSettings;
import signalbox.config.SecretSettings;

@Command(
        name = "show",
        description = "Prints the values as Python's configparser reads them, or the error if it refuses the file.",
        footer = {
            "",
            "With --json: {takenAt, sections{NAME{KEY: value}}} or {takenAt, error{kind,line,message}}, kind as "
                    + "Python names it. Exit code 3 when Python refuses the file or it cannot be read."
        })
final class ConfigShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE|-", description = "The odoo.conf, or stdin.")
    private String file = "";

    @Option(names = "--reveal", description = "Shows secrets.")
    private boolean reveal;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private final CommandContext context;

    ConfigShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var config = new InputFile(file).read(context, ConfigFile::read);
        var error = config.error().orElse(null);
        if (json) {
            var document = document(config);
            context.out().json(reveal ? JsonOutput.revealed(document) : JsonOutput.text(document));
        } else {
            var words = error == null ? text(config) : text(error);
            if (reveal) {
                context.out().revealed(words);
            } else {
                context.out().print(words);
            }
        }
        return error == null ? ExitCode.FINE : ExitCode.NOT_CONNECTED;
    }

    private ConfigShowDocument document(ConfigFile config) {
        var takenAt = context.clock().instant();
        return config.error()
                .map(error -> ConfigShowDocument.of(takenAt, error))
                .orElseGet(() -> ConfigShowDocument.of(takenAt, sections(config)));
    }

    private Map<String, Map<String, String>> sections(ConfigFile config) {
        var sections = config.sections();
        return reveal ? sections : SecretSettings.masked(sections);
    }

    private String text(ConfigFile config) {
        var words = new StringBuilder();
        sections(config).forEach((section, values) -> {
            words.append('[').append(section).append("]\n");
            values.forEach((key, value) -> words.append("%-24s = %s%n".formatted(key, continued(value))));
        });
        words.append("\nWhat queue_job's runner uses, unless an environment variable of its process overrides it:\n");
        EffectiveSettings.of(config, null).all().stream()
                .filter(setting -> setting.value() != null)
                .forEach(setting -> words.append("%-24s = %s  (%s)%n"
                        .formatted(
                                setting.setting().key(),
                                continued(String.valueOf(reveal ? setting.value() : setting.shown())),
                                setting.origin().text())));
        return words.toString();
    }

    private static String continued(String value) {
        return value.replace("\n", "\n" + " ".repeat(27));
    }

    static String text(ConfigError error) {
        return "Odoo does not start with this file: %s. %s.%n"
                .formatted(error.kind().pythonName(), error.message());
    }
}
