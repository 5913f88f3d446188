package signalbox.remote.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TunnelTargetTest {
    @ParameterizedTest
    @CsvSource({
        "db-1.example.com, db-1.example.com:5432",
        "10.0.0.7, 10.0.0.7:5432",
        "fe80::1%eth0, [fe80::1%eth0]:5432"
    })
    void a_host_is_shown_with_its_port(String host, String label) {
        assertThat(new TunnelTarget.Tcp(host, 5432).label()).isEqualTo(label);
    }

    /// As an option of nc, a second address of socat, or more words for a shell.
    @ParameterizedTest
    @ValueSource(strings = {"", "-U", "db,fork", "db:1!!EXEC", "a b", "$(reboot)", "db;reboot", "db\n"})
    void what_a_program_there_would_not_take_for_a_host_is_refused(String host) {
        assertThatThrownBy(() -> new TunnelTarget.Tcp(host, 5432)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void a_port_that_is_none_is_refused(int port) {
        assertThatThrownBy(() -> new TunnelTarget.Tcp("db", port)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_socket_is_shown_by_its_path() {
        assertThat(new TunnelTarget.UnixSocket("/var/run/postgresql/.s.PGSQL.5432").label())
                .isEqualTo("/var/run/postgresql/.s.PGSQL.5432");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "tmp/socket", "-/tmp/socket", "/tmp/a,fork", "/tmp/a!!EXEC", "/tmp/a b", "/tmp/$(id)"})
    void what_a_program_there_would_not_take_for_a_path_is_refused(String path) {
        assertThatThrownBy(() -> new TunnelTarget.UnixSocket(path)).isInstanceOf(IllegalArgumentException.class);
    }
}
