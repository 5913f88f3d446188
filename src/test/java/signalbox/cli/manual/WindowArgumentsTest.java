package signalbox.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import signalbox.cli.WindowWish;

/// `packaging/arguments.sh` decides with which options Java starts, before Java reads the arguments: it has to know the
/// commands' own options.
class WindowArgumentsTest {
    private static boolean wantsWindow(String... arguments) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("sh", "-c", ". packaging/arguments.sh; wants_window \"$@\"", "sh"));
        line.addAll(List.of(arguments));
        var shell = new ProcessBuilder(line).inheritIO().start();
        assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
        var wanted = shell.exitValue() == 0;
        assertThat(WindowWish.isIn(arguments))
                .as("in Java: " + List.of(arguments))
                .isEqualTo(wanted);
        return wanted;
    }

    @Test
    void no_argument_and_a_link_want_a_window() throws Exception {
        assertThat(wantsWindow()).isTrue();
        assertThat(wantsWindow("signalbox://acme/job/5c1f")).isTrue();
    }

    /// The value of an option is no command, even where it is called like one.
    @Test
    void each_option_of_the_window_wants_one_and_each_question_none() throws Exception {
        for (var option : ManualFiles.commands().getCommandSpec().options()) {
            for (var name : option.names()) {
                var takesValue = option.arity().max() > 0;
                assertThat(takesValue ? wantsWindow(name, "status") : wantsWindow(name))
                        .as(name)
                        .isEqualTo(takesValue);
            }
        }
    }

    @Test
    void no_command_wants_a_window() throws Exception {
        for (var name : ManualFiles.commands().getSubcommands().keySet()) {
            assertThat(wantsWindow(name)).as(name).isFalse();
            assertThat(wantsWindow("--profile", "acme", name)).as(name).isFalse();
        }
    }
}
