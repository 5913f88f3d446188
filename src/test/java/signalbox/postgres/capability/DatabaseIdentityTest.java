package signalbox.postgres.capability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PlainConnection;
import signalbox.testing.TestDatabase;

class DatabaseIdentityTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private static DatabaseIdentity of(@Nullable String system, int startedMinute, int seenMinute) {
        return new DatabaseIdentity(system, at(startedMinute), "10.0.0.7", 5432, "acme", 16_384, at(seenMinute), null);
    }

    private static Instant at(int minute) {
        return NOON.plusSeconds(60L * minute);
    }

    private static DatabaseIdentity tunnelled(int startedMinute) {
        return new DatabaseIdentity(null, at(startedMinute), "127.0.0.1", 5432, "acme", 16_384, at(100), null);
    }

    @Test
    void a_server_that_was_started_again_is_the_same() {
        assertThat(of("7", 0, 10).isSame(of("7", 20, 30))).isTrue();
        assertThat(of(null, 0, 10).isSame(of(null, 20, 30))).isTrue();
    }

    @Test
    void a_copy_that_ran_already_when_the_original_was_seen_is_another() {
        assertThat(of("7", 0, 30).isSame(of("7", 20, 40))).isFalse();
        assertThat(of("7", 20, 40).isSame(of("7", 0, 30))).isFalse();
    }

    private static DatabaseIdentity onTimeline(int timeline, int startedMinute, int seenMinute) {
        return new DatabaseIdentity(
                "7", at(startedMinute), "127.0.0.1", 5432, "acme", 16_384, at(seenMinute), timeline);
    }

    @Test
    void a_standby_that_took_over_is_not_proven_to_be_another() {
        var primary = onTimeline(1, 0, 30);
        for (var started : new int[] {-10, 20}) {
            var promoted = onTimeline(2, started, 40);
            assertThat(promoted.isAnother(primary)).isFalse();
            assertThat(primary.isAnother(promoted)).isFalse();
            assertThat(promoted.isAnother(primary.withDatabase("other"))).isTrue();
        }
    }

    @Test
    void a_copy_that_writes_the_same_or_an_earlier_timeline_is_another() {
        assertThat(onTimeline(1, 20, 40).isAnother(onTimeline(1, 0, 30))).isTrue();
        assertThat(onTimeline(1, 20, 40).isAnother(onTimeline(2, 0, 30))).isTrue();
    }

    @Test
    void another_system_is_another_whatever_its_address() {
        assertThat(of("7", 0, 10).isSame(of("8", 0, 10))).isFalse();
    }

    @Test
    void behind_tunnels_the_start_tells_servers_apart() {
        assertThat(tunnelled(0).isSame(tunnelled(0))).isTrue();
        assertThat(tunnelled(0).isSame(tunnelled(1))).isFalse();
    }

    @Test
    void behind_tunnels_the_own_loopback_of_a_server_names_none() {
        var earlier = tunnelled(0).seenAt(at(10));
        var later = tunnelled(20).seenAt(at(30));

        assertThat(earlier.isSame(later)).isFalse();
        assertThat(later.isSame(earlier)).isFalse();
    }

    @Test
    void a_database_is_known_by_its_name_or_when_it_was_renamed_by_its_number() {
        assertThat(of("7", 0, 10).withDatabase("acme").isSame(of("7", 0, 10))).isTrue();
        assertThat(of("7", 0, 10).withDatabase("other").isSame(of("7", 0, 10))).isFalse();
        var renamed = new DatabaseIdentity("7", at(0), null, 0, "acme_old", 16_384, at(10), null);
        assertThat(renamed.isSame(of("7", 0, 10))).isTrue();
    }

    @Test
    @Tag("pg")
    void a_role_without_rights_can_read_it() throws Exception {
        try (var postgres = TestDatabase.fresh();
                var plain = PlainConnection.open(postgres.role(""), "test");
                var owner = PlainConnection.open(postgres.superuser(), "test")) {
            var seen = IdentityQueries.read(new Sql(plain));

            assertThat(seen.database()).isEqualTo(postgres.spec().database());
            assertThat(seen.started()).isNotNull();
            assertThat(seen.oid()).isPositive();
            assertThat(seen.isSame(IdentityQueries.read(new Sql(owner)))).isTrue();
        }
    }
}
