package signalbox.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.health.Patient;

/// What the badge of the leader says agrees with the findings.
@Tag("pg")
class QueuePaceTest {
    private final Patient patient = new Patient();

    @AfterEach
    void close() throws SQLException {
        patient.close();
    }

    private void addDue(int secondsAgo) {
        patient.jobs.add("due", "pending", "root", 10);
        patient.set("due", "date_created = now() at time zone 'utc' - interval '" + secondsAgo + " s'");
    }

    @Test
    void jobs_that_became_due_a_moment_ago_wait() {
        patient.runner("a");
        assertThat(QueuePace.of(patient.look())).isEqualTo(QueuePace.IDLE);

        addDue(9);

        assertThat(QueuePace.of(patient.look())).isEqualTo(QueuePace.WAITING);
    }

    @Test
    void a_queue_is_said_to_stand_still_only_when_that_is_proven() {
        patient.runner("a");
        addDue(100);
        assertThat(QueuePace.of(patient.look())).isEqualTo(QueuePace.WAITING);

        patient.nothingWrittenSince();

        assertThat(QueuePace.of(patient.look())).isEqualTo(QueuePace.STILL);
    }

    @Test
    void where_nobody_knows_how_many_may_run_jobs_that_run_may_be_all() {
        patient.runner("a");
        patient.jobs.add("runs", "started", "root", 10);
        patient.set("runs", "date_started = now() at time zone 'utc' - interval '2 min', worker_pid = 7");
        addDue(100);
        patient.nothingWrittenSince();

        assertThat(QueuePace.of(patient.look())).isEqualTo(QueuePace.WAITING);
    }
}
