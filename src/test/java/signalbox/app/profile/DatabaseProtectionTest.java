package signalbox.app.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.TestProfiles;
import signalbox.app.file.AppFolders;
import signalbox.postgres.capability.DatabaseIdentity;
import signalbox.postgres.connection.ConnectionSpec;

/// A profile binds its database, also where nobody knows yet which one that is.
class DatabaseProtectionTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    /// A pooler or a tunnel on this machine.
    private static final Destination ANOTHER_WAY = told("127.0.0.1", 6432, "acme");

    @TempDir
    private Path folder;

    private AppFolders folders = AppFolders.below(Path.of("unset"));

    @BeforeEach
    void below_a_temporary_folder() {
        folders = AppFolders.below(folder);
    }

    private static Destination told(String host, int port, String database) {
        var spec = ConnectionSpec.of(host, port, database, "odoo");
        return new Destination(Profile.of(spec, Environment.DEVELOPMENT), spec);
    }

    private static DatabaseIdentity identity(@Nullable String system, int startedMinute, int seenMinute) {
        return new DatabaseIdentity(system, at(startedMinute), "127.0.0.1", 5432, "acme", 16_384, at(seenMinute), null);
    }

    private static Instant at(int minute) {
        return NOON.plusSeconds(60L * minute);
    }

    private static final DatabaseIdentity HERE = identity("7", 0, 10);

    private Profile save(Environment environment, boolean readOnly) {
        var profile =
                TestProfiles.of("prod", ConnectionSpec.of("10.0.0.9", 5432, "acme", "odoo"), environment, readOnly);
        new Profiles(folders).save(profile);
        return profile;
    }

    private Protection protection(Destination destination, DatabaseIdentity here) {
        return DatabaseProtection.of(folders).of(destination, here);
    }

    @Test
    void a_read_only_profile_that_was_never_opened_binds_each_database_of_its_name() {
        save(Environment.PRODUCTION, true);

        var protection = protection(ANOTHER_WAY, HERE);

        assertThat(protection.readOnly()).isTrue();
        assertThat(protection.because()).contains("\"prod\"", "never opened", "may be the same", "Open \"prod\" once");
    }

    @Test
    void a_production_profile_that_was_never_opened_asks_for_the_name_and_claims_nothing() {
        save(Environment.PRODUCTION, false);

        var protection = protection(ANOTHER_WAY, HERE);

        assertThat(protection.typed()).contains("acme");
        assertThat(protection.readOnly()).isFalse();
        assertThat(protection.ground()).isEqualTo(Protection.ProtectionBasis.ASSUMED);
    }

    @Test
    void it_binds_a_neighbour_of_its_name_too() {
        save(Environment.PRODUCTION, true);

        var neighbour = DatabaseProtection.of(folders).ofNeighbour("acme", told("127.0.0.1", 6432, "other"), HERE);

        assertThat(neighbour.readOnly()).isTrue();
    }

    /// A process names a database, and on which server that is nobody knows.
    @Test
    void a_database_known_by_its_name_alone_is_bound_by_each_profile_that_names_one_so() {
        assertThat(DatabaseProtection.of(folders).ofNameAlone("acme")).isEmpty();
        save(Environment.PRODUCTION, true);

        var protection = DatabaseProtection.of(folders).ofNameAlone("acme").orElseThrow();

        assertThat(protection.readOnly()).isTrue();
        assertThat(protection.typed()).contains("acme");
        assertThat(protection.because())
                .isEqualTo("Profile \"prod\" (production, read-only) names a database of this name: it may be the same"
                        + " one.");
        assertThat(DatabaseProtection.of(folders).ofNameAlone("other")).isEmpty();
    }

    @Test
    void a_database_that_its_pooler_calls_otherwise_is_known_by_its_servers_name() {
        save(Environment.PRODUCTION, true);

        assertThat(protection(told("127.0.0.1", 6432, "alias"), HERE).readOnly())
                .isTrue();
    }

    @Test
    void what_must_be_typed_is_the_servers_name_and_not_the_poolers() {
        save(Environment.PRODUCTION, false);

        var protection = protection(told("127.0.0.1", 6432, "alias"), HERE);

        assertThat(protection.typed()).contains("acme");
        assertThat(protection.because()).doesNotContain("alias");
    }

    @Test
    void a_database_of_another_name_is_free() {
        save(Environment.PRODUCTION, true);
        var beside = told("127.0.0.1", 6432, "other");

        assertThat(protection(beside, HERE.withDatabase("other"))).isEqualTo(Protection.of(beside, "other"));
    }

    @Test
    void a_database_of_another_server_is_free_once_that_is_known() {
        var profile = save(Environment.PRODUCTION, true);
        var rule = DatabaseProtection.of(folders);

        rule.remember(Destination.of(profile), identity("8", 0, 10));

        assertThat(protection(ANOTHER_WAY, HERE)).isEqualTo(Protection.of(ANOTHER_WAY, "acme"));
        assertThat(protection(ANOTHER_WAY, identity("8", 0, 20)).readOnly()).isTrue();
    }

    @Test
    void a_database_that_was_renamed_is_known_by_its_server_and_stays_protected() {
        var profile = save(Environment.PRODUCTION, true);
        var rule = DatabaseProtection.of(folders);
        rule.remember(Destination.of(profile), HERE);
        var renamed = new DatabaseIdentity("7", at(0), "127.0.0.1", 5432, "acme_old", 16_384, at(20), null);

        var protection = protection(told("127.0.0.1", 6432, "acme_old"), renamed);

        assertThat(protection.readOnly()).isTrue();
        assertThat(protection.ground()).isEqualTo(Protection.ProtectionBasis.SAID);
    }

    @Test
    void a_server_that_hides_its_identifier_and_was_started_again_may_be_the_same() {
        var profile = save(Environment.PRODUCTION, true);
        var rule = DatabaseProtection.of(folders);
        rule.remember(Destination.of(profile), identity(null, 0, 10));

        var protection = protection(ANOTHER_WAY, identity(null, 20, 30));
        assertThat(protection.readOnly()).isTrue();
        assertThat(protection.because()).contains("not opened since a server was restarted");

        rule.remember(Destination.of(profile), identity(null, 0, 40));
        assertThat(protection(ANOTHER_WAY, identity(null, 20, 50)).readOnly()).isFalse();
    }

    /// A clone has the identifier of its origin, which looks like the clone after a restart.
    @Test
    void what_a_clone_is_called_makes_its_origin_no_development_database() {
        var clone = save(Environment.DEVELOPMENT, false);
        DatabaseProtection.of(folders).remember(Destination.of(clone), identity("7", 0, 10));
        var spec = ConnectionSpec.of("127.0.0.1", 5433, "acme", "odoo");
        var untold = Destination.withoutEnvironment(spec);

        var protection = protection(untold, identity("7", 20, 30));
        assertThat(protection.typed()).contains("acme");
        assertThat(protection.ground()).isEqualTo(Protection.ProtectionBasis.ASSUMED);

        var neighbour = DatabaseProtection.of(folders).ofNeighbour("acme", untold, identity("7", 20, 30));
        assertThat(neighbour.typed()).contains("acme");
    }

    @Test
    void a_clone_may_be_its_protected_origin_until_the_origin_is_seen_again() {
        var origin = save(Environment.PRODUCTION, true);
        var rule = DatabaseProtection.of(folders);
        rule.remember(Destination.of(origin), identity("7", 0, 10));

        var restarted = identity("7", 20, 21);
        assertThat(protection(ANOTHER_WAY, restarted).readOnly()).isTrue();
        assertThat(protection(ANOTHER_WAY, restarted).because()).contains("may be the same database");

        rule.remember(Destination.of(origin), identity("7", 0, 22));
        assertThat(protection(ANOTHER_WAY, restarted)).isEqualTo(Protection.of(ANOTHER_WAY, "acme"));
    }

    private static DatabaseIdentity onTimeline(int timeline, int startedMinute, int seenMinute) {
        return new DatabaseIdentity(
                "7", at(startedMinute), "127.0.0.1", 5432, "acme", 16_384, at(seenMinute), timeline);
    }

    /// A standby runs beside its primary before it takes over.
    @Test
    void a_standby_that_took_over_from_a_protected_database_stays_bound() {
        var primary = save(Environment.PRODUCTION, true);
        DatabaseProtection.of(folders).remember(Destination.of(primary), onTimeline(1, 0, 30));

        var promoted = protection(ANOTHER_WAY, onTimeline(2, 5, 40));
        assertThat(promoted.readOnly()).isTrue();
        assertThat(promoted.because()).contains("may be the same database");
        assertThat(protection(ANOTHER_WAY, onTimeline(1, 5, 40))).isEqualTo(Protection.of(ANOTHER_WAY, "acme"));
    }

    @Test
    void what_was_seen_a_few_minutes_ago_is_written_again() {
        var origin = save(Environment.PRODUCTION, true);
        var rule = DatabaseProtection.of(folders);
        rule.remember(Destination.of(origin), identity("7", 0, 10));
        rule.remember(Destination.of(origin), identity("7", 0, 13));

        assertThat(protection(ANOTHER_WAY, identity("7", 12, 14)).readOnly()).isFalse();
    }

    @Test
    void a_profile_of_a_development_database_that_was_never_opened_binds_nothing() {
        save(Environment.DEVELOPMENT, false);

        assertThat(protection(ANOTHER_WAY, HERE)).isEqualTo(Protection.of(ANOTHER_WAY, "acme"));
    }
}
