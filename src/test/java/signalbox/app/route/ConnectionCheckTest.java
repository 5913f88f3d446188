package signalbox.app.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PostgresException;
import signalbox.testing.TestDatabase;

@Tag("pg")
class ConnectionCheckTest {
    @TempDir
    private Path folder;

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));

    @AfterEach
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private static Destination to(ConnectionSpec spec) {
        return new Destination(Profile.of(spec, Environment.DEVELOPMENT), spec);
    }

    @Test
    void it_says_what_is_there_and_leaves_no_connection() {
        var found = ConnectionCheck.of(to(postgres.spec()), AppFolders.below(folder));

        assertThat(found.server().database()).isEqualTo(postgres.spec().database());
        assertThat(found.rights().readsQueue()).isTrue();
        await().until(() -> sql.first(
                        "count the sessions",
                        "SELECT count(*) FROM pg_stat_activity"
                                + " WHERE application_name = 'signalbox' AND datname = current_database()",
                        row -> row.getInt(1))
                .orElseThrow()
                .equals(0));
    }

    @Test
    void a_database_that_is_not_there_is_a_sentence() {
        assertThatThrownBy(
                        () -> ConnectionCheck.of(to(postgres.spec().withDatabase("nowhere")), AppFolders.below(folder)))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("nowhere");
    }
}
