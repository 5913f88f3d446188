package signalbox.cli.command.config;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import signalbox.cli.document.ConfigCheckDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.option.InputFile;
import signalbox.cli.output.ExitCode;
import signalbox.config.BaseUrl;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigQueries;
import signalbox.config.DatabaseConfig;
import signalbox.config.check.CheckContext;
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
    private DatabaseOptions target = new DatabaseOptions();

    @Option(names = "--base-url", paramLabel = "URL", description = "The site's web.base.url.")
    private @Nullable String baseUrl;

    @Option(names = "--http-workers", paramLabel = "N", description = "How many processes answer HTTP.")
    private @Nullable Integer httpWorkers;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private final CommandContext context;

    ConfigCheckCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (httpWorkers != null && httpWorkers < 1) {
            throw new IllegalArgumentException("--http-workers is a number from 1 on");
        }
        var given = baseUrl == null ? null : BaseUrl.parse(baseUrl);
        var config = new InputFile(file).read(context, ConfigFile::read);
        var known = known().withHttpWorkers(httpWorkers);
        var findings = ConfigChecks.check(config, given == null ? known : known.withBaseUrl(given));
        if (json) {
            context.print(ConfigCheckDocument.of(context.clock().instant(), findings));
        } else {
            context.out().print(text(config, findings));
        }
        return exit(findings);
    }

    private CheckContext known() {
        if (!target.or(context.before()).isGiven()) {
            return CheckContext.UNKNOWN;
        }
        var kept = context.look(
                target,
                look -> look.database().use("read the configuration", new ConfigQueries(look.capabilities())::read));
        return CheckContext.UNKNOWN.withBaseUrl(site(kept)).withRootCapacity(kept.rootCapacity());
    }

    private @Nullable BaseUrl site(DatabaseConfig kept) {
        try {
            return kept.baseUrl() == null ? null : BaseUrl.parse(kept.baseUrl());
        } catch (IllegalArgumentException e) {
            context.err().println("The database's web.base.url is not used: " + e.getMessage());
            return null;
        }
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
