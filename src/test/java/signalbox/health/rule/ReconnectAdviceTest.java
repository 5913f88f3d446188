package signalbox.health.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.health.Finding;
import signalbox.health.Patient;
import signalbox.health.Remedy;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.text.Severity;

/// Why runners connect again and again, as far as the catalogue and the rows show it.
@Tag("pg")
class ReconnectAdviceTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);

    private final Patient patient = new Patient();

    @AfterEach
    void close() throws SQLException {
        patient.close();
    }

    /// Runners of this role come and go until that is found.
    private Finding loop(ConnectionSpec role) throws SQLException {
        for (int round = 0; round < 3; round++) {
            var runner = patient.session(role, "jobrunner_round-" + round);
            patient.lookOn();
            runner.connection().close();
        }
        return await().atMost(GENEROUS)
                .until(() -> Patient.find(Findings.of(patient.lookOn()), "reconnect-loop"), Optional::isPresent)
                .orElseThrow();
    }

    private Finding loop() throws SQLException {
        return loop(patient.postgres.spec());
    }

    @Test
    void a_role_without_update_is_named_with_the_grant_that_mends_it() throws SQLException {
        patient.seenBy(patient.postgres.superuser());
        var role = patient.postgres.role("");
        patient.sql.execute("let it read", "grant select on queue_job to " + role.user());

        var finding = loop(role);

        assertThat(finding.seen()).contains("Role " + role.user() + " lacks UPDATE on TABLE public.queue_job.");
        assertThat(finding.todo()).contains("GRANT UPDATE ON TABLE public.queue_job TO " + role.user() + ";");
        assertThat(finding.seen().toString()).doesNotContain("lacks SELECT", "lacks CONNECT", "lacks USAGE");
    }

    @Test
    void rights_on_the_columns_that_a_runner_uses_are_enough() throws SQLException {
        patient.seenBy(patient.postgres.superuser());
        var role = patient.postgres.role("");
        patient.sql.execute(
                "let it work", "grant select, update (state, date_enqueued) on queue_job to " + role.user());

        assertThat(loop(role).seen().toString()).doesNotContain("lacks");
    }

    @Test
    void a_role_that_may_not_look_into_the_schema_is_named_with_all_that_it_lacks() throws SQLException {
        patient.seenBy(patient.postgres.superuser());
        var role = patient.postgres.role("");
        patient.session(patient.postgres.superuser(), "test")
                .execute("close the schema", "revoke usage on schema public from public");

        assertThat(loop(role).todo())
                .contains(
                        "GRANT USAGE ON SCHEMA public TO " + role.user() + ";",
                        "GRANT SELECT, UPDATE ON TABLE public.queue_job TO " + role.user() + ";");
    }

    @Test
    void a_pending_job_without_a_creation_time_is_a_likely_cause_where_it_meets_another() throws SQLException {
        patient.jobs.add("odd", "pending", "root", 10);
        patient.set("odd", "date_created = null");

        assertThat(loop().seen().toString()).doesNotContain("Likely");
        patient.jobs.add("sound", "pending", "root", 10);
        var finding = await().atMost(GENEROUS)
                .until(
                        () -> Patient.find(Findings.of(patient.lookOn()), "reconnect-loop")
                                .orElseThrow(),
                        found -> found.seen().toString().contains("Likely"));

        assertThat(finding.seen().toString()).contains("Likely", "odd").doesNotContain("sound");
        assertThat(finding.todo()).contains("date_created", "log");
    }

    @Test
    void two_open_rows_of_one_uuid_that_were_created_at_different_times_are_a_likely_cause() throws SQLException {
        patient.jobs.add("twin", "pending", "root", 10);
        patient.jobs.add("twin", "failed", "root", 10);
        patient.sql.update(
                "date one back",
                "update queue_job set date_created = date_created - interval '1 hour' where state = 'failed'");

        assertThat(loop().seen().toString()).contains("Likely", "twin");
    }

    @Test
    void where_no_cause_shows_it_says_what_remains_and_where_to_look() throws SQLException {
        patient.jobs.add("job", "pending", "root", 10);
        patient.jobs.add("other", "pending", "root", 10);

        var finding = loop();

        assertThat(finding.seen().toString())
                .contains("has the rights on queue_job that a runner needs", "No visible open job")
                .doesNotContain("Likely", "lacks");
        assertThat(finding.todo()).contains("log", "DEBUG").doesNotContain("GRANT");
    }

    /// What comes of the loop says "no runner stays", not "no runner", and does not tell to open the site.
    @Test
    void the_loop_comes_before_what_follows_from_it_and_is_its_advice() throws SQLException {
        patient.jobs.add("due", "pending", "root", 10);
        patient.set("due", "date_created = now() at time zone 'utc' - interval '10 minutes'");
        patient.nothingWrittenSince();

        var loop = loop();
        var findings = Findings.of(patient.lookOn());

        assertThat(findings)
                .extracting(Finding::code)
                .containsExactly("reconnect-loop", "no-runner", "queue-stands-still");
        assertThat(findings).extracting(Finding::severity).containsOnly(Severity.CRITICAL);
        assertThat(findings).extracting(Finding::todo).containsOnly(loop.todo());
        assertThat(findings).extracting(Finding::remedy).containsOnly(new Remedy.ShowRunners(List.of()));
        assertThat(findings.toString())
                .contains("no runner stays connected", "No runner of", "stays connected: ")
                .doesNotContain("is connected", "asleep", "watch longer");
    }

    @Test
    void a_standstill_names_the_loop_also_at_a_moment_at_which_a_runner_is_connected() throws SQLException {
        patient.jobs.add("due", "pending", "root", 10);
        patient.set("due", "date_created = now() at time zone 'utc' - interval '10 minutes'");
        patient.nothingWrittenSince();
        var loop = loop();
        patient.runner("moment");

        var standstill = Patient.find(Findings.of(patient.lookOn()), "queue-stands-still")
                .orElseThrow();

        assertThat(standstill.seen().getLast()).startsWith(loop.title() + ": ");
        assertThat(standstill.todo()).isEqualTo(loop.todo());
    }

    @Test
    void a_loop_that_leaves_no_job_waiting_is_no_more_than_a_warning() throws SQLException {
        loop();
        var findings = Findings.of(patient.lookOn());

        assertThat(findings).extracting(Finding::code).containsExactly("reconnect-loop", "idle");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.WARNING);
        assertThat(findings.getLast().todo()).isEqualTo(findings.getFirst().todo());
        assertThat(findings.getLast().title()).isEqualTo("No runner stays connected, and no job is due");
    }
}
