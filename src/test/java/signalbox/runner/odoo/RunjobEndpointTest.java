package signalbox.runner.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunjobEndpointTest {
    @Test
    void the_usual_port_of_the_scheme_is_taken() {
        assertThat(RunjobEndpoint.parse("https://acme.example").label()).isEqualTo("https://acme.example:443");
    }

    /// queue_job asks at the root, too.
    @Test
    void a_path_is_refused() {
        assertThatThrownBy(() -> RunjobEndpoint.parse("http://acme.example:8069/prefix"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not have a path");
        assertThat(RunjobEndpoint.parse("http://acme.example:8069/").label()).isEqualTo("http://acme.example:8069");
    }

    /// It would be left out silently, and a password in it would have been given for nothing.
    @ParameterizedTest
    @ValueSource(strings = {"http://acme.example/?password=hunter2", "http://acme.example:8069#hunter2"})
    void what_stands_behind_the_address_is_refused_and_not_repeated(String url) {
        assertThatThrownBy(() -> RunjobEndpoint.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("part after ? or #")
                .hasMessageNotContaining("hunter2");
    }
}
