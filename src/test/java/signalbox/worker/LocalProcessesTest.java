package signalbox.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LocalProcessesTest {
    private final LocalProcesses here = new LocalProcesses(InstantSource.system());

    @Test
    void this_process_is_listed() {
        var own = ProcessHandle.current();

        var listing = here.list();

        assertThat(listing.source()).isEqualTo("this machine");
        assertThat(listing.takenAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        var seen = listing.process((int) own.pid()).orElseThrow();
        assertThat(seen.command()).contains("java").contains("surefire");
        assertThat(seen.user()).isEqualTo(System.getProperty("user.name"));
        assertThat((long) seen.ppid()).isEqualTo(own.parent().orElseThrow().pid());
        // One counts from the machine's start in whole seconds, the other in less.
        assertThat(seen.started())
                .isBetween(started(own).minusSeconds(2), started(own).plusSeconds(2));
    }

    /// A look is made every few seconds, and a machine has hundreds of processes.
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_look_starts_no_program() {
        here.list();

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            var before = faultsOfEndedChildren();
            here.list();
            return faultsOfEndedChildren().equals(before);
        });
    }

    /// Page faults of children that have ended (field 11 of proc_pid_stat): each child has some.
    private static String faultsOfEndedChildren() throws IOException {
        var line = Files.readString(Path.of("/proc/self/stat"));
        return line.substring(line.lastIndexOf(')') + 2).split(" ")[8];
    }

    private static Instant started(ProcessHandle process) {
        return process.info().startInstant().orElseThrow().truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void a_connection_has_its_owner() throws Exception {
        var loopback = InetAddress.getLoopbackAddress();
        try (var server = new ServerSocket(0, 1, loopback);
                var client = new Socket(loopback, server.getLocalPort());
                var _ = server.accept()) {
            var listing = here.list();

            assertThat(listing.owners(loopback, client.getLocalPort()))
                    .containsExactly((int) ProcessHandle.current().pid());
            assertThat(listing.owners(loopback, 1)).isEmpty();
        }
    }
}
