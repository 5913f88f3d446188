package signalbox.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.channel.ConfiguredChannels;
import signalbox.postgres.Database;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.capability.HotStandby;
import signalbox.postgres.connection.StatementLimits;
import signalbox.testing.TestDatabase;

/// A server that was a hot standby when the watch began, and is a primary when it is looked at.
@Tag("pg")
class PromotionTest {
    @Test
    void what_is_said_of_a_promoted_server_belongs_to_the_look_and_not_to_the_begin() throws SQLException {
        try (var postgres = TestDatabase.fresh();
                var database = Database.watching(postgres.spec(), StatementLimits.WATCHING)) {
            var before = database.use("read what the database offers", CapabilityQueries::read)
                    .following(new HotStandby("10.0.0.1:5432"));
            assertThat(before.caveats()).anyMatch(sentence -> sentence.contains("hot standby"));
            var reader = new SnapshotReader(database, before, ConfiguredChannels.NONE, InstantSource.system());

            var snapshot = reader.read(Set.of());

            assertThat(snapshot.capabilities().server().standby()).isNull();
            assertThat(snapshot.capabilities().caveats()).isEmpty();
            assertThat(snapshot.health().unknown()).noneMatch(sentence -> sentence.contains("hot standby"));
            assertThat(snapshot.history().since()).isEqualTo(snapshot.serverTime());
        }
    }
}
