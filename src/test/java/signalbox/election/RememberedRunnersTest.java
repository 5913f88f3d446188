package signalbox.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;

/// A runner that was known by what it did stays known, as long as its backend is the same one.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RememberedRunnersTest {
    private TestDatabase postgres;
    private Connection asking;

    @BeforeAll
    void open() {
        postgres = TestDatabase.fresh();
        asking = postgres.open("test");
    }

    @AfterAll
    void close() throws SQLException {
        asking.close();
        postgres.close();
    }

    private List<BackendKey> seenKnowing(List<BackendKey> known) {
        return RunnerQueries.observe(new Sql(asking), postgres.spec().database(), known, false).connections().stream()
                .map(BackendKey::of)
                .toList();
    }

    @Test
    void a_plain_runner_is_remembered_and_another_with_its_pid_later_is_not() throws SQLException {
        try (var connection = postgres.open("odoo-389")) {
            var session = new Sql(connection);
            session.execute("listen", "LISTEN queue_job");
            var known = seenKnowing(List.of());
            assertThat(known).extracting(BackendKey::applicationName).containsExactly("odoo-389");

            session.list("work", "SELECT 2", row -> row.getInt(1));

            assertThat(seenKnowing(List.of())).isEmpty();
            assertThat(seenKnowing(known)).isEqualTo(known);
            assertThat(seenKnowing(List.of(earlier(known.getFirst())))).isEmpty();
        }
    }

    private static BackendKey earlier(BackendKey key) {
        Instant start = Objects.requireNonNull(key.start());
        return new BackendKey(key.pid(), key.applicationName(), start.minusSeconds(60));
    }
}
