package signalbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.postgres.connection.SslMode;

/// What leads to this machine, by one rule for all who ask.
class LocalHostTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST", "ip6-localhost", "127.0.0.1", "127.8.8.8", "::1", "0:0:0:0:0:0:0:1"})
    void loopback_need_not_be_verified(String host) {
        assertThat(LocalHost.isLoopback(host)).isTrue();
        assertThat(LocalHost.isThisMachine(host)).isTrue();
        assertThat(SslMode.defaultFor(host)).isEqualTo(SslMode.PREFER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "::",
                "127.example.com",
                "127.0.0.1.example.com",
                "localhost.example.com",
                "10.0.0.7",
                "::2",
                ""
            })
    void everything_else_is_verified(String host) {
        assertThat(LocalHost.isLoopback(host)).isFalse();
        assertThat(SslMode.defaultFor(host)).isEqualTo(SslMode.VERIFY_FULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "[::]", "[::1]"})
    void what_listens_on_every_address_listens_on_this_machine(String host) {
        assertThat(LocalHost.isThisMachine(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.example.com", "localhost.example.com", "10.0.0.7", ""})
    void a_name_that_only_looks_like_loopback_is_another_machine(String host) {
        assertThat(LocalHost.isThisMachine(host)).isFalse();
    }
}
