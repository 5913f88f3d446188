package signalbox.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// The manual page and the completion of the package have what the command line has.
class ManualFilesTest {
    @TempDir
    private Path folder;

    private String page = "";

    @BeforeEach
    void write() throws IOException {
        ManualFiles.write(folder);
        page = Files.readString(folder.resolve("signalbox.1"));
    }

    private static Stream<CommandLine> commands(CommandLine from) {
        return from.getSubcommands().values().stream().flatMap(each -> Stream.concat(Stream.of(each), commands(each)));
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName(" ");
    }

    private static List<OptionSpec> options(CommandLine command) {
        return command.getCommandSpec().options();
    }

    private static String roff(String text) {
        return text.replace("-", "\\-");
    }

    /// From the heading of a command to the next one.
    private String section(String name) {
        var heading = ".SS \"" + roff(name) + "\"\n";
        assertThat(page).contains(heading);
        var from = page.indexOf(heading) + heading.length();
        var end = Stream.of(page.indexOf("\n.SS ", from), page.indexOf("\n.SH ", from))
                .filter(place -> place > 0)
                .min(Integer::compare)
                .orElseThrow();
        return page.substring(from, end);
    }

    @Test
    void the_manual_page_has_each_command_with_all_its_options_and_places() {
        assertThat(commands(ManualFiles.commands())).hasSizeGreaterThan(20).allSatisfy(command -> {
            var section = section(name(command));
            assertThat(options(command))
                    .allSatisfy(option -> assertThat(section).contains("\\fB" + roff(option.longestName()) + "\\fP"));
            assertThat(command.getCommandSpec().positionalParameters())
                    .allSatisfy(place -> assertThat(section).contains("\\fI" + roff(place.paramLabel()) + "\\fP"));
        });
        assertThat(options(ManualFiles.commands()))
                .allSatisfy(option -> assertThat(page).contains("\\fB" + roff(option.longestName()) + "\\fP"));
    }

    @Test
    void the_manual_page_has_the_exit_codes_and_where_files_are() {
        assertThat(page).contains(".SH \"EXIT STATUS\"", "64 wrong usage", "~/.config/signalbox", "~/.cache/signalbox");
    }

    @Test
    void no_text_begins_a_line_with_what_roff_takes_for_a_request() {
        assertThat(page.lines().filter(line -> line.startsWith("'") || line.startsWith(".")))
                .allMatch(line -> line.matches("\\.(TH|SH|SS|TP|PP|br|nh|ad)\\b.*"));
    }

    @Test
    void the_completion_has_each_command_with_all_its_options() throws IOException {
        var completion = Files.readString(folder.resolve("signalbox.bash"));
        assertThat(commands(ManualFiles.commands())).allSatisfy(command -> {
            var function = "_picocli_" + name(command).replace(" ", "_").replace("-", "") + "()";
            assertThat(completion).contains(function);
            var from = completion.indexOf(function);
            var body = completion.substring(from, completion.indexOf("\n}\n", from));
            assertThat(options(command))
                    .allSatisfy(option -> assertThat(body).contains("'" + option.longestName() + "'"));
        });
    }

    @Test
    void bash_completes_a_command_of_which_the_first_letters_are_typed() throws Exception {
        var script = "source \"$1\"; COMP_WORDS=(signalbox sta); COMP_CWORD=1; _complete_signalbox;"
                + " printf '%s\\n' \"${COMPREPLY[@]}\"";
        var bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        script,
                        "bash",
                        folder.resolve("signalbox.bash").toString())
                .redirectErrorStream(true)
                .start();
        assertThat(bash.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                .contains("status");
    }
}
