package signalbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.testing.TestDatabase;

/// Where a password comes from when none is typed. The files are named to the driver by its system properties,
/// since a test cannot set variables of its own process.
@Tag("pg")
class PasswordsTest {
    private static final String SERVICE_FILE = "org.postgresql.pgservicefile";
    private static final String PASS_FILE = "org.postgresql.pgpassfile";

    private final TestDatabase postgres = TestDatabase.fresh();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        System.clearProperty(SERVICE_FILE);
        System.clearProperty(PASS_FILE);
        postgres.close();
    }

    private String userOf(ConnectionSpec spec) throws Exception {
        try (var connection = PlainConnection.open(spec, "test")) {
            return new Sql(connection)
                    .first("ask who I am", "SELECT current_user", row -> row.getString(1))
                    .orElseThrow();
        }
    }

    private ConnectionSpec withoutPassword(String service) {
        var spec = postgres.superuser();
        return new ConnectionSpec(
                spec.host(),
                spec.port(),
                spec.database(),
                TestDatabase.ROLE_WITH_PASSWORD,
                spec.sslMode(),
                null,
                service.isEmpty() ? null : service,
                null);
    }

    @Test
    void a_service_lends_its_password() throws Exception {
        var file = Files.writeString(
                folder.resolve("pg_service.conf"), "[acme]\npassword=" + TestDatabase.PASSWORD + "\n");
        System.setProperty(SERVICE_FILE, file.toString());

        assertThat(userOf(withoutPassword("acme"))).isEqualTo(TestDatabase.ROLE_WITH_PASSWORD);
    }

    @Test
    void pgpass_lends_its_password() throws Exception {
        var file = Files.writeString(
                folder.resolve("pgpass"),
                "*:*:*:" + TestDatabase.ROLE_WITH_PASSWORD + ":" + TestDatabase.PASSWORD + "\n");
        System.setProperty(PASS_FILE, file.toString());

        assertThat(userOf(withoutPassword(""))).isEqualTo(TestDatabase.ROLE_WITH_PASSWORD);
    }
}
