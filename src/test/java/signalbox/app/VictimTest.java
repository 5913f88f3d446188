package signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Profiles;
import signalbox.app.session.Session;
import signalbox.app.session.Sessions;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.AuditEntry;
import signalbox.audit.AuditLog;
import signalbox.audit.Preview;
import signalbox.audit.RefusedException;
import signalbox.election.RunnerConnection;
import signalbox.election.RunnerQueries;
import signalbox.election.action.BackendCommands;
import signalbox.election.action.TerminateBackend;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;
import signalbox.testing.Sleeper;
import signalbox.testing.SwallowingLine;
import signalbox.testing.TestDatabase;
import signalbox.worker.EndProcess;
import signalbox.worker.LocalProcesses;

/// Terminating a backend is bound by the protection of the database that it serves, not of the one that is open.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VictimTest {
    private final TestDatabase own = TestDatabase.fresh();
    private final TestDatabase other = TestDatabase.fresh();
    private final Connection look = own.open("test");

    private Path folder = Path.of("unset");
    private Connection victim = look;
    private Connection next = look;

    @BeforeEach
    void connect(@TempDir Path temporary) {
        folder = temporary;
        victim = PlainConnection.open(other.spec(), RunnerConnection.PREFIX + "victim");
        next = PlainConnection.open(own.spec(), RunnerConnection.PREFIX + "next");
    }

    @AfterEach
    void disconnect() throws Exception {
        victim.close();
        next.close();
    }

    @AfterAll
    void stop() throws Exception {
        look.close();
        own.close();
        other.close();
    }

    private AppFolders folders() {
        return AppFolders.below(folder);
    }

    private Session session() {
        var profile = Profile.of(own.spec(), Environment.DEVELOPMENT).named("here");
        return new Sessions(folders(), InstantSource.system()).once(new Destination(profile, own.spec()));
    }

    private void save(ConnectionSpec spec, Environment environment, boolean readOnly) {
        new Profiles(folders())
                .save(TestProfiles.of(
                        "there",
                        ConnectionSpec.of("localhost", spec.port(), spec.database(), "odoo"),
                        environment,
                        readOnly));
    }

    private TerminateBackend end() {
        return TerminateBackend.of(victimAsSeen());
    }

    private RunnerConnection victimAsSeen() {
        return RunnerQueries.observe(new Sql(look), own.spec().database()).connections().stream()
                .filter(runner -> runner.applicationName().equals(RunnerConnection.PREFIX + "victim"))
                .findFirst()
                .orElseThrow();
    }

    private String there() {
        return other.spec().database();
    }

    private boolean lives() throws Exception {
        return victim.isValid(1);
    }

    private static Confirmation typing(String name) {
        return new Confirmation("a test", name);
    }

    @Test
    void one_of_a_database_that_nobody_knows_is_ended_only_with_its_name_typed() throws Exception {
        try (var session = session()) {
            session.arm();
            var end = end();

            assertThatThrownBy(() -> session.run(end, typing("")))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining(there());
            assertThatThrownBy(() -> session.run(end, typing(own.spec().database())))
                    .isInstanceOf(RefusedException.class);
            assertThat(lives()).isTrue();

            assertThat(session.run(end, typing(there())).word()).isEqualTo("done");
            assertThat(lives()).isFalse();
        }
    }

    private static EndProcess endOf(Sleeper odoo) {
        return EndProcess.ask(new LocalProcesses(InstantSource.system())
                .list()
                .process(odoo.pid())
                .orElseThrow());
    }

    /// Whether its server is the one that is watched, another one, or not known at all.
    @Test
    void the_process_of_a_read_only_database_is_not_ended_from_another_profile() {
        save(ConnectionSpec.of("10.0.0.9", 5432, "shop", "odoo"), Environment.PRODUCTION, true);
        try (var session = session();
                var odoo = Sleeper.named("python3 /usr/bin/odoo --limit-time-real=120 -d shop")) {
            session.arm();
            var end = endOf(odoo);

            assertThat(session.preview(end).changes()).isEmpty();
            assertThat(session.preview(end).refused().getFirst().reason())
                    .startsWith("Database shop counts as read-only.");
            assertThatThrownBy(() -> session.run(end, typing("shop"))).isInstanceOf(RefusedException.class);
            assertThat(odoo.lives()).isTrue();
        }
    }

    @Test
    void the_process_of_a_database_that_nobody_knows_is_ended_only_with_its_name_typed() throws Exception {
        try (var session = session();
                var odoo = Sleeper.named("python3 /usr/bin/odoo --limit-time-real=120 -d shop")) {
            session.arm();
            var end = endOf(odoo);

            assertThatThrownBy(() -> session.run(end, typing("")))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("shop");
            assertThat(odoo.lives()).isTrue();

            session.run(end, typing("shop"));

            assertThat(odoo.endsSoon()).isTrue();
            assertThat(new AuditLog(folders().auditFile()).newest(1).getFirst().databases())
                    .contains("shop");
        }
    }

    @Test
    void one_of_a_read_only_database_is_not_ended_at_all() throws Exception {
        save(other.spec(), Environment.PRODUCTION, true);
        try (var session = session()) {
            session.arm();
            var end = end();

            assertThatThrownBy(() -> session.run(end, typing(there())))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("\"there\"");
            assertThat(lives()).isTrue();
        }
    }

    @Test
    void one_of_a_database_that_is_known_not_to_be_production_is_named_and_ended() throws Exception {
        save(other.spec(), Environment.DEVELOPMENT, false);
        try (var session = session()) {
            session.arm();

            session.run(end(), typing(""));

            assertThat(lives()).isFalse();
            var log = new AuditLog(folders().auditFile()).newest(2);
            assertThat(log.getLast().outcome()).isEqualTo("begun");
            assertThat(log.getLast().victim()).contains("pid ", "jobrunner_victim", there());
            assertThat(log.getFirst().changes().getFirst().before())
                    .contains("jobrunner_victim", "role odoo", "from 127.0.0.1:", "database " + there());
            assertThat(log.getFirst().changes().getFirst().after())
                    .startsWith("terminated")
                    .contains("database " + own.spec().database());
        }
    }

    @Test
    void the_preview_names_victim_and_successor_and_what_must_be_typed() throws Exception {
        save(other.spec(), Environment.PRODUCTION, false);
        try (var session = session()) {
            var preview = watched(session).preview(end());

            assertThat(preview.changes().getFirst().before())
                    .contains("leader", "jobrunner_victim", "role odoo", "database " + there());
            assertThat(preview.notes())
                    .anyMatch(note -> note.contains("jobrunner_next")
                            && note.contains("database " + own.spec().database()))
                    .anyMatch(note -> note.contains("\"there\" calls database " + there() + " production"));
            assertThat(preview.typed()).isEqualTo(there());

            save(other.spec(), Environment.PRODUCTION, true);
            assertThat(session.preview(end())).returns(0, Preview::size);
            assertThat(session.preview(end()).refused().getFirst().reason()).contains("read-only");
        }
    }

    private static Session watched(Session session) {
        session.start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> session.monitor().newest().snapshot() != null);
        return session;
    }

    /// The half of `victim`'s process that serves the session's own database.
    private TerminateBackend endOfItsHalfHere() {
        return RunnerQueries.observe(new Sql(look), own.spec().database()).connections().stream()
                .filter(runner -> runner.database().equals(own.spec().database()))
                .filter(runner -> runner.applicationName().equals(RunnerConnection.PREFIX + "victim"))
                .map(TerminateBackend::of)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void one_whose_process_serves_another_database_is_bound_by_that_too() throws Exception {
        try (var half = PlainConnection.open(own.spec(), RunnerConnection.PREFIX + "victim");
                var session = session()) {
            session.arm();
            var end = endOfItsHalfHere();

            assertThatThrownBy(() -> session.run(end, typing(""))).hasMessageContaining(there());
            assertThat(watched(session).preview(end).typed()).isEqualTo(there());
            assertThat(session.preview(end).notes()).anyMatch(note -> note.contains("of database " + there()));

            save(other.spec(), Environment.PRODUCTION, true);
            assertThatThrownBy(() -> session.run(end, typing(there()))).hasMessageContaining("\"there\"");
            assertThat(half.isValid(1)).isTrue();

            save(other.spec(), Environment.DEVELOPMENT, false);
            session.run(end, typing(""));
            var begun = new AuditLog(folders().auditFile()).newest(2).getLast();
            assertThat(begun.databases()).containsExactlyInAnyOrder(own.spec().database(), there());
            assertThat(begun.victim()).contains("pid " + end.pid(), "started " + end.backendStart());
            assertThat(begun.successor())
                    .contains("pid ", "database " + own.spec().database());
        }
    }

    @Test
    void one_whose_end_was_not_confirmed_may_have_ended() throws Exception {
        var end = end();
        try (var line = new SwallowingLine(own.spec(), "pg_terminate_backend");
                var connection = PlainConnection.open(line.spec(), "test")) {
            var acting = new Sql(connection);

            assertThatThrownBy(() -> BackendCommands.run(acting, own.spec().database(), end))
                    .isInstanceOfSatisfying(
                            PostgresException.class,
                            fault -> assertThat(fault.kind()).isEqualTo(PostgresException.Kind.OUTCOME_UNKNOWN))
                    .hasMessageContaining("It is not known whether");
            assertThat(line.swallowed()).isPositive();
        }
        assertThat(lives()).isFalse();
    }

    @Test
    void a_backend_that_took_over_the_pid_is_left_alone() throws Exception {
        save(other.spec(), Environment.DEVELOPMENT, false);
        try (var session = session()) {
            session.arm();
            var seen = end();
            var before = new TerminateBackend(
                    seen.pid(), seen.applicationName(), seen.backendStart().minusMillis(1), seen.database());
            var elsewhere = new TerminateBackend(
                    seen.pid(),
                    seen.applicationName(),
                    seen.backendStart(),
                    own.spec().database());

            assertThat(session.run(before, typing("")).word()).isEqualTo("nothing done");
            assertThat(session.run(elsewhere, typing("")).word()).isEqualTo("nothing done");

            assertThat(lives()).isTrue();
            assertThat(new AuditLog(folders().auditFile()).newest(1))
                    .first()
                    .extracting(AuditEntry::outcome)
                    .isEqualTo("nothing done");
        }
    }
}
