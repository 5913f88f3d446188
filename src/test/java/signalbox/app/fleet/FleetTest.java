package signalbox.app.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.TestProfiles;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profiles;
import signalbox.app.session.Sessions;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PlainConnection;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;
import signalbox.text.Severity;

/// Several databases on one server, watched in the background.
@Tag("pg")
class FleetTest {
    /// What a user should see takes a fifth of this.
    private static final Duration GENEROUS = Duration.ofSeconds(25);

    @TempDir
    Path folder = Path.of("unset");

    private final TestDatabase acme = TestDatabase.fresh();
    private final TestDatabase helios = TestDatabase.fresh();
    private boolean acmeIsGone;
    private AppFolders folders = AppFolders.below(folder);
    private Fleet fleet = new Fleet(folders, InstantSource.system());

    @BeforeEach
    void open() throws Exception {
        distinguish(helios);
        folders = AppFolders.below(folder);
        new Profiles(folders).save(TestProfiles.of("acme", acme.spec(), Environment.PRODUCTION));
        new Profiles(folders).save(TestProfiles.of("helios", helios.spec(), Environment.STAGING));
        fleet = new Fleet(folders, InstantSource.system());
    }

    @AfterEach
    void close() {
        fleet.close();
        if (!acmeIsGone) {
            acme.close();
        }
        helios.close();
    }

    /// Test databases are made of one template: a staging with the uuid or the address of a production is a finding.
    private static void distinguish(TestDatabase database) throws Exception {
        try (var connection = database.open("test")) {
            new Sql(connection).update("give it a uuid and an address of its own", """
                    UPDATE ir_config_parameter
                       SET value = CASE key WHEN 'web.base.url' THEN 'https://helios.example.com'
                                            ELSE gen_random_uuid()::text END
                     WHERE key IN ('database.uuid', 'web.base.url')
                    """);
        }
    }

    private void until(String profile, Predicate<FleetRow> wanted) {
        await().atMost(GENEROUS)
                .until(() -> fleet.newest().row(profile).filter(wanted).isPresent());
    }

    private static boolean isCurrent(FleetRow row) {
        return row.contact() instanceof FleetContact.Current;
    }

    /// By another connection than the fleet's, as a superuser.
    private static List<String> sessions(TestDatabase database) throws Exception {
        try (var connection = PlainConnection.openAsOdoo(database.superuser(), "counter")) {
            return new Sql(connection).list("list the sessions", """
                    SELECT application_name FROM pg_stat_activity
                     WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
                    """, row -> row.getString(1));
        }
    }

    private static List<Integer> backends(TestDatabase database) throws Exception {
        try (var connection = PlainConnection.openAsOdoo(database.superuser(), "counter")) {
            return new Sql(connection).list("list the backends", """
                    SELECT pid FROM pg_stat_activity
                     WHERE datname = current_database() AND application_name = 'signalbox'
                    """, row -> row.getInt(1));
        }
    }

    @Test
    void each_profile_is_watched_with_one_connection_that_ends_with_the_fleet() throws Exception {
        try (var connection = acme.open("test")) {
            new TestJobs(new Sql(connection)).add("one", "pending", "root", 10);
        }
        fleet.start();
        until("acme", FleetTest::isCurrent);
        until("helios", FleetTest::isCurrent);
        var row = fleet.newest().row("acme").orElseThrow();
        assertThat(Objects.requireNonNull(row.pending()).value()).isEqualTo(1);
        assertThat(row.oldestDue()).isNotNull();
        assertThat(fleet.newest().connections()).isEqualTo(2);
        // After several looks, also at everything.
        await().atMost(GENEROUS)
                .until(() -> fleet.newest()
                                .row("acme")
                                .orElseThrow()
                                .load()
                                .lastMinute()
                                .statements()
                        > 60);
        assertThat(sessions(acme)).containsExactly("signalbox");
        assertThat(sessions(helios)).containsExactly("signalbox");
        fleet.close();
        await().atMost(GENEROUS)
                .until(() -> sessions(acme).isEmpty() && sessions(helios).isEmpty());
    }

