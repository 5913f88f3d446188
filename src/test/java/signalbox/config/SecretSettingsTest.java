package signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin_passwd",
                "db_password",
                "smtp_password",
                "http_auth_password",
                "jobrunner_db_password",
                "My_Secret",
                "api_key",
                "sentry_token"
            })
    void passwords_tokens_and_keys_are_secret(String key) {
        assertThat(SecretSettings.isSecret(key)).isTrue();
        assertThat(SecretSettings.value(key, "hunter2\nhunter3")).isEqualTo(SecretSettings.MASK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "http_auth_user", "db_user", "channels", "limit_time_real", "addons_path"})
    void other_settings_are_not(String key) {
        assertThat(SecretSettings.isSecret(key)).isFalse();
        assertThat(SecretSettings.value(key, "root:4,root.mail:2")).isEqualTo("root:4,root.mail:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://odoo:hunter2@db/prod",
                "amqp://u:hunter2/@x@host and more",
                "https://a.com/x,amqp://u:hunter2@host",
                "# db_password = hunter2",
                ";admin_passwd:hunter2",
                "jobrunner scheme = https http_auth_password = hunter2 port = 443",
                "queue_job.http_auth_password = hunter2",
                "db_password hunter2",
                "x\u001ddb_password\u001f=\u001chunter2",
                "(token=hunter2)",
                "{\"user\": \"x\", \"password\": \"hunter2\"}",
                "https://host/path?token=hunter2",
                "host=db user=x password=hunter2",
                "PASSWORD\t=\thunter2",
                "a b\ndb_password\u00a0=\u2028 hunter2",
                "My-Api-Key: hunter2"
            })
    void a_secret_inside_a_text_is_hidden(String text) {
        assertThat(SecretSettings.text(text)).doesNotContain("hunter2").contains(SecretSettings.MASK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web,auth_password_policy,queue_job",
                ":INFO,odoo.addons.auth_password_policy:DEBUG",
                "/opt/secret/addons,/opt/token/addons",
                "https://acme.odoo.com:443/x",
                "mail@acme.com://x:y",
                "odoo@db"
            })
    void a_word_in_a_name_hides_nothing(String text) {
        assertThat(SecretSettings.text(text)).isEqualTo(text);
    }

    @Test
    void the_lines_of_a_secret_keep_their_place_and_lose_their_text() {
        var file = ConfigFile.of("odoo.conf", """
                [options]
                admin_passwd = hunter2
                   hunter3
                hunter4
                db_password =
                   hunter5
                host = https://u:hunter6@x
                """);

        assertThat(file.lines())
                .extracting(ConfigLine::masked)
                .containsExactly(
                        "[options]",
                        "admin_passwd = ********",
                        "   ********",
                        "********",
                        "db_password =",
                        "   ********",
                        "host = https://u:********@x");
    }

    @Test
    void long_texts_take_no_long_time() {
        for (var part : new String[] {"password", "://a:", "x_", " secret", "a.b-password:", "token \n", "@:// "}) {
            var text = part.repeat((1 << 20) / part.length());
            assertTimeout(Duration.ofSeconds(20), () -> SecretSettings.text(text));
        }
    }
}
