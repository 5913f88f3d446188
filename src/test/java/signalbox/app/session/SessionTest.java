package signalbox.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.TestProfiles;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.session.action.ArmedPeriod;
import signalbox.app.session.action.Arming;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.AuditLog;
import signalbox.audit.RefusedException;
import signalbox.election.action.TerminateBackend;
import signalbox.health.why.JobDiagnosis;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;
import signalbox.queue.JobState;
import signalbox.queue.action.JobAction;
import signalbox.queue.action.channel.ChannelAction;
import signalbox.queue.count.Count;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobListing;
import signalbox.queue.job.JobOrder;
import signalbox.queue.job.JobTarget;
import signalbox.testing.Sleeper;
import signalbox.testing.TestDatabase;
import signalbox.worker.EndProcess;
import signalbox.worker.LocalProcesses;

/// Looking first, acting armed.
@Tag("pg")
class SessionTest {
    private static final Confirmation YES = new Confirmation("a test", null);

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

    @TempDir
    private Path folder;

    @AfterEach
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private AuditLog audit() {
        return new AuditLog(AppFolders.below(folder).auditFile());
    }

    private Session session(Environment environment, boolean readOnly) {
        var spec = postgres.spec();
        var profile = TestProfiles.of("test", spec, environment, readOnly);
        return new Session(new Destination(profile, spec), audit(), now::get, null);
    }

    private JobAction requeue() {
        sql.update("add a job", "INSERT INTO queue_job (uuid, state) VALUES ('j', 'failed')");
        return new JobAction.Requeue(List.of(new JobTarget("j", JobState.FAILED)));
    }

    private String state() {
        return sql.first("read the job", "SELECT state FROM queue_job", row -> row.getString(1))
                .orElseThrow();
    }

    @Test
    void nothing_is_changed_unless_armed() {
        try (var session = session(Environment.DEVELOPMENT, false)) {
            var action = requeue();

            assertThatThrownBy(() -> session.run(action, YES))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("not armed");
            assertThat(state()).isEqualTo("failed");
        }
    }

