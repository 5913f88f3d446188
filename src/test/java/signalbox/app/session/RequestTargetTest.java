package signalbox.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.audit.RefusedException;
import signalbox.config.ConfigFile;
import signalbox.config.check.CheckContext;
import signalbox.health.KnownConfig;
import signalbox.runner.odoo.RunjobEndpoint;

/// Where requests for jobs go, and what is not believed.
class RequestTargetTest {
    private static final KnownConfig NONE = new KnownConfig.NotGiven("the profile names no host.");
    private static final RunjobEndpoint EMBEDDED = new RunjobEndpoint("http", "10.0.0.7", 8069);
    private static final String SITE = "https://acme.odoo.com";

    private static KnownConfig file(String text) {
        return new KnownConfig.Read(ConfigFile.of("odoo.conf", text), CheckContext.UNKNOWN);
    }

    private static RequestTarget here(KnownConfig config) {
        return RequestTarget.choose(new RequestTarget.Known(config, false, EMBEDDED, SITE));
    }

    private static RequestTarget elsewhere(KnownConfig config) {
        return RequestTarget.choose(new RequestTarget.Known(config, true, null, SITE));
    }

    @Test
    void the_runners_own_configuration_comes_first_with_its_login() {
        var target = here(file("""
                [queue_job]
                scheme = https
                host = jobs.acme.example
                port = 8443
                http_auth_user = runner
                http_auth_password = s3cret
                """));

        assertThat(target.endpoint().label()).isEqualTo("https://jobs.acme.example:8443");
        var login = Objects.requireNonNull(target.endpoint().login());
        assertThat(login.user()).isEqualTo("runner");
        assertThat(login.password().value()).isEqualTo("s3cret");
        assertThat(target.source()).isEqualTo("odoo.conf");
        assertThat(target.toString()).doesNotContain("s3cret");
    }

    @Test
    void the_embedded_runners_target_comes_next_and_the_site_last_and_named() {
        assertThat(here(NONE).endpoint()).isEqualTo(EMBEDDED);
        assertThat(elsewhere(NONE).endpoint().label()).isEqualTo("https://acme.odoo.com:443");
        assertThat(elsewhere(NONE).source()).contains("web.base.url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "0.0.0.0", "ip6-localhost"})
    void the_localhost_of_another_machine_is_not_this_one(String host) {
        var config = file("[queue_job]\nhost = " + host + "\nport = 8070\n");

        assertThat(here(config).endpoint().label()).isEqualTo("http://" + host + ":8070");
        assertThat(elsewhere(config).endpoint().host()).isEqualTo("acme.odoo.com");
    }

    @Test
    void a_file_that_says_nothing_means_this_machine_as_to_a_runner() {
        assertThat(here(file("[options]\nhttp_port = 8071\n")).endpoint().label())
                .isEqualTo("http://localhost:8071");
    }

    @Test
    void a_file_whose_target_is_wrong_is_not_believed() {
        assertThat(here(file("[queue_job]\nscheme = https host = acme.odoo.com port = 443\n"))
                        .endpoint())
                .as("all on one line")
                .isEqualTo(EMBEDDED);
    }

    @Test
    void where_nothing_tells_each_reason_is_named() {
        assertThatThrownBy(() -> RequestTarget.choose(new RequestTarget.Known(NONE, false, null, null)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the profile names no host.")
                .hasMessageContaining("no web.base.url")
                .hasMessageContaining("--target http://HOST:PORT");
    }
}
