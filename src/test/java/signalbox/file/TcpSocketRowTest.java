package signalbox.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TcpSocketRowTest {
    private static final String ROW = "   1: 0700000A:C822 0900000A:1538 01 00000000:00000000 02:000A2B3C 00000000"
            + "  1000        0 40112 2 0000000000000000 20 4 30 10 -1";

    @Test
    void a_row_tells_both_ports_the_user_and_the_inode() {
        var row = TcpSocketRow.of(ROW).orElseThrow();

        assertThat(row.localAddress()).isEqualTo(InetAddress.ofLiteral("10.0.0.7"));
        assertThat(row.localPort()).isEqualTo(51234);
        assertThat(row.remotePort()).isEqualTo(5432);
        assertThat(row.user()).isEqualTo("1000");
        assertThat(row.inode()).isEqualTo("40112");
        assertThat(row.isConnected()).isTrue();
        assertThat(row.isOpen()).isTrue();
    }

    @Test
    void what_its_process_left_behind_is_not_open() {
        var row = TcpSocketRow.of(ROW.replace(" 01 ", " 06 ").replace("40112", "0"))
                .orElseThrow();

        assertThat(row.isConnected()).isFalse();
        assertThat(row.isOpen()).isFalse();
    }

    @Test
    void the_head_of_the_table_is_no_row() {
        assertThat(TcpSocketRow.of("  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid"))
                .isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void this_machine_lists_a_socket_that_listens() throws IOException {
        var user = Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString();
        try (var listening = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var rows = new ArrayList<>(TcpSocketRow.of(Path.of("/proc/net/tcp")));
            rows.addAll(TcpSocketRow.of(Path.of("/proc/net/tcp6")));

            assertThat(rows.stream().filter(row -> row.localPort() == listening.getLocalPort()))
                    .anySatisfy(row -> {
                        assertThat(row.user()).isEqualTo(user);
                        assertThat(row.isOpen()).isTrue();
                        assertThat(row.isConnected()).isFalse();
                    });
        }
    }
}
