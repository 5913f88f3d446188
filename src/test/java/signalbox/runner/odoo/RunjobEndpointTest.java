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
