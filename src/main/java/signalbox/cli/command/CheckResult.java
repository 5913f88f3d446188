package signalbox.cli.command;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import signalbox.app.profile.KnownDatabases;
import signalbox.app.profile.SilenceStore;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.DatabaseLook;
import signalbox.cli.output.ExitCode;
import signalbox.health.Finding;
import signalbox.health.KnownConfig;
import signalbox.health.KnownLog;
import signalbox.health.Silences;
import signalbox.health.rule.Findings;
import signalbox.text.Severity;

/// Everything that is wrong in one look at a database and at the configuration beside it.
///
/// @param unknown sentences about what could not be checked
/// @param isBlind whether the configuration should have been checked and could not be read
record CheckResult(Silences.SortedFindings sorted, List<String> unknown, boolean isBlind) {
    static CheckResult of(CommandContext context, DatabaseLook look, CommandContext.ConfiguredSnapshot read) {
        var snapshot = read.snapshot();
        var config = read.config();
        var databases = new KnownDatabases(context.folders());
        snapshot.health().setup().known().ifPresent(setup -> {
            try {
                databases.remember(look.destination(), setup);
            } catch (UncheckedIOException e) {
                context.err().println(e.getMessage());
            }
        });
        var known = databases.contextOf(look.destination()).withHttpWorkers(config.httpWorkers());
        var without = Findings.of(snapshot, known, config.findings());
        var log = Findings.needLog(without) ? context.log(look, read) : KnownLog.notAsked();
        var findings = Findings.of(snapshot, known.withLog(log), config.findings());
        var sorted = new SilenceStore(context.folders(), look.destination(), context.clock())
                .current()
                .sort(findings, context.clock().instant());
        var unknown = new ArrayList<>(snapshot.health().unknown());
        Findings.standstillDoubt(snapshot).ifPresent(unknown::add);
        config.caveat()
                .map(text -> config instanceof KnownConfig.NotGiven ? text + " Name it with --config FILE." : text)
                .ifPresent(unknown::add);
        return new CheckResult(sorted, unknown, config instanceof KnownConfig.Unreadable);
    }

    List<Finding> open() {
        return sorted.open();
    }

    /// Critical findings come first, then a configuration that could not be read, then the rest.
    int exit() {
        var worst = open().isEmpty() ? Severity.INFO : open().getFirst().severity();
        if (isBlind && worst != Severity.CRITICAL) {
            return ExitCode.NOT_CONNECTED;
        }
        return switch (worst) {
            case INFO -> ExitCode.FINE;
            case WARNING -> ExitCode.WARNINGS;
            case CRITICAL -> ExitCode.CRITICAL;
        };
    }
}