    @Test
    void a_database_that_fails_says_so_in_its_row_and_keeps_its_last_figures() {
        fleet.start();
        until("acme", FleetTest::isCurrent);
        until("helios", FleetTest::isCurrent);
        acme.close();
        acmeIsGone = true;
        until("acme", FleetRow::isUnreachable);
        var row = fleet.newest().row("acme").orElseThrow();
        assertThat(row.worst()).isEqualTo(Severity.CRITICAL);
        assertThat(row.snapshot()).isNotNull();
        assertThat(((FleetContact.Unreachable) row.contact()).reason()).isNotBlank();
        assertThat(fleet.newest().row("helios").orElseThrow().isTrouble()).isFalse();
        assertThat(fleet.newest().changes())
                .anyMatch(change -> change.profile().equals("acme") && change.kind() == FleetChange.Kind.UNREACHABLE);
    }

    @Test
    void a_profile_that_is_open_shares_the_figures_of_its_own_watch() throws Exception {
        fleet.start();
        until("acme", FleetTest::isCurrent);
        var own = backends(acme);
        assertThat(own).hasSize(1);
        var destination = Destination.of(new Profiles(folders).named("acme"));
        var session = new Sessions(folders, InstantSource.system()).open(destination);
        try {
            session.start();
            fleet.attach(session, destination);
            until(
                    "acme",
                    row -> row.isOpen()
                            && row.snapshot() != null
                            && row.snapshot().equals(session.monitor().newest().snapshot()));
            assertThat(fleet.newest().connections()).isEqualTo(1);
            await().atMost(GENEROUS).until(() -> !backends(acme).containsAll(own));
            fleet.detach(session);
        } finally {
            session.close();
        }
        until("acme", row -> !row.isOpen() && isCurrent(row));
        await().atMost(GENEROUS).until(() -> sessions(acme).equals(List.of("signalbox")));
    }

    @Test
    void a_profile_that_needs_a_password_asks_for_nothing_by_itself() {
        new Profiles(folders).save(TestProfiles.of("locked", helios.withPassword("wrong"), Environment.STAGING));
        fleet.start();
        until("locked", row -> row.contact() instanceof FleetContact.NeedsOperator);
        assertThat(fleet.newest().row("locked").orElseThrow().worst()).isEqualTo(Severity.WARNING);
    }

    @Test
    void profiles_that_are_added_and_removed_come_and_go() {
        fleet.start();
        until("acme", FleetTest::isCurrent);
        new Profiles(folders).remove("acme");
        new Profiles(folders).save(TestProfiles.of("new", acme.spec(), Environment.DEVELOPMENT));
        fleet.refresh();
        until("new", FleetTest::isCurrent);
        await().atMost(GENEROUS).until(() -> fleet.newest().row("acme").isEmpty());
    }

    @Test
    void a_new_critical_finding_is_reported_once_with_its_profile() throws Exception {
        var alarms = new CopyOnWriteArrayList<FleetAlarm>();
        try (var connection = acme.open("test")) {
            new TestJobs(new Sql(connection)).add("one", "pending", "root", 10);
        }
        fleet.onCritical(alarms::add);
        fleet.start();
        await().atMost(Duration.ofSeconds(90)).until(() -> !alarms.isEmpty());
        assertThat(alarms.getFirst().profile().name()).isEqualTo("acme");
        assertThat(alarms.getFirst().finding().severity()).isEqualTo(Severity.CRITICAL);
        var looks = fleet.newest().row("acme").orElseThrow().load().lastMinute().statements();
        await().atMost(GENEROUS)
                .until(() -> fleet.newest()
                                .row("acme")
                                .orElseThrow()
                                .load()
                                .lastMinute()
                                .statements()
                        > looks);
        assertThat(alarms.stream().map(each -> each.finding().code())).doesNotHaveDuplicates();
    }

    @Test
    void a_paused_fleet_looks_at_nothing_and_says_so() throws Exception {
        fleet.start();
        until("acme", FleetTest::isCurrent);
        fleet.setPaused(true);
        until("acme", row -> row.contact() instanceof FleetContact.Paused);
        fleet.setPaused(false);
        until("acme", FleetTest::isCurrent);
    }
}
