package signalbox.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.config.DatabaseConfig;
import signalbox.config.check.ConfigContext.Arrivals;
import signalbox.health.Patient;
import signalbox.monitor.Snapshot;

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

    private @Nullable Arrivals arrivals(Snapshot snapshot) {
        var nothing = new DatabaseConfig(null, null, Map.of(), null, List.of());
        return new ConfigReader(
                        Profile.of(patient.postgres.spec(), Environment.STAGING),
                        BuildConfigs.bySsh(null),
                        new ConfigArchive(folder),
                        () -> snapshot,
                        () -> nothing,
                        Instant::now)
                .context()
                .arrivals();
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
}
