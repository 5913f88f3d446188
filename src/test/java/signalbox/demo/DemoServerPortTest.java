package signalbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoServerPortTest {
    /// net.ipv4.ip_local_port_range begins at 32768 by default.
    @Test
    void no_outgoing_connection_takes_the_port_before_the_server_does() {
        assertThat(IntStream.range(0, 50).map(_ -> DemoServer.freePort()))
                .allMatch(port -> port > 1_023 && port < 32_768);
    }
}
