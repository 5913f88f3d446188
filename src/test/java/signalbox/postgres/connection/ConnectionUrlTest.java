package signalbox.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.postgres.Database;
import signalbox.postgres.libpq.LibpqEnvironment;

/// A URL is read as libpq reads it, and nothing in it is passed over in silence.
class ConnectionUrlTest {
    private static LibpqEnvironment environment(Map<String, String> variables) {
        return new LibpqEnvironment(variables, "me", Path.of("/nonexistent"));
    }

    private static ConnectionSpec parse(String text) {
        return ConnectionUrl.parse(text, environment(Map.of())).spec();
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://odoo@db:5433/acme, odoo @ db:5433/acme",
        "postgresql://odoo@db/acme, odoo @ db:5432/acme",
        "postgres://odoo@[::1]:5433/acme, odoo @ [::1]:5433/acme",
        "postgres://odoo@db_1.example:5433/acme, odoo @ db_1.example:5433/acme",
        "postgresql:///acme?host=/var/run/postgresql&user=odoo, odoo @ /var/run/postgresql/.s.PGSQL.5432/acme",
        "postgresql://%2Fvar%2Frun%2Fpostgresql:5433/acme?user=odoo, odoo @ /var/run/postgresql/.s.PGSQL.5433/acme",
        "postgresql://odoo@db?dbname=acme&port=5433, odoo @ db:5433/acme",
        "postgresql://od%40oo@db/ac%2Fme, od@oo @ db:5432/ac/me"
    })
    void it_names_host_port_database_and_user(String url, String label) {
        assertThat(parse(url).label()).isEqualTo(label);
    }

    @Test
    void a_password_may_be_a_parameter() {
        var spec = parse("postgres://odoo@db/acme?password=a%26b");

        assertThat(Objects.requireNonNull(spec.password()).value()).isEqualTo("a&b");
    }

    @Test
    void without_a_host_it_is_the_socket_of_this_machine() {
        assertThat(parse("postgres:///acme?user=odoo").host()).isIn("/var/run/postgresql", "/tmp");
    }

    @Test
    void without_user_and_database_they_are_named_after_the_user_of_the_system() {
        var spec = parse("postgres://db");

        assertThat(spec.label()).isEqualTo("me @ db:5432/me");
    }

    /// psql reads them so, too; an address that is not this machine's is not looked up by psql in a test.
    @ParameterizedTest
    @CsvSource({
        "'host=db port=5433 user=odoo dbname=acme', odoo @ db:5433/acme",
        "'host = db user = ''o d'' dbname=ac\\ me', o d @ db:5432/ac me",
        "'postgres://odoo@h1:5432,h2:5433/acme', 'odoo @ h1:5432, h2:5433/acme'",
        "'host=h1,h2 port=5433 user=odoo dbname=acme', 'odoo @ h1:5433, h2:5433/acme'",
        "'postgres://odoo@[fe80::1%25eth0]/acme', odoo @ [fe80::1%eth0]:5432/acme"
    })
    void it_may_be_key_value_or_name_several_hosts(String text, String label) {
        assertThat(parse(text).label()).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3#cret", "s3?cret", "s3^|cret", "s3[cret]", "s3:cret"})
    void a_password_needs_no_encoding_where_psql_needs_none(String password) {
        var spec = parse("postgres://odoo:" + password + "@db/acme");

        assertThat(Objects.requireNonNull(spec.password()).value()).isEqualTo(password);
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://odoo@db/acme?sslmod=require, libpq does not know: sslmod; is it sslmode?",
        "postgres://odoo@db/acme?SSLMode=require, is it sslmode?",
        "postgres://odoo@db/acme?ssl_mode=x, is it sslmode?",
        "postgres://odoo@db/acme?sslmode, without =: sslmode.",
        "postgres://odoo@db:abc/acme, port",
        "'postgres://odoo@a:1,b:2/acme?port=1,2,3', 3 ports and 2 hosts",
        "host=db dbname='acme, ends within the quoted value of dbname",
        "host=db acme, no = after a word: acme",
        "postgres://odoo:a@b@db/acme, write %40 for @",
        "postgres://odoo:a/b@db/acme, %2F for /",
        "host=@abstract user=odoo, abstract UNIX socket",
        "postgres://odoo@db/acme?sslcrl=x, cannot connect with sslcrl",
        "postgres://odoo@db/acme?replication=database, cannot connect with replication",
        "postgres://odoo@db/acme?sslrootcert=system&sslmode=require, too weak for sslrootcert=system"
    })
    void what_cannot_be_heeded_is_an_error(String url, String told) {
        assertThatThrownBy(() -> parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told);
    }

    @Test
    void what_libpq_knows_and_changes_nothing_here_is_named() {
        assertThat(ConnectionUrl.parse(
                                "postgres://odoo@db/acme?sslrootcert=x&keepalives=0&sslmode=require&application_name=x",
                                environment(Map.of()))
                        .unused())
                .containsExactlyInAnyOrder("keepalives", "application_name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var/run/postgresql", "db.example", "::1"})
    void what_a_connection_writes_it_reads_again(String host) {
        var spec = ConnectionSpec.of(host, 5433, "acme", "odoo");

        assertThat(ConnectionSpec.parseOwn(spec.url())).isEqualTo(spec);
    }

    @Test
    void variables_give_what_the_string_does_not() {
        var variables = Map.of("PGHOST", "db", "PGPORT", "5433", "PGDATABASE", "acme", "PGUSER", "odoo");

        assertThat(ConnectionUrl.parse("postgres://", environment(variables))
                        .spec()
                        .label())
                .isEqualTo("odoo @ db:5433/acme");
        assertThat(ConnectionUrl.parse("postgres://other@h/x", environment(variables))
                        .spec()
                        .label())
                .isEqualTo("other @ h:5433/x");
    }

    @Test
    void a_variable_that_cannot_be_heeded_is_named() {
        assertThatThrownBy(() -> ConnectionUrl.parse("postgres://db", environment(Map.of("PGREQUIREPEER", "postgres"))))
                .hasMessageContaining("requirepeer (from PGREQUIREPEER)");
    }

    @Test
    void encryption_of_several_servers_is_what_the_farthest_needs() {
        assertThat(parse("postgres://127.0.0.1,db/acme").sslMode()).isEqualTo(SslMode.VERIFY_FULL);
        assertThat(parse("postgres://db/acme?hostaddr=127.0.0.1").sslMode()).isEqualTo(SslMode.PREFER);
        assertThat(parse("host=127.0.0.1 sslrootcert=system").sslMode()).isEqualTo(SslMode.VERIFY_FULL);
    }

    @Test
    void a_socket_that_is_not_there_has_a_clear_answer() {
        var spec = ConnectionSpec.of("/nonexistent", 5432, "acme", "odoo");

        assertThatThrownBy(() -> Database.watching(spec, StatementLimits.WATCHING))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("UNIX socket /nonexistent/.s.PGSQL.5432 (No such file or directory)");
    }
}
