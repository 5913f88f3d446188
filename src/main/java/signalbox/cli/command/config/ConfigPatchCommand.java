package signalbox.cli.command.config;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.InputFile;
import signalbox.cli.output.ExitCode;
import signalbox.config.ConfigFile;
import signalbox.config.check.ConfigFinding;
import signalbox.config.check.Fix;
import signalbox.config.diff.ConfigPatch;
import signalbox.text.NumberText;

@Command(
        name = "patch",
        description = {
            "Prints the corrections of an odoo.conf as a unified diff, for: patch FILE",
            "Behind each @@ stand the codes of the findings that these lines correct. Nothing is printed if nothing can be"
                    + " corrected without a person's decision."
        },
        footer = {
            "",
            "What is left for a person is said on stderr. A correction that touches a secret needs --reveal: the patch"
                    + " contains the line that it removes. One that gives up something for something else, such as"
                    + " root-capacity-above-workers, needs --with.",
            "Exit codes: 0; 3 the file cannot be read, or no patch of it can be made."
        })
final class ConfigPatchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE|-", description = "The odoo.conf, or stdin.")
    private String file = "";

    @Mixin
    private ConfigSiteOptions site = new ConfigSiteOptions();

    @Option(
            names = "--with",
            paramLabel = "CODE",
            description =
                    "Also the correction of this finding, which is left out otherwise. May be given several times.")
    private List<String> with = List.of();

    @Option(names = "--reveal", description = "Also corrections that touch secrets: the patch then shows these.")
    private boolean reveal;

    private final CommandContext context;

    ConfigPatchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        site.check();
        var input = new InputFile(file);
        var config = input.read(context, ConfigFile::read);
        var wish = new ConfigPatch.Wish(reveal, Set.copyOf(with));
        var patch = ConfigPatch.of(config, site.known(context), wish::takes);
        context.out().forProgram(patch.unifiedDiff(input.isStdin() ? "odoo.conf" : file));
        context.err().print(left(patch));
        return ExitCode.FINE;
    }

    private String left(ConfigPatch patch) {
        var left = patch.left();
        if (left.isEmpty()) {
            return "";
        }
        return NumberText.of(left.size(), "finding") + " left: "
                + left.stream().map(ConfigFinding::code).distinct().collect(Collectors.joining(", ")) + ".\n"
                + (reveal ? "" : needs(left, Fix.Kind.SECRET, "--reveal also corrects "))
                + needs(left, Fix.Kind.TRADE, "--with CODE also corrects ");
    }

    private static String needs(List<ConfigFinding> left, Fix.Kind kind, String sentence) {
        var codes = left.stream()
                .filter(finding ->
                        finding.fix().kind() == kind && !finding.fix().edits().isEmpty())
                .map(ConfigFinding::code)
                .collect(Collectors.toCollection(TreeSet::new));
        return codes.isEmpty() ? "" : sentence + String.join(", ", codes) + ".\n";
    }
}
