package signalbox.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import signalbox.audit.Refusal;

/// On real processes, which the test starts itself.
class ProcessCommandsTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);
    private static final String ODOO = "python3 /home/odoo/src/odoo/odoo-bin --limit-time-real=120";

    private final LocalProcesses here = new LocalProcesses(InstantSource.system());
    private final ProcessCommands commands = new ProcessCommands(here::list, new Classifier(Map.of()));
    private @Nullable Process child;

    @AfterEach
    void end() throws InterruptedException {
        if (child != null) {
            child.destroyForcibly().waitFor();
        }
    }

    /// A process that sleeps under another command line.
    ///
    /// @param before what the shell does before it turns into it
    private HostProcess start(String commandLine, String before) throws IOException {
        var started =
                new ProcessBuilder("bash", "-c", before + " exec -a \"$1\" sleep 300", "bash", commandLine).start();
        child = started;
        await().atMost(GENEROUS).until(() -> seen(started).command().startsWith(commandLine));
        return seen(started);
    }

    private HostProcess seen(Process process) {
        return here.list().process((int) process.pid()).orElseThrow();
    }

    private boolean endsSoon() throws InterruptedException {
        return child != null && child.waitFor(GENEROUS.toSeconds(), TimeUnit.SECONDS);
    }

    private boolean lives() {
        return child != null && child.isAlive();
    }

    @Test
    void a_process_of_odoo_is_asked_to_end() throws Exception {
        var action = EndProcess.ask(start(ODOO, ""));

        var preview = commands.preview(action);
        assertThat(preview.changes().getFirst().before()).isEqualTo("HTTP worker " + action.pid());
        assertThat(preview.notes()).isNotEmpty();
        assertThat(lives()).isTrue();

        assertThat(commands.run(action).word()).isEqualTo("done");
        assertThat(endsSoon()).isTrue();
        assertThat(commands.run(action).refused()).extracting(Refusal::state).containsExactly("gone");
    }

    @Test
    void killing_is_a_second_decision() throws Exception {
        var ask = EndProcess.ask(start(ODOO, "trap '' TERM;"));

        assertThat(commands.preview(ask.kill()).refused())
                .extracting(Refusal::state)
                .containsExactly("not asked");
        assertThat(commands.run(ask.kill()).refused())
                .extracting(Refusal::state)
                .containsExactly("not asked");
        assertThat(commands.run(ask).changes()).hasSize(1);
        assertThat(lives()).isTrue();

        assertThat(commands.preview(ask.kill()).refused()).isEmpty();
        assertThat(commands.run(ask.kill()).changes().getFirst().after()).isEqualTo("killed");
        assertThat(endsSoon()).isTrue();
    }

    @Test
    void another_process_with_its_pid_is_left_alone() throws Exception {
        var process = start(ODOO, "");
        var before = new EndProcess(process.pid(), process.started().minusSeconds(1), EndProcess.Signal.TERM);

        assertThat(commands.run(before).refused()).extracting(Refusal::state).containsExactly("gone");
        assertThat(lives()).isTrue();
    }

    @Test
    void what_is_not_odoo_is_left_alone() throws Exception {
        var action = EndProcess.ask(start("vim /home/odoo/src/odoo/odoo-bin", ""));

        assertThat(commands.preview(action).refused())
                .extracting(Refusal::state)
                .containsExactly("none");
        assertThat(commands.run(action).refused()).extracting(Refusal::state).containsExactly("none");
        assertThat(lives()).isTrue();
    }
}
