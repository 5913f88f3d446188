package signalbox.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import signalbox.audit.Outcome;
import signalbox.audit.Refusal;
import signalbox.testing.Sleeper;
import signalbox.worker.listing.HostProcess;

/// On real processes, which the test starts itself.
class ProcessCommandsTest {
    private static final String ODOO = "python3 /home/odoo/src/odoo/odoo-bin --limit-time-real=120";

    private final LocalProcesses here = new LocalProcesses(InstantSource.system());
    private final ProcessCommands commands = new ProcessCommands(here);

    private HostProcess seen(Sleeper process) {
        return here.list().process(process.pid()).orElseThrow();
    }

    private static List<String> states(Outcome outcome) {
        return outcome.refused().stream().map(Refusal::state).toList();
    }

    @Test
    void a_process_of_odoo_is_asked_to_end() throws Exception {
        try (var odoo = Sleeper.named(ODOO)) {
            var action = EndProcess.ask(seen(odoo));

            var preview = commands.preview(action);
            assertThat(preview.changes().getFirst().before()).isEqualTo("HTTP worker " + odoo.pid());
            assertThat(preview.notes()).isNotEmpty();
            assertThat(odoo.lives()).isTrue();

            assertThat(commands.run(action).word()).isEqualTo("done");
            assertThat(odoo.endsSoon()).isTrue();
            assertThat(states(commands.run(action))).containsExactly("gone");
        }
    }

    @Test
    void killing_is_a_second_decision() throws Exception {
        try (var odoo = Sleeper.deafNamed(ODOO)) {
            var ask = EndProcess.ask(seen(odoo));

            assertThat(commands.preview(ask.kill()).refused().getFirst().state())
                    .isEqualTo("not asked");
            assertThat(states(commands.run(ask.kill()))).containsExactly("not asked");
            assertThat(commands.run(ask).changes()).hasSize(1);
            assertThat(odoo.lives()).isTrue();

            assertThat(commands.preview(ask.kill()).refused()).isEmpty();
            assertThat(commands.run(ask.kill()).changes().getFirst().after()).isEqualTo("killed");
            assertThat(odoo.endsSoon()).isTrue();
        }
    }

    @Test
    void another_process_with_its_pid_is_left_alone() {
        try (var odoo = Sleeper.named(ODOO)) {
            var before = new EndProcess(odoo.pid(), seen(odoo).started().minusSeconds(1), EndProcess.Signal.TERM);

            assertThat(states(commands.run(before))).containsExactly("gone");
            assertThat(odoo.lives()).isTrue();
        }
    }

    @Test
    void what_is_not_odoo_is_left_alone() {
        try (var editor = Sleeper.named("vim /home/odoo/src/odoo/odoo-bin")) {
            var action = EndProcess.ask(seen(editor));

            assertThat(commands.preview(action).refused().getFirst().state()).isEqualTo("none");
            assertThat(states(commands.run(action))).containsExactly("none");
            assertThat(editor.lives()).isTrue();
        }
    }
}
