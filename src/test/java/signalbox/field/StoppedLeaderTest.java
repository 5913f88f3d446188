package signalbox.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static signalbox.field.Site.GENEROUS;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.channel.ConfiguredChannels;
import signalbox.election.Anomaly;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.election.action.BackendCommands;
import signalbox.election.action.TerminateBackend;
import signalbox.monitor.SnapshotReader;
import signalbox.postgres.Database;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.StatementLimits;
import signalbox.runner.EmbeddedRunner.SchemeChoice;
import signalbox.runner.RunnerState;
import signalbox.testing.TestDatabase.Schema;
import signalbox.testing.TestProcess;

/// A leader whose process stands still: the field's, which nobody replaces, and the embedded one.
@Tag("cluster")
class StoppedLeaderTest {
    private static final String CHANNELS = "root:2";
    private static final Duration A_WHILE = Duration.ofSeconds(2);
    private static final Duration GHOST_AFTER = Duration.ofSeconds(60);

    private final Site site = new Site(Schema.FULL, 20, Duration.ofMillis(200));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void a_stopped_leader_of_the_field_holds_the_queue_and_is_named_and_ending_its_backend_helps() {
        var process = site.oldestAsProcess(folder, CHANNELS);
        var leader = site.awaitRunners(1).getFirst();
        site.oldest(site.database.spec(), CHANNELS);
        site.awaitRunners(2);
        site.addJobs(2);
        site.awaitAllDone();
        assertThat(site.log.enqueuers()).containsExactly(leader.pid());

        process.stop();
        site.addJobs(3);

        await().during(A_WHILE).until(() -> site.jobs.inState("pending").size() == 3);
        var seen = observe();
        assertThat(ghosts(seen)).as("it may only be slow").isEmpty();
        assertThat(ghosts(later(seen, GHOST_AFTER.plusSeconds(1)))).containsExactly(leader.pid());

        BackendCommands.run(site.sql, site.database.spec().database(), TerminateBackend.of(leader));
        site.awaitAllDone();
    }

    /// As the console looks.
    private Observation observe() {
        var spec = site.database.spec();
        try (var database = Database.watching(spec, StatementLimits.WATCHING)) {
            var capabilities = database.use("read what the database offers", CapabilityQueries::read);
            var stated = ConfiguredChannels.ofProfile(CHANNELS);
            return new SnapshotReader(database, capabilities, stated, InstantSource.system())
                    .read(Set.of())
                    .observation();
        }
    }

    private static List<Integer> ghosts(Observation seen) {
        return Leadership.of(seen).anomalies().stream()
                .filter(anomaly -> anomaly.code() == Anomaly.Code.GHOST_SUSPECTED)
                .flatMap(anomaly -> anomaly.pids().stream())
                .toList();
    }

    /// The same, after nothing happened for that long.
    private static Observation later(Observation seen, Duration by) {
        return new Observation(
                seen.serverTime().plus(by),
                seen.database(),
                seen.connections(),
                seen.visibility(),
                seen.locks(),
                seen.work().asOf(seen.serverTime().plus(by)),
                seen.endedLately());
    }

    @Test
    void the_embedded_runner_loses_its_backend_when_stopped_and_enqueues_nothing_when_it_wakes() {
        var process = leadingProcess();
        var standby = standby();

        process.stop();
        var mark = site.log.mark();
        site.addJobs(3);

        awaitOnly(standby, mark);
        wake(process, standby, mark);
    }

    @Test
    void the_embedded_runner_whose_backend_was_ended_enqueues_nothing_when_it_wakes() {
        var process = leadingProcess();
        var standby = standby();
        var leader = site.seen().leader();

        process.stop();
        var mark = site.log.mark();
        BackendCommands.run(
                site.sql, site.database.spec().database(), TerminateBackend.of(Objects.requireNonNull(leader)));
        site.addJobs(3);

        awaitOnly(standby, mark);
        wake(process, standby, mark);
    }

    private TestProcess leadingProcess() {
        var process = site.embeddedAsProcess(folder, CHANNELS);
        await().atMost(GENEROUS).until(() -> process.said("leader, dispatch"));
        site.addJobs(2);
        site.awaitAllDone();
        return process;
    }

    private RunnerConnection standby() {
        site.embedded(site.database.spec(), SchemeChoice.AUTO, CHANNELS);
        var line = site.awaitRunners(2);
        assertThat(site.log.enqueuers()).containsExactly(line.getFirst().pid());
        return line.getLast();
    }

    private void awaitOnly(RunnerConnection standby, long mark) {
        site.awaitAllDone();
        assertThat(site.embeddedReached(RunnerState.Leading.class)).isTrue();
        assertThat(site.log.enqueuersSince(mark)).containsExactly(standby.pid());
    }

    /// It finds jobs that it would have enqueued while it led.
    private void wake(TestProcess process, RunnerConnection standby, long mark) {
        site.addJobs(10);
        process.resume();
        await().atMost(GENEROUS).until(() -> process.said("standby 2 of 2"));
        site.addJobs(3);
        site.awaitAllDone();

        assertThat(site.log.enqueuersSince(mark)).containsExactly(standby.pid());
        assertThat(site.log.startedTwice()).isEmpty();
        assertThat(site.awaitRunners(2).getFirst().pid()).isEqualTo(standby.pid());
    }
}
