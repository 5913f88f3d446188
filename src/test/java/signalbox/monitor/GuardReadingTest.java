package signalbox.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.channel.ConfiguredChannels;
import signalbox.monitor.memory.NotifiedChanges;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.StatementLimits;
import signalbox.queue.action.guard.EnqueueGuard;
import signalbox.testing.TestDatabase;

@Tag("pg")
class GuardReadingTest {
    private static final NotifiedChanges ASKED = new NotifiedChanges(List.of(), true, true, true);

    @Test
    void who_asks_for_a_refresh_sees_the_guard_as_it_is_now() throws SQLException {
        try (var postgres = TestDatabase.fresh();
                var database = Database.watching(postgres.spec(), StatementLimits.WATCHING);
                var other = postgres.open("test")) {
            var sql = new Sql(other);
            var capabilities = database.use("read what the database offers", CapabilityQueries::read);
            var reader = new SnapshotReader(database, capabilities, ConfiguredChannels.NONE, InstantSource.system());
            assertThat(reader.read(ASKED, ProcessSnapshot.NONE).guard().installed())
                    .isFalse();

            sql.execute("install the guard", EnqueueGuard.installSql(sql));

            assertThat(reader.read(ASKED, ProcessSnapshot.NONE).guard().installed())
                    .isTrue();
        }
    }
}
