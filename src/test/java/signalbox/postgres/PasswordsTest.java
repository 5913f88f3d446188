package signalbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.libpq.FurtherParameters;
import signalbox.postgres.libpq.LibpqParameter;
import signalbox.testing.TestDatabase;

/// Where a password comes from when none is typed. The files are named by parameters, since a test cannot set variables
/// of its own process.
@Tag("pg")
class PasswordsTest {
    private final TestDatabase postgres = TestDatabase.fresh();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        postgres.close();
    }

    private String userOf(ConnectionSpec spec) throws Exception {
        try (var connection = PlainConnection.open(spec, "test")) {
            return new Sql(connection)
                    .first("ask who I am", "SELECT current_user", row -> row.getString(1))
                    .orElseThrow();
        }
    }

    private ConnectionSpec withoutPassword(String service, LibpqParameter parameter, Path file) {
        var spec = postgres.superuser();
        return new ConnectionSpec(
                        spec.host(),
                        spec.port(),
                        spec.database(),
                        TestDatabase.ROLE_WITH_PASSWORD,
                        spec.sslMode(),
                        null,
                        service.isEmpty() ? null : service,
                        null)
                .with(new FurtherParameters(List.of(), Map.of(parameter, file.toString())));
    }

    @Test
    void a_service_lends_its_password() throws Exception {
        var file = Files.writeString(
                folder.resolve("pg_service.conf"), "[acme]\npassword=" + TestDatabase.PASSWORD + "\n");

        assertThat(userOf(withoutPassword("acme", LibpqParameter.SERVICEFILE, file)))
                .isEqualTo(TestDatabase.ROLE_WITH_PASSWORD);
    }

    @Test
    void pgpass_lends_its_password() throws Exception {
        var file = Files.writeString(
                folder.resolve("pgpass"),
                "*:*:*:" + TestDatabase.ROLE_WITH_PASSWORD + ":" + TestDatabase.PASSWORD + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(userOf(withoutPassword("", LibpqParameter.PASSFILE, file)))
                .isEqualTo(TestDatabase.ROLE_WITH_PASSWORD);
    }

    @Test
    void a_file_that_others_may_read_is_named_and_not_used() throws Exception {
        var file = Files.writeString(folder.resolve("pgpass"), "*:*:*:*:" + TestDatabase.PASSWORD + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> userOf(withoutPassword("", LibpqParameter.PASSFILE, file)))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("A password is needed for role \"" + TestDatabase.ROLE_WITH_PASSWORD + "\"")
                .hasMessageContaining("none was found in PGPASSWORD and " + file + " (is ignored")
                .hasMessageContaining("chmod 600");
    }

    @Test
    void a_service_that_is_not_there_is_named() throws Exception {
        var file = Files.writeString(folder.resolve("pg_service.conf"), "[other]\n");

        assertThatThrownBy(() -> userOf(withoutPassword("acme", LibpqParameter.SERVICEFILE, file)))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("There is no section [acme] in " + file);
    }
}
