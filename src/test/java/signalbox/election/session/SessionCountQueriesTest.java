package signalbox.election.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;

@Tag("pg")
class SessionCountQueriesTest {
    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));

    @AfterEach
    void close() throws SQLException {
        sql.connection().close();
        postgres.close();
    }

    @Test
    void a_session_of_moments_is_counted() throws SQLException {
        var before = SessionCountQueries.began(sql, 140_000).orElse(0);

        postgres.open("brief").close();

        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> SessionCountQueries.began(sql, 140_000).orElse(0) > before);
    }

    @Test
    void older_servers_do_not_count() {
        assertThat(SessionCountQueries.began(sql, 130_000)).isEmpty();
    }
}
