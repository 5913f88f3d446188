package signalbox.cli.manual;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// All commands with their options as a chapter of the handbook, in Markdown. Pure.
public final class CommandReference {
    /// What most commands have; the beginning explains it once.
    private static final Set<String> SHARED = Set.of("--help", "--version", "--profile", "--url", "--environment");

    private static final Pattern MARK = Pattern.compile("[\\\\`*_\\[\\]<>#|]");

    private final StringBuilder text = new StringBuilder();

    private CommandReference() {}

    /// Of the commands that this program has.
    public static String text() {
        return of(ManualFiles.commands());
    }

    static String of(CommandLine root) {
        var reference = new CommandReference();
        reference.add(root.getCommandSpec(), 0, Set.of());
        root.getSubcommands().values().forEach(each -> reference.addAll(each.getCommandSpec(), 2));
        return reference.text.toString();
    }

    private void addAll(CommandSpec command, int level) {
        add(command, level, SHARED);
        command.subcommands().values().forEach(below -> addAll(below.getCommandSpec(), 3));
    }

    private void add(CommandSpec command, int level, Set<String> without) {
        if (level > 0) {
            paragraph("#".repeat(level) + " " + escaped(command.qualifiedName(" ")));
        }
        paragraph("```sh\n" + synopsis(command) + "\n```");
        paragraphs(command.usageMessage().description());
        command.positionalParameters().stream()
                .filter(each -> !each.hidden())
                .forEach(each -> entry(each.paramLabel(), each));
        command.options().stream()
                .filter(option -> !option.hidden() && !without.contains(option.longestName()))
                .forEach(option -> entry(names(option), option));
        paragraphs(command.usageMessage().footer());
    }

    private static String synopsis(CommandSpec command) {
        var places = command.positionalParameters().stream()
                .map(each -> each.arity().min() == 0 ? " [" + each.paramLabel() + "]" : " " + each.paramLabel())
                .collect(Collectors.joining());
        return command.qualifiedName(" ") + (command.options().isEmpty() ? "" : " [OPTION]...") + places;
    }

    private void entry(String name, ArgSpec argument) {
        paragraph("**" + escaped(name) + "**: " + escaped(String.join(" ", argument.description())));
    }

    private static String names(OptionSpec option) {
        var value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        return Stream.of(option.names()).collect(Collectors.joining(", ")) + value;
    }

    private void paragraphs(String... paragraphs) {
        List.of(paragraphs).stream().filter(each -> !each.isBlank()).forEach(each -> paragraph(escaped(each.strip())));
    }

    private void paragraph(String words) {
        text.append(words).append("\n\n");
    }

    /// As Markdown takes it for text.
    private static String escaped(String words) {
        return MARK.matcher(words.replaceAll("\\s*\n\\s*", " ")).replaceAll(mark -> "\\\\" + quoted(mark.group()));
    }

    private static String quoted(String mark) {
        return mark.equals("\\") ? "\\\\" : mark;
    }
}
