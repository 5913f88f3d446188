package signalbox.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.audit.UnknownOutcomeException;
import signalbox.testing.Sleeper;
import signalbox.worker.EndProcess;
import signalbox.worker.ProcessCommands;
import signalbox.worker.RemoteProcesses;
import signalbox.worker.listing.ProcessException;

/// A process on a host that is lost. Against MINA's own server.
class LostSignalTest {
    private static final String ODOO = "/opt/odoo/odoo-bin shell";

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    private TestSshd server() throws Exception {
        TestKeys.create(folder, "id_ed25519", "ed25519");
        return new TestSshd(folder.resolve("id_ed25519.pub"), KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256));
    }

    private SshHost host(TestSshd server) {
        var host = new SshHost(server.spec(), new SshFiles(folder, folder.resolve("app/known_hosts"), null));
        var unknown = catchThrowableOfType(UnknownHostKeyException.class, host::connect);
        host.knownHosts().accept(unknown.hostKey());
        return host;
    }

    private static EndProcess ask(RemoteProcesses processes, Sleeper odoo) {
        return EndProcess.ask(processes.list().process(odoo.pid()).orElseThrow());
    }

    @Test
    void it_is_not_said_that_a_process_was_not_signalled_when_the_answer_was_lost() throws Exception {
        try (var odoo = Sleeper.named(ODOO);
                var server = server();
                var host = host(server)) {
            var processes = new RemoteProcesses(host);
            var action = ask(processes, odoo);
            server.hangUpAfter("kill -s");

            assertThatThrownBy(() -> new ProcessCommands(processes).run(action))
                    .isInstanceOf(UnknownOutcomeException.class)
                    .hasMessageStartingWith("It is not known whether process " + odoo.pid() + " was signalled. ");
            assertThat(odoo.endsSoon()).isTrue();
        }
    }

    @Test
    void a_host_that_cannot_be_reached_signals_nothing() throws Exception {
        var server = server();
        try (var odoo = Sleeper.named(ODOO);
                var host = host(server)) {
            var processes = new RemoteProcesses(host);
            var hold = processes.hold(ask(processes, odoo));
            server.close();
            await().until(() -> catchThrowable(processes::list) != null);

            assertThatThrownBy(hold::signal).isInstanceOf(ProcessException.class);
            assertThat(odoo.lives()).isTrue();
        } finally {
            server.close();
        }
    }
}
