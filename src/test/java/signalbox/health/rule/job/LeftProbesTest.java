package signalbox.health.rule.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.health.KnownConfig;
import signalbox.health.KnownLog;
import signalbox.health.Patient;
import signalbox.health.why.JobDiagnosis;
import signalbox.postgres.Sql;
import signalbox.queue.probe.ProbeChannel;

/// Probe jobs of a killed drill are named as such at once, everywhere; those of a drill that runs are not taken for
/// them.
@Tag("pg")
class LeftProbesTest {
    private final Patient patient = new Patient();

    @BeforeEach
    void a_runner_that_does_nothing() {
        patient.runner("a");
    }

    @AfterEach
    void close() throws SQLException {
        patient.close();
    }

    private void addProbe(String uuid, int secondsAgo) {
        patient.jobs.add(uuid, "pending", ProbeChannel.NAME, 10);
        patient.set(
                uuid,
                "name = '" + ProbeChannel.JOB + "', date_created = now() at time zone 'utc' - interval '" + secondsAgo
                        + " s'");
    }

    private Sql drill() {
        var drill = patient.session(patient.postgres.spec(), "signalbox");
        drill.execute("take the drills' lock", "select pg_advisory_lock(" + ProbeChannel.DRILL_LOCK + ")");
        return drill;
    }

    private String why(String uuid) {
        var snapshot = patient.look();
        return patient.read(sql -> JobDiagnosis.read(
                        sql, uuid, snapshot, new KnownConfig.NotGiven("nobody names it."), KnownLog.notAsked()))
                .orElseThrow()
                .answer();
    }

    @Test
    void probes_are_left_as_soon_as_their_drill_has_no_session() {
        addProbe("p1", 5);
        addProbe("p2", 5);

        var finding = patient.finding("probes-left");

        assertThat(finding.seen().getFirst())
                .matches("2 open probe jobs in root\\.signalbox_drill, since .*, \\d s ago, and no drill runs\\.");
        assertThat(finding.todo()).startsWith("Arm this profile");
        assertThat(why("p1")).startsWith("It is a probe job of a drill that no longer runs, and does nothing.");
    }

    @Test
    void probes_of_a_drill_that_runs_are_not_left() throws SQLException {
        addProbe("p1", 5);
        var drill = drill();

        assertThat(patient.codes()).doesNotContain("probes-left");
        assertThat(why("p1")).startsWith("It is a probe job of the drill that runs now (pid ");

        drill.connection().close();
        assertThat(patient.codes()).contains("probes-left");
    }

    @Test
    void a_drill_that_holds_its_lock_for_longer_than_any_drill_takes_is_named() {
        addProbe("p1", 20 * 60);
        drill();

        assertThat(patient.finding("probes-left").seen())
                .anyMatch(line -> line.matches("The drill's session, pid \\d+, is still there: its window may have been"
                        + " suspended, or its network lost\\."));
    }

    @Test
    void a_job_of_somebody_in_that_channel_is_no_probe() {
        patient.jobs.add("own", "pending", ProbeChannel.NAME, 10);

        assertThat(patient.codes()).doesNotContain("probes-left");
        assertThat(why("own")).doesNotContain("probe job");

        patient.set("own", "date_created = now() at time zone 'utc' - interval '20 min'");
        assertThat(patient.codes()).doesNotContain("probes-left");
    }

    @Test
    void a_queue_of_nothing_but_left_probes_stands_still_because_of_them_first() {
        addProbe("p1", 40);
        addProbe("p2", 40);
        patient.jobs.add("done", "done", "root", 10);
        patient.set("done", "date_done = now() at time zone 'utc' - interval '50 s'");

        var finding = patient.finding("queue-stands-still");

        assertThat(finding.seen().get(2))
                .isEqualTo(
                        "All due jobs are in root.signalbox_drill: probe jobs of a drill that no longer runs, for which"
                                + " nobody waits.");
        assertThat(finding.todo()).startsWith("Arm this profile");

        patient.jobs.add("real", "pending", "root", 10);
        patient.set("real", "date_created = now() at time zone 'utc' - interval '40 s'");
        patient.nothingWrittenSince();
        assertThat(patient.finding("queue-stands-still").seen()).noneMatch(line -> line.startsWith("All due jobs"));
    }
}
