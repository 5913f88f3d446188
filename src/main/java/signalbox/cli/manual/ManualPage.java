package signalbox.cli.manual;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The manual page of all commands, in the form that `man` reads. Pure.
final class ManualPage {
    /// What each command has, and the page explains once.
    private static final Set<String> SHARED = Set.of("--help", "--version", "--profile", "--url", "--environment");

    private final CommandSpec root;
    private final String version;
    private final StringBuilder text = new StringBuilder();

    private ManualPage(CommandSpec root, String version) {
        this.root = root;
        this.version = version;
    }

    /// @param root the command that has all others
    /// @param version of Signalbox, such as `0.1.0`
    /// @param files where files are kept: a place, and what is there
    static String of(CommandLine root, String version, Map<String, String> files) {
        var page = new ManualPage(root.getCommandSpec(), version);
        page.head();
        page.section("COMMANDS");
        root.getSubcommands().values().forEach(command -> page.command(command.getCommandSpec()));
        page.end(files);
        return page.text.toString();
    }

    private void head() {
        line(".TH SIGNALBOX 1 \"\" \"Signalbox " + escaped(version) + "\" \"Signalbox\"");
        line(".nh");
        line(".ad l");
        section("NAME");
        line("signalbox \\- a console for OCA queue_job, Odoo's job queue in PostgreSQL");
        section("SYNOPSIS");
        synopsis(root);
        line(".br");
        line("\\fBsignalbox\\fP \\fICOMMAND\\fP [\\fIOPTION\\fP]...");
        section("DESCRIPTION");
        paragraphs(root.usageMessage().description());
        section("OPTIONS");
        arguments(root, Set.of());
    }

    private void command(CommandSpec command) {
        line(".SS \"" + escaped(name(command)) + "\"");
        synopsis(command);
        paragraphs(command.usageMessage().description());
        arguments(command, SHARED);
        shared(command);
        paragraphs(command.usageMessage().footer());
        command.subcommands().values().forEach(below -> command(below.getCommandSpec()));
    }

    private void synopsis(CommandSpec command) {
        var optional = command.options().isEmpty() ? "" : " [\\fIOPTION\\fP]...";
        var places = command.positionalParameters().stream()
                .map(each -> each.arity().min() == 0 ? "[" + each.paramLabel() + "]" : each.paramLabel())
                .map(label -> " \\fI" + escaped(label) + "\\fP")
                .collect(Collectors.joining());
        line("\\fB" + escaped(name(command)) + "\\fP" + optional + places);
    }

    private void arguments(CommandSpec command, Set<String> without) {
        command.positionalParameters().forEach(each -> argument("\\fI" + escaped(each.paramLabel()) + "\\fP", each));
        command.options().stream()
                .filter(option -> !option.hidden() && !without.contains(option.longestName()))
                .forEach(option -> argument(names(option), option));
    }

    private void argument(String tag, ArgSpec argument) {
        line(".TP");
        line(tag);
        for (var each : argument.description()) {
            line(escaped(each));
        }
    }

    private static String names(OptionSpec option) {
        var value = option.arity().max() == 0 ? "" : " \\fI" + escaped(option.paramLabel()) + "\\fP";
        return Stream.of(option.names())
                .map(name -> "\\fB" + escaped(name) + "\\fP" + value)
                .collect(Collectors.joining(", "));
    }

    private void shared(CommandSpec command) {
        var names = command.options().stream()
                .map(OptionSpec::longestName)
                .filter(SHARED::contains)
                .sorted()
                .map(name -> "\\fB" + escaped(name) + "\\fP")
                .toList();
        line(".PP");
        line("Also, as above: " + String.join(", ", names) + ".");
    }

    private void end(Map<String, String> files) {
        section("EXIT STATUS");
        paragraphs(root.usageMessage().footer());
        section("FILES");
        files.forEach((place, what) -> {
            line(".TP");
            line("\\fI" + escaped(place) + "\\fP");
            line(escaped(what));
        });
        section("SEE ALSO");
        line("\\fBpsql\\fP(1), \\fBssh\\fP(1)");
    }

    private void section(String name) {
        line(".SH \"" + name + "\"");
    }

    private void paragraphs(String... paragraphs) {
        for (var each : List.of(paragraphs)) {
            if (!each.isBlank()) {
                line(".PP");
                line(escaped(each));
            }
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String name(CommandSpec command) {
        return command.qualifiedName(" ");
    }

    /// As roff takes it for text: a backslash begins its commands, and a dot or an apostrophe at the begin of a line.
    private static String escaped(String text) {
        var plain = text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
        return plain.lines()
                .map(line -> line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line)
                .collect(Collectors.joining("\n"));
    }
}
