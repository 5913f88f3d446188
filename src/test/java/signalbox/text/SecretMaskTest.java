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
                "https://x/queue_job/runjob?db=acme&token=hunter2",
                "https://s3/b?X-Amz-Credential=hunter2&X-Amz-Signature=hunter2&x=1",
                "Authorization: Bearer hunter2abc",
                "'Authorization': 'Basic hunter2='",
                "curl -H \"Authorization: Bearer hunter2\" https://x",
                "Cookie: session_id=hunter2; tz=hunter2",
                "Set-Cookie: session_id=hunter2; Path=/",
                "X-Api-Key: hunter2",
                "X-Api-Key:hunter2",
                "session_id=hunter2",
                "api_key: hunter2",
                "apikey=hunter2",
                "passwd: hunter2 pwd: hunter2",
                "client_secret=hunter2",
                "admin_passwd : hunter2",
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
                "http://localhost:8069 answers a@b",
                "9 lines of secrets.log: 1 entry about queue_job.",
                "password_history.log of this machine, read 14:03: 3 lines",
                "database token: 3 jobs",
                "the token \"root\" of the channel string",
                "give --db_password or PGPASSWORD",
            })
    void a_sentence_without_one_stays_as_it_is(String sentence) {
        assertThat(SecretMask.masked(sentence)).isEqualTo(sentence);
    }

    /// `hunter2` is secret, in what others wrote.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "odoo-bin --db_password hunter2 -w hunter2 -d acme",
                "odoo-bin --db_password 'a hunter2' --http-auth-password hunter2",
                "--api-key hunter2",
                "--token \"hunter2 hunter2\"",
                "password: hunter2",
                "secret: hunter2",
                "password:hunter2",
                "wrong password \"hunter2\"",
                "('Authorization', 'Bearer hunter2')",
                "Bearer hunter2.abcdef is not valid",
                "{\"password\": hunter2}",
                "'max_token': 'hunter2', \"token\": \"hunter2\"",
            })
    void of_what_others_wrote_more_is_hidden(String input) {
        assertThat(SecretMask.maskedInput(input)).doesNotContain("hunter2").contains("********");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asking Odoo to run job aaaaaaaa-0000-4000-8000-000000000001 on db acme",
                "exception in GET http://localhost:8069/queue_job/runjob?db=acme&job_uuid=1",
                "gunicorn --workers 4 -c odoo.conf",
                "psycopg2.OperationalError: FATAL: password authentication failed for user \"odoo\"",
                "bearer authentication is not supported",
            })
    void what_others_wrote_without_a_secret_stays(String input) {
        assertThat(SecretMask.maskedInput(input)).isEqualTo(input);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--db_password x -w y", "Authorization: Bearer abcdefgh1", "password \"x\", token=1"})
    void masking_twice_hides_no_more(String input) {
        var once = SecretMask.maskedInput(input);
        assertThat(SecretMask.masked(SecretMask.maskedInput(once))).isEqualTo(once);
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
                + "://a:".repeat(20_000)
                + " x-" + "key".repeat(20_000) + ".: "
                + "token" + "1".repeat(50_000) + ".: "
                + "--".repeat(20_000) + " bearer ".repeat(20_000);
        assertThat(SecretMask.masked(text)).hasSizeLessThanOrEqualTo(text.length());
        assertThat(SecretMask.maskedInput(text)).hasSizeLessThanOrEqualTo(text.length() * 2);
    }
}
