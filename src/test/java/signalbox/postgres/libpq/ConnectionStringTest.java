package signalbox.postgres.libpq;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.postgres.connection.ConnectionUrl;

/// A connection string that is cut at the wrong place: the sentence says what is wrong and repeats no password.
class ConnectionStringTest {
    private static final LibpqEnvironment NOWHERE =
            new LibpqEnvironment(Map.of("PGSYSCONFDIR", "/nonexistent"), "odoo", Path.of("/nonexistent"));

    @ParameterizedTest
    @CsvSource({
        "hostaddr= password=hunter,                  no value for hostaddr",
        "sslmode= passwort=hunter,                   no value for sslmode",
        "hostaddr= password=x hunter,                no value for hostaddr",
        "host=dbpassword='x hunter,                  what comes after a value with an =",
        "hostaddr=password=hunter,                   (a longer text) is not an address",
        "sslmode=password=hunter,                    sslmode (a longer text) is not one of",
        "connect_timeout=password=hunter,            connect_timeout (a longer text) is not a number",
        "target_session_attrs=password=hunter,       target_session_attrs (a longer text) is not one of",
        "channel_binding=password=hunter,            channel_binding (a longer text) is not one of",
        "service=password=hunter,                    no section of that name",
        "service=x servicefile=password=hunter,      (a longer text) does not exist",
        "postgres://db?password=hunter&application_name=a@b, would be a part of the user",
        "postgres://odoo:1/hunter@db/acme,           password with an @ or a /",
        "postgres://odoo:a@b/hunter@db/acme,         password with an @ or a /",
        "postgres://odoo:1/c?hunter=x@db/acme,       password with an @ or a /",
        "postgres://odoo:1/c?x=hunter@db/acme,       password with an @ or a /",
    })
    void a_password_at_the_wrong_place_is_not_repeated(String text, String told) {
        assertThatThrownBy(() -> ConnectionUrl.parse(text, NOWHERE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told)
                .hasMessageNotContaining("hunter")
                .hasNoCause();
    }
}
