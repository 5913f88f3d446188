package signalbox.cli.command.config;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import signalbox.cli.document.ConfigCheckDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.InputFile;
import signalbox.cli.output.ExitCode;
import signalbox.config.ConfigFile;
import signalbox.config.check.ConfigChecks;
import signalbox.config.check.ConfigFinding;
import signalbox.text.Severity;

@Command(
        name = "check",
        description = {
            "Says what is wrong with an odoo.conf and why it matters, and prints the corrected lines.",
            "With a database (--url, --profile) it also compares the file with the database's web.base.url and"
                    + " capacities."
        },
        footer = {
            "",
            "With --json: {takenAt, findings[{code,severity,line,seen,why,fix}]}, severity info, warning or critical.",
            "Exit codes: 0 nothing worse than info; 1 warnings; 2 critical; 3 the file cannot be read."
        })
final class ConfigCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE|-", description = "The odoo.conf, or stdin.")
    private String file = "";

    @Mixin
    private ConfigSiteOptions site = new ConfigSiteOptions();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private final CommandContext context;

    ConfigCheckCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        site.check();
        var config = new InputFile(file).read(context, ConfigFile::read);
        var findings = ConfigChecks.check(config, site.known(context));
        if (json) {
            context.print(ConfigCheckDocument.of(context.clock().instant(), findings));
        } else {
            context.out().print(text(config, findings));
        }
        return exit(findings);
    }

    private static int exit(List<ConfigFinding> findings) {
        return findings.stream()
                .map(ConfigFinding::severity)
                .max(Severity::compareTo)
                .map(worst -> switch (worst) {
                    case INFO -> ExitCode.FINE;
                    case WARNING -> ExitCode.WARNINGS;
                    case CRITICAL -> ExitCode.CRITICAL;
                })
                .orElse(ExitCode.FINE);
    }

    private static String text(ConfigFile config, List<ConfigFinding> findings) {
        if (findings.isEmpty()) {
            return "Nothing is wrong with %s.%n".formatted(config.name());
        }
        var words = new StringBuilder();
        findings.forEach(finding -> words.append(text(finding)));
        return words.toString();
    }

    private static String text(ConfigFinding finding) {
        return "%-8s  %s%s%n%s%s%s%n"
                .formatted(
                        finding.severity().word(),
                        finding.code(),
                        finding.line() == null ? "" : ", line " + finding.line(),
                        finding.seen().indent(4),
                        finding.why().indent(4),
                        ("Fix: " + finding.fix().text().replace("\n", "\n     ")).indent(4));
    }
}
