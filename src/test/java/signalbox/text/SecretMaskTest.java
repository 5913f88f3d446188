package signalbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://odoo:hunter2@db:5432/prod",
                "Illegal character in authority at index 8: https://odoo:hun hunter2@my_host",
                "https://a:hunter2@b@host_name/x",
                "odoo:hunter2@acme.odoo.com",
                "host = odoo:hunter2@acme.odoo.com",
                "host=db password=hunter2 user=odoo",
                "host=db password = 'hunter2 and\\'s hunter2' user=odoo",
                "PGPASSWORD=hunter2 psql",
                "?user=odoo&password=hunter2&ssl=true",
                "{\"password\": \"hunter2\"}",
                "{\"db_password\":\"a \\\" hunter2\"}",
                "http_auth_password: hunter2",
                "java.lang.IllegalStateException: password=hunter2",
                "Caused by: x.Y: FATAL: db_password=hunter2",
                "dsn='host=db password=hunter2'",
                "url=postgres://db/prod?password=hunter2",
                "--db-password=hunter2",
                "redirected to https://sso.example.com/?next=https://u:hunter2@acme/",
            })
    void a_password_in_a_sentence_is_hidden(String sentence) {
        assertThat(SecretMask.masked(sentence)).doesNotContain("hunter2").contains("********");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The server at db:5432 did not accept the password of role \"odoo\": check ~/.pgpass, PGPASSWORD, or"
                        + " type it again (FATAL: password authentication failed for user \"odoo\").",
                "No PostgreSQL server answers at 127.0.0.1:5432: is it running, and is the port right?",
                "odoo @ db.example.com:5432/prod",
                "postgres://odoo@db.example.com:5432/prod?sslmode=verify-full",
                "https://acme.odoo.com:443/queue_job/runjob?db=a&job_uuid=b",
                "the key cannot be read without a passphrase: ssh-add it to the agent",
                "Mail to a@b.example at 14:03:22 failed",
                "http://localhost:8069 answers a@b"
            })
    void a_sentence_without_one_stays_as_it_is(String sentence) {
        assertThat(SecretMask.masked(sentence)).isEqualTo(sentence);
    }

    @Test
    void what_stands_around_a_password_stays() {
        assertThat(SecretMask.masked("Could not reach https://odoo:hunter2@acme/x?password=p1, really"))
                .isEqualTo("Could not reach https://odoo:********@acme/x?password=********, really");
    }

    @Test
    @Timeout(5)
    void a_long_text_without_secrets_takes_no_time_to_speak_of() {
        var text = "password".repeat(20_000)
                + " ".repeat(100_000)
                + "a=".repeat(20_000)
                + ":@".repeat(50_000)
                + "://a:".repeat(20_000);
        assertThat(SecretMask.masked(text)).hasSizeLessThanOrEqualTo(text.length());
    }
}
