package signalbox.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

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
