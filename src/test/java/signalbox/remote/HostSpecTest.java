package signalbox.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostSpecTest {
    @ParameterizedTest
    @CsvSource({
        "ssh://odoo@build.example.com:2222, build.example.com, 2222, odoo",
        "123456@build.dev.odoo.com, build.dev.odoo.com, 0, 123456",
        "ssh://build.example.com/, build.example.com, 0, ''",
        "alias, alias, 0, ''",
        "odoo@build:22, build, 22, odoo",
        "odoo@[fe80::1%eth0]:2222, fe80::1%eth0, 2222, odoo"
    })
    void an_address_is_read(String url, String host, int port, String user) {
        var spec = HostSpec.parse(url);

        assertThat(spec.host()).isEqualTo(host);
        assertThat(spec.port()).isEqualTo(port);
        assertThat(spec.user()).isEqualTo(user);
        assertThat(spec.heedsConfig()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh://",
                "https://build",
                "odoo@",
                "build:port",
                "build:70000",
                "-oProxyCommand=reboot",
                "a b",
                "odoo@$(reboot)"
            })
    void what_is_no_address_is_refused(String url) {
        assertThatThrownBy(() -> HostSpec.parse(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_password_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> HostSpec.parse("ssh://odoo:hunter2@build"))
                .hasMessageContaining("must not contain a password")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"odoo@build:2222", "build", "odoo@[::1]:2222"})
    void a_label_is_read_back(String label) {
        assertThat(HostSpec.parse(label).label()).isEqualTo(label);
    }
}
