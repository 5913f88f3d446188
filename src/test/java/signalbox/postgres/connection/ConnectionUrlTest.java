package signalbox.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.postgres.Database;

/// A URL is read as libpq reads it, and nothing in it is passed over in silence.
class ConnectionUrlTest {
    @ParameterizedTest
    @CsvSource({
        "postgres://odoo@db:5433/acme, odoo @ db:5433/acme",
        "postgresql://odoo@db/acme, odoo @ db:5432/acme",
        "postgres://odoo@[::1]:5433/acme, odoo @ ::1:5433/acme",
        "postgres://odoo@db_1.example:5433/acme, odoo @ db_1.example:5433/acme",
        "postgresql:///acme?host=/var/run/postgresql&user=odoo, odoo @ /var/run/postgresql:5432/acme",
        "postgresql://%2Fvar%2Frun%2Fpostgresql:5433/acme?user=odoo, odoo @ /var/run/postgresql:5433/acme",
        "postgresql://odoo@db?dbname=acme&port=5433, odoo @ db:5433/acme",
        "postgresql://od%40oo@db/ac%2Fme, od@oo @ db:5432/ac/me"
    })
    void it_names_host_port_database_and_user(String url, String label) {
        assertThat(ConnectionUrl.parse(url).spec().label()).isEqualTo(label);
    }

    @Test
    void a_password_may_be_a_parameter() {
        var spec = ConnectionUrl.parse("postgres://odoo@db/acme?password=a%26b").spec();

        assertThat(Objects.requireNonNull(spec.password()).value()).isEqualTo("a&b");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://odoo@db/acme?sslmod=require, libpq does not know: sslmod",
        "postgres://odoo@db/acme?SSLMode=require, is it sslmode?",
        "postgres://odoo@db/acme?ssl_mode, is it sslmode?",
        "'postgres://odoo@a,b/acme', several hosts",
        "postgres://odoo@db:abc/acme, port",
        "postgres:///acme, has no host",
        "postgres://odoo@db, has no database"
    })
    void what_cannot_be_heeded_is_an_error(String url, String told) {
        assertThatThrownBy(() -> ConnectionUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told);
    }

    @Test
    void what_libpq_knows_and_changes_nothing_here_is_named() {
        assertThat(ConnectionUrl.parse("postgres://odoo@db/acme?sslrootcert=x&connect_timeout=3&sslmode=require")
                        .unused())
                .containsExactly("sslrootcert", "connect_timeout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var/run/postgresql", "db.example", "::1"})
    void what_a_connection_writes_it_reads_again(String host) {
        var spec = ConnectionSpec.of(host, 5433, "acme", "odoo");

        assertThat(ConnectionUrl.parse(spec.url()).spec()).isEqualTo(spec);
    }

    @Test
    void a_socket_of_this_machine_has_a_clear_answer() {
        var spec = ConnectionSpec.of("/var/run/postgresql", 5432, "acme", "odoo");

        assertThatThrownBy(() -> Database.watching(spec, StatementLimits.WATCHING))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("UNIX socket in /var/run/postgresql only through SSH");
    }
}
