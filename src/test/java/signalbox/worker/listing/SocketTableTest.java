package signalbox.worker.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import signalbox.worker.listing.ProcessListing.Socket;

class SocketTableTest {
    private static Socket socket(String address, int port, int owner) {
        return new Socket(InetAddress.ofLiteral(address), port, owner);
    }

    @Test
    void what_ss_prints_shows_each_end_here_with_its_process() {
        var printed = """
                # ss
                ESTAB      0      0      10.0.0.7:40001     10.0.0.2:5432  users:(("odoo-bin",pid=389,fd=12))
                ESTAB      0      0      [::1]:40002     [::1]:5432  users:(("python3",pid=77,fd=3),("sh",pid=78,fd=3))
                ESTAB      0      0      [::ffff:10.0.0.7]:40003     [::ffff:10.0.0.2]:5432
                ESTAB 0 0 [fe80::1%eth0]:40004 [fe80::2]:22 users:(("sshd",pid=9,fd=4))
                TIME-WAIT  0      0      10.0.0.7:40005     10.0.0.2:5432
                CLOSE-WAIT 1      0      10.0.0.7:40006     10.0.0.2:5432 users:(("odoo-bin",pid=390,fd=8))
                nonsense
                """;

        assertThat(SocketTable.of(printed))
                .containsExactly(
                        socket("10.0.0.7", 40001, 389),
                        socket("::1", 40002, 77),
                        socket("10.0.0.7", 40003, Socket.HIDDEN),
                        socket("fe80::1", 40004, 9),
                        socket("10.0.0.7", 40006, 390));
    }

    @Test
    void without_ss_the_kernels_tables_and_the_open_files_show_the_same() {
        var printed = """
                # proc
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 0700000A:9C41 0200000A:1538 01 00000000:00000000 00:00000000 00000000  1000        0 5001 1 0000 20
                   1: 00000000:1538 00000000:0000 0A 00000000:00000000 00:00000000 00000000   105        0 5002 1 0000 100
                   2: 0700000A:9C42 0200000A:1538 06 00000000:00000000 00:00000000 00000000     0        0 0 3 0000
                   0: 0000000000000000FFFF00000700000A:9C43 0000000000000000FFFF00000200000A:1538 01 00000000:00000000 00:00000000 00000000  1000        0 5003 1 0
                   1: 00000000000000000000000001000000:9C44 00000000000000000000000001000000:1538 01 00000000:00000000 00:00000000 00000000  1000        0 5004 1 0
                @ /proc/389/fd 5001
                @ /proc/77/fd 5004
                @ /proc/78/fd 9999
                """;

        assertThat(SocketTable.of(printed))
                .containsExactly(
                        socket("10.0.0.7", 40001, 389),
                        socket("10.0.0.7", 40003, Socket.HIDDEN),
                        socket("::1", 40004, 77));
    }

    @Test
    void a_host_that_says_nothing_has_no_sockets_to_show() {
        assertThat(SocketTable.of("")).isEmpty();
        assertThat(SocketTable.of("# ss\n")).isEmpty();
    }
}
