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
        assertThat(SecretSettings.value(key, "root.mail,root_2")).isEqualTo("root.mail,root_2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sentry_dsn = https://hunter2@sentry.io/1",
                "auth = Bearer hunter2",
                "x = Bearer hunter2",
                "http_headers = Authorization: Basic hunter2",
                "x = Authorization: hunter2",
                "bearer = hunter2",
                "ssh_key = hunter2",
                "stripe_sk = sk_live_hunter2aBcDeF0123456789",
                "x = sk_live_hunter2aBcDeF0123456789",
                "github_pat = ghp_hunter2aBcDeF0123456789",
                "x = ghp_hunter2aBcDeF0123456789",
                "storage = DefaultEndpointsProtocol=https;AccountName=a;AccountKey=hunter2",
                "blob = https://acme.blob.core.windows.net/x?sig=hunter2",
                "http_interface = https://acme.com/x?sig=hunter2",
                "host = https://hunter2@acme.com/x",
                "notify = https://hooks.slack.com/services/T024BE7LD/B024BE7LD/hunter2aBcDeF0123456789",
                "db_user = odoo:hunter2",
                "http_auth_user = u:hunter2",
                "jobrunner_db_user = u:hunter2",
                "x = 5f4dcc3b5aa765d61d8327deb882cfhunter2",
                "x = eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.hunter2"
            })
    void a_secret_is_hidden_whatever_the_option_is_called(String line) {
        var key = line.substring(0, line.indexOf(" = "));
        var value = line.substring(line.indexOf(" = ") + 3);
        var file = ConfigFile.of("odoo.conf", "[options]\n" + line + "\n");

        assertThat(SecretSettings.value(key, value)).doesNotContain("hunter2").contains(SecretSettings.MASK);
        assertThat(file.lines().getLast().masked()).startsWith(key + " = ").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "addons_path = /home/odoo/src/user,/home/odoo/src/odoo/addons",
                "db_name = acme-prod-8123,acme_2",
                "host = acme-staging-12345.dev.odoo.com",
                "dbfilter = ^%d$",
                "log_handler = :INFO,odoo.addons.queue_job:DEBUG",
                "db_user = odoo",
                "channels = root:4,root.mail:2:sequential,root.x:1:throttle=5",
                "limit_memory_hard = 2684354560",
                "my_workers = 4",
                "my_ratio = 0.75",
                "my_switch = True",
                "my_folder = /mnt/data/Files_2,~/x",
                "my_host = db-1.acme.internal:5432",
                "my_server = 10.0.0.12",
                "my_url = https://acme.com:8443/web",
                "my_modes = fast, safe slow_one",
                "chanels = root:4,root.mail:2",
                "my_key = False"
            })
    void what_administrators_need_stays_readable(String line) {
        var key = line.substring(0, line.indexOf(" = "));
        var value = line.substring(line.indexOf(" = ") + 3);

        assertThat(SecretSettings.value(key, value)).isEqualTo(value);
        assertThat(ConfigFile.of("odoo.conf", "[options]\n" + line)
                        .lines()
                        .getLast()
                        .masked())
                .isEqualTo(line);
    }

    @Test
    void a_hidden_value_of_an_unknown_option_is_no_finding_of_a_secret() {
        assertThat(SecretSettings.value("my_text", "a=b;c")).isEqualTo(SecretSettings.MASK);
        assertThat(SecretSettings.holdsSecret("my_text", "a=b;c")).isFalse();
        assertThat(SecretSettings.holdsSecret("my_text", "http://u:hunter2@x")).isTrue();
        assertThat(SecretSettings.holdsSecret("db_user", "u:hunter2")).isTrue();
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
