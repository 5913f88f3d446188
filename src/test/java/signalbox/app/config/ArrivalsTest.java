package signalbox.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.config.DatabaseConfig;
import signalbox.config.OdooRelease;
import signalbox.config.check.CheckContext;
import signalbox.config.check.CheckContext.Arrivals;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.health.KnownConfig;
import signalbox.health.Patient;
import signalbox.monitor.Snapshot;
import signalbox.ui.shell.SampleFeed;

/// A job that began while this leader led shows that a runner's requests arrive, whatever its odoo.conf says.
@Tag("pg")
class ArrivalsTest {
    private final Patient patient = new Patient();

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    @AfterEach
    void close() throws SQLException {
        patient.close();
    }

    private ConfigReader reader(Snapshot snapshot) {
        var nothing = new DatabaseConfig(null, null, Map.of(), null, List.of());
        return new ConfigReader(
                Profile.of(patient.postgres.spec(), Environment.STAGING),
                BuildConfigs.bySsh(null),
                new ConfigArchive(folder),
                () -> snapshot,
                () -> nothing,
                Instant::now);
    }

    private @Nullable Arrivals arrivals(Snapshot snapshot) {
        return reader(snapshot).context().arrivals();
    }

    private void begun(String seconds) {
        patient.set(
                "job",
                "state = 'started', date_enqueued = @, date_started = @"
                        .replace("@", "now() at time zone 'utc' + interval '" + seconds + " s'"));
    }

    @Test
    void a_job_that_began_lately_under_this_leader_shows_them() {
        patient.jobs.add("job", "pending", "root", 10);
        begun("0");
        assertThat(arrivals(patient.look())).as("nobody leads").isNull();

        patient.runner("a");
        begun("0");
        var seen = Objects.requireNonNull(arrivals(patient.look()));
        assertThat(seen.leader()).as("its process was not looked for").isEqualTo(Arrivals.Leader.ANYWHERE);

        begun("-60");
        assertThat(arrivals(patient.look())).as("before it led").isNull();
    }

    @Test
    void the_module_in_the_database_says_which_release_of_odoo_reads_the_file() {
        assertThat(reader(patient.look()).context().odoo()).isEqualTo(new OdooRelease(16));
    }

    /// The same snapshot, with runners that have been connected for an hour longer.
    private static Snapshot ledForLong(Snapshot snapshot) {
        var seen = snapshot.observation();
        var older = seen.connections().stream()
                .map(runner -> new RunnerConnection(
                        runner.pid(),
                        runner.applicationName(),
                        runner.uuid(),
                        runner.database(),
                        runner.role(),
                        runner.client(),
                        Objects.requireNonNull(runner.backendStart()).minusSeconds(3600),
                        runner.state(),
                        runner.stateChange(),
                        runner.lastStatement()))
                .toList();
        return SampleFeed.with(
                snapshot, new Observation(seen.serverTime(), seen.database(), older, Set.of()), snapshot.history());
    }

    @Test
    void a_job_that_began_long_ago_shows_none() {
        patient.jobs.add("job", "pending", "root", 10);
        patient.runner("a");

        begun("-800");
        assertThat(arrivals(ledForLong(patient.look()))).isNotNull();
        begun("-1000");
        assertThat(arrivals(ledForLong(patient.look()))).isNull();
    }

    @Test
    void a_file_that_was_changed_since_the_leader_began_is_not_what_it_uses() throws IOException {
        var file = Files.writeString(folder.resolve("odoo.conf"), "[options]\n[queue_job]\n");
        patient.jobs.add("job", "pending", "root", 10);
        patient.runner("a");
        begun("0");
        var snapshot = patient.look();

        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
        assertThat(known(snapshot, file).arrivals()).isNotNull();
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(3600)));
        assertThat(known(snapshot, file).arrivals()).isNull();
    }

    private CheckContext known(Snapshot snapshot, Path file) {
        var read = reader(snapshot).judged(new ConfigSource.OnDisk(file));
        return ((KnownConfig.Read) read).context();
    }
}
