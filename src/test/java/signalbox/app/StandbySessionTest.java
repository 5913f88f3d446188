package signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.session.Session;
import signalbox.audit.AuditLog;
import signalbox.audit.RefusedException;
import signalbox.health.YesNoUnknown;
import signalbox.health.rule.Findings;
import signalbox.monitor.Snapshot;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.queue.JobState;
import signalbox.queue.action.JobAction;
import signalbox.queue.job.JobTarget;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;
import signalbox.testing.TestStandby;

/// The window on a real hot standby: it watches, and says what cannot be seen or done there.
@Tag("pg")
class StandbySessionTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);

    private final TestDatabase postgres = TestDatabase.fresh();
    private final ConnectionSpec standby;

    @TempDir
    private Path folder;

    StandbySessionTest() throws SQLException {
        try (var owner = postgres.open("test")) {
            var jobs = new TestJobs(new Sql(owner));
            jobs.add("due", "pending", "root", 10);
            jobs.add("failed", "failed", "root", 10);
            jobs.add("late", "enqueued", "root", 10);
            new Sql(owner)
                    .update(
                            "age a job",
                            "UPDATE queue_job SET date_enqueued = (now() AT TIME ZONE 'utc') - interval '1 h' WHERE uuid = 'late'");
        }
        standby = TestStandby.instance().of(postgres.superuser());
    }

    @AfterEach
    void close() {
        postgres.close();
    }

    private Session open() {
        var session = new Session(
                new Destination(Profile.of(standby, Environment.DEVELOPMENT), standby),
                new AuditLog(folder.resolve("audit.jsonl")),
                InstantSource.system(),
                null);
        session.start();
        await().atMost(GENEROUS).until(() -> session.monitor().newest().snapshot() != null);
        return session;
    }

    private static Snapshot newest(Session session) {
        return Objects.requireNonNull(session.monitor().newest().snapshot());
    }

    @Test
    void figures_are_shown_and_nothing_is_concluded_from_what_cannot_be_seen() {
        try (var session = open()) {
            var snapshot = newest(session);

            assertThat(snapshot.counts().of(JobState.PENDING).value()).isEqualTo(1);
            assertThat(snapshot.capabilities().caveats().getFirst())
                    .contains("hot standby of " + TestStandby.instance().primary());
            assertThat(snapshot.leadership().leader()).isNull();
            assertThat(Findings.of(snapshot))
                    .extracting(finding -> finding.code())
                    .containsExactly("standby");
            assertThat(snapshot.waits())
                    .flatExtracting(wait -> wait.blocks())
                    .noneMatch(block -> block.text().contains("no runner"));
            var why = session.reads().why("due").orElseThrow();
            assertThat(why.answer()).contains("who leads is not known here");
            assertThat(why.chain())
                    .filteredOn(step -> step.name().equals("leader"))
                    .allMatch(step -> step.ok() == YesNoUnknown.UNKNOWN);
        }
    }

    @Test
    void notifications_are_not_listened_for_where_there_are_none() throws SQLException {
        try (var session = open();
                var beside = PlainConnection.open(standby, "beside")) {
            var first = newest(session);
            session.monitor().refresh();
            await().atMost(GENEROUS).until(() -> !newest(session).equals(first));

            assertThat(session.monitor().newest().listening()).isFalse();
            assertThat(session.monitor().newest().fault()).isNull();
            assertThat(new Sql(beside)
                            .list(
                                    "read statements",
                                    "SELECT query FROM pg_stat_activity WHERE application_name = 'signalbox'",
                                    row -> row.getString(1)))
                    .noneMatch(query -> query.contains("LISTEN"));
        }
    }

    @Test
    void what_would_change_something_is_refused_with_the_primary_named() {
        try (var session = open()) {
            var primary = TestStandby.instance().primary();

            assertThatThrownBy(session::arm)
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("Connect to the primary, " + primary);
            assertThat(session.armedFor()).isEmpty();
            var requeue = new JobAction.Requeue(List.of(new JobTarget("failed", JobState.FAILED)));
            var preview = session.preview(requeue);
            assertThat(preview.changes()).isEmpty();
            assertThat(preview.refused()).allMatch(refusal -> refusal.reason().contains(primary));
        }
    }
}