    @Test
    void why_a_job_is_not_running_is_told_while_it_exists() {
        sql.update(
                "add a job",
                "INSERT INTO queue_job (uuid, state, date_created, eta) VALUES ('j', 'pending',"
                        + " now() AT TIME ZONE 'utc', now() AT TIME ZONE 'utc' + interval '1 hour')");
        try (var session = session(Environment.DEVELOPMENT, false)) {
            assertThatThrownBy(() -> session.reads().why("j")).isInstanceOf(PostgresException.class);
            session.start();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> session.monitor().newest().snapshot() != null);

            var why = session.reads().why("j").orElseThrow();
            assertThat(why.answer()).contains("Its ETA is in the future: ", ", in 59 min");
            assertThat(why.chain()).extracting(JobDiagnosis.Step::name).contains("leader", "workers");
            assertThat(why.chain())
                    .filteredOn(step -> step.name().equals("target"))
                    .extracting(JobDiagnosis.Step::evidence)
                    .containsExactly("The odoo.conf says where runners send jobs, but it was not read: the"
                            + " profile names no odoo.conf and has no SSH host, and its Odoo is not known to run on"
                            + " this machine.");
            sql.update("delete it", "DELETE FROM queue_job");
            assertThat(session.reads().why("j")).isEmpty();
        }
    }

    /// The server would count no further than one.
    @Test
    void lists_and_counts_of_open_jobs_come_from_memory_once_they_are_there() {
        sql.update(
                "add jobs",
                "INSERT INTO queue_job (uuid, state, priority) SELECT 'j' || n, 'failed', n FROM generate_series(1, 3) n");
        var filter = new JobFilter(Set.of(JobState.FAILED), "root", "");
        try (var session = session(Environment.DEVELOPMENT, false)) {
            session.start();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> session.monitor().newest().snapshot() != null);

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> session.reads().matching(filter, 1).equals(Count.exactly(3)));
            assertThat(session.reads()
                            .jobs(new JobListing(filter, JobOrder.PRIORITY), null, 2)
                            .jobs())
                    .extracting(Job::uuid)
                    .containsExactly("j1", "j2");
        }
    }

    @Test
    void an_armed_session_acts_and_writes_it_down() {
        try (var session = session(Environment.DEVELOPMENT, false)) {
            session.arm();
            session.run(requeue(), YES);

            assertThat(state()).isEqualTo("pending");
            var entry = audit().newest(1).getFirst();
            assertThat(entry.action()).isEqualTo("requeue");
            assertThat(entry.profile())
                    .startsWith("test (")
                    .contains(postgres.spec().database());
            assertThat(audit().newest(2).getLast().outcome()).isEqualTo("begun");
            assertThat(entry.rows()).isEqualTo(1);
            assertThat(entry.reason()).isEqualTo("a test");
            assertThat(entry.outcome()).isEqualTo("done");
            assertThat(entry.changes().getFirst().before()).isEqualTo("failed");
            assertThat(entry.changes().getFirst().after()).isEqualTo("pending");
        }
    }

    @Test
    void moving_a_channels_jobs_is_armed_and_written_down_job_by_job() {
        sql.update(
                "add jobs",
                "INSERT INTO queue_job (uuid, state, channel) VALUES ('a', 'pending', 'root.a'),"
                        + " ('b', 'pending', 'root.a')");
        sql.update(
                "add a channel",
                "INSERT INTO queue_job_channel (name, complete_name, removal_interval)"
                        + " VALUES ('b', 'root.b', 30)");
        var move = new ChannelAction.Move("root.a", "root.b", 2);
        try (var session = session(Environment.DEVELOPMENT, false)) {
            assertThatThrownBy(() -> session.run(move, YES)).isInstanceOf(RefusedException.class);

            session.arm();
            session.run(move, YES);

            assertThat(sql.list("read the channels", "SELECT channel FROM queue_job", row -> row.getString(1)))
                    .containsExactly("root.b", "root.b");
            var entry = audit().newest(1).getFirst();
            assertThat(entry.action()).isEqualTo("channel-move");
            assertThat(entry.rows()).isEqualTo(2);
            assertThat(entry.outcome()).isEqualTo("done");
            assertThat(entry.changes().getFirst().after()).isEqualTo("root.b");
        }
    }

    @Test
    void ending_a_process_of_odoo_is_armed_and_written_down() throws Exception {
        try (var session = session(Environment.DEVELOPMENT, false);
                var odoo = Sleeper.named("python3 /usr/bin/odoo --limit-time-real=120 -d "
                        + postgres.spec().database())) {
            var seen = new LocalProcesses(now::get).list().process(odoo.pid()).orElseThrow();
            var end = EndProcess.ask(seen);
            assertThatThrownBy(() -> session.run(end, YES)).isInstanceOf(RefusedException.class);
            assertThat(odoo.lives()).isTrue();
            assertThat(session.preview(end).changes()).hasSize(1);

            session.arm();
            session.run(end, YES);

            assertThat(odoo.endsSoon()).isTrue();
            var entry = audit().newest(1).getFirst();
            assertThat(entry.action()).isEqualTo("end-process");
            assertThat(entry.changes().getFirst().subject()).isEqualTo("process " + odoo.pid());
            assertThat(entry.changes().getFirst().before()).isEqualTo("HTTP worker " + odoo.pid());
        }
    }

    @Test
    void the_log_is_for_its_owner_alone() throws Exception {
        try (var session = session(Environment.DEVELOPMENT, false)) {
            session.arm();
            session.run(requeue(), YES);

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(audit().file())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void arming_ends_by_itself() {
        try (var session = session(Environment.DEVELOPMENT, false)) {
            session.arm();
            assertThat(session.armedFor().orElseThrow())
                    .isBetween(ArmedPeriod.LASTS.minusSeconds(60), ArmedPeriod.LASTS);

            now.updateAndGet(instant -> instant.plus(ArmedPeriod.LASTS));

            assertThat(session.armedFor()).isEmpty();
            var action = requeue();
            assertThatThrownBy(() -> session.run(action, YES)).isInstanceOf(RefusedException.class);
            assertThat(state()).isEqualTo("failed");
        }
    }

    @Test
    void a_moment_of_the_past_disarms_and_nothing_can_be_armed_or_done_until_it_is_left() {
        try (var session = session(Environment.DEVELOPMENT, false)) {
            session.arm();
            session.past(true);

            assertThat(session.armedFor()).isEmpty();
            assertThatThrownBy(session::arm).hasMessage(Arming.PAST);
            var action = requeue();
            assertThatThrownBy(() -> session.run(action, YES)).hasMessage(Arming.PAST);
            assertThat(state()).isEqualTo("failed");

            session.past(false);
            session.arm();
            assertThat(session.armedFor()).isPresent();
        }
    }

    @Test
    void disarming_closes_the_one_session_that_can_write() {
        try (var session = session(Environment.DEVELOPMENT, false)) {
            session.arm();
            await().atMost(Duration.ofSeconds(10)).until(() -> sessions() > 0);

            session.disarm();

            await().atMost(Duration.ofSeconds(10)).until(() -> sessions() == 0);
        }
    }

    private int sessions() {
        return sql.first(
                        "count the sessions",
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'signalbox'"
                                + " AND datname = current_database()",
                        row -> row.getInt(1))
                .orElseThrow();
    }

    @Test
    void a_read_only_profile_cannot_be_armed() {
        try (var session = session(Environment.STAGING, true)) {
            assertThatThrownBy(session::arm)
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("read-only");
        }
    }

    @Test
    void production_wants_the_databases_name() {
        try (var session = session(Environment.PRODUCTION, false)) {
            session.arm();
            var action = requeue();

            assertThatThrownBy(() -> session.run(action, new Confirmation(null, "something else")))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining(postgres.spec().database());
            assertThat(state()).isEqualTo("failed");

            session.run(action, new Confirmation(null, postgres.spec().database()));
            assertThat(state()).isEqualTo("pending");
        }
    }

    @Test
    void nothing_is_changed_when_it_cannot_be_written_down() throws Exception {
        Files.createDirectories(AppFolders.below(folder).auditFile());
        try (var session = session(Environment.DEVELOPMENT, false)) {
            session.arm();
            var action = requeue();

            assertThatThrownBy(() -> session.run(action, YES)).hasMessageContaining("audit log");
            assertThat(state()).isEqualTo("failed");
        }
    }

    @Test
    void a_role_that_may_not_write_is_refused_with_the_reason() {
        var reader = postgres.role("in role pg_read_all_data");
        var profile = Profile.of(reader, Environment.DEVELOPMENT);
        try (var session = new Session(new Destination(profile, reader), audit(), now::get, null)) {
            session.arm();
            var action = requeue();

            assertThatThrownBy(() -> session.run(action, YES))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("may not change queue_job");
            assertThat(audit().newest(1).getFirst().outcome()).startsWith("failed");
        }
    }

    @Test
    void terminating_a_backend_ends_it_and_no_other() throws Exception {
        try (var victim = PlainConnection.open(postgres.spec(), "jobrunner_1");
                var other = PlainConnection.open(postgres.spec(), "jobrunner_2");
                var session = session(Environment.DEVELOPMENT, false)) {
            session.start();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> session.monitor().newest().snapshot() != null);
            var snapshot = Objects.requireNonNull(session.monitor().newest().snapshot());
            var action = TerminateBackend.of(
                    Objects.requireNonNull(snapshot.leadership().leader()));

            assertThat(session.preview(action).notes().getFirst()).contains("jobrunner_2");
            session.arm();
            session.run(action, YES);

            await().atMost(Duration.ofSeconds(10)).until(() -> !victim.isValid(1));
            assertThat(other.isValid(1)).isTrue();
            assertThat(session.run(action, YES).word()).isEqualTo("nothing done");
        }
    }

    @Test
    void folders_follow_the_xdg_variables() {
        var home = Path.of("/home/jane");

        var usual = AppFolders.of(Map.of(), home, "Linux");
        assertThat(usual.profilesFile()).isEqualTo(home.resolve(".config/signalbox/profiles.json"));
        assertThat(usual.auditFile()).isEqualTo(home.resolve(".local/state/signalbox/audit.jsonl"));
        assertThat(usual.demoFolder()).isEqualTo(home.resolve(".cache/signalbox/demo"));
        assertThat(AppFolders.of(Map.of("XDG_CONFIG_HOME", "/etc/jane"), home, "Linux")
                        .config())
                .isEqualTo(Path.of("/etc/jane/signalbox"));
        assertThat(AppFolders.of(Map.of("XDG_CONFIG_HOME", "relative"), home, "Linux")
                        .config())
                .isEqualTo(usual.config());
    }

    private void leaveProbes() {
        sql.update(
                "leave probe jobs",
                "INSERT INTO queue_job (uuid, name, state, channel) VALUES"
                        + " ('p1', 'Signalbox: failover drill', 'pending', 'root.signalbox_drill'),"
                        + " ('p2', 'Signalbox: failover drill', 'done', 'root.signalbox_drill'),"
                        + " ('own', 'A job of somebody', 'pending', 'root.signalbox_drill')");
    }

    private List<String> jobs() {
        return sql.list("read the jobs", "SELECT uuid FROM queue_job ORDER BY uuid", row -> row.getString(1));
    }

    @Test
    void probe_jobs_of_a_drill_that_was_killed_are_removed_when_armed_and_it_is_written_down() throws Exception {
        leaveProbes();
        try (var session = session(Environment.DEVELOPMENT, false)) {
            session.start();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> session.monitor().newest().snapshot() != null);
            assertThat(jobs()).containsExactly("own", "p1", "p2");

            session.arm();

            assertThat(jobs()).containsExactly("own");
            assertThat(Files.readAllLines(audit().file()).getLast()).contains("remove-probes");
        }
    }

    @Test
    void probe_jobs_that_arming_cannot_remove_are_told() {
        leaveProbes();
        sql.execute(
                "keep them",
                "create function keep() returns trigger language plpgsql as 'begin return null; end';"
                        + " create trigger keep before delete on queue_job for each row execute function keep()");
        try (var session = session(Environment.DEVELOPMENT, false)) {
            assertThat(session.arm())
                    .contains("2 probe jobs of an earlier drill could not be removed: deleting has no effect on p1, p2"
                            + " (what may prevent it: trigger keep).");
            assertThat(jobs()).containsExactly("own", "p1", "p2");
        }
    }

    @Test
    void probe_jobs_stay_while_any_drill_runs_on_the_database() throws Exception {
        leaveProbes();
        try (var drill = postgres.open("another console");
                var session = session(Environment.DEVELOPMENT, false)) {
            new Sql(drill)
                    .list("hold the drills' lock", "SELECT pg_advisory_lock(" + 0x7362_6472_696c_6cL + ")", _ -> 1);

            session.arm();

            assertThat(jobs()).containsExactly("own", "p1", "p2");
        }
    }
}
