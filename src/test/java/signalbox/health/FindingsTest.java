package signalbox.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.election.Anomaly.Severity;
import signalbox.queue.JobFilter;
import signalbox.queue.JobState;

/// Each rule finds what is wrong when it is, and is silent when it is not.
@Tag("pg")
class FindingsTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);

    private final Patient patient = new Patient();
    private final Host host = new Host();

    @AfterEach
    void close() throws SQLException {
        host.close();
        patient.close();
    }

    private void add(String uuid, String state, String channel) {
        patient.jobs.add(uuid, state, channel, 10);
    }

    private static final String IN_AN_HOUR = "eta = now() at time zone 'utc' + interval '1 hour'";

    @Test
    void the_worst_comes_first_and_what_others_found_among_it() {
        add("due", "pending", "root");
        patient.sql.execute("drop an index", "drop index queue_job__state_index");
        var other = new Finding("a-setting", Severity.CRITICAL, "t", List.of(), "w", "d", Remedy.NONE);

        assertThat(Findings.of(patient.look(), Known.NOTHING, List.of(other)))
                .extracting(Finding::code)
                .containsExactly("a-setting", "no-leader", "missing-index", "no-runner");
    }

    @Test
    void due_jobs_without_a_runner_are_counted() {
        add("due-1", "pending", "root");
        add("due-2", "pending", "root.mail");

        var finding = patient.finding("no-runner");

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.seen().getFirst()).startsWith("2 jobs are due, the oldest since");
        assertThat(finding.seen()).contains("No processes were looked at.");
    }

    @Test
    void due_jobs_are_worse_where_nobody_answers_http() {
        host.start(Host.SHELL);
        add("due", "pending", "root");
        add("later", "pending", "root");
        patient.set("later", IN_AN_HOUR);

        var finding = Patient.find(Findings.of(host.seenWith(patient.look())), "no-runner")
                .orElseThrow();

        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.seen())
                .contains("Odoo runs on this machine, but no process of it answers HTTP.")
                .anyMatch(line -> line.startsWith("1 job has an ETA to come, the next in 59 min"));
        assertThat(finding.remedy()).isEqualTo(new Remedy.WakeSite("http://localhost:8069"));
    }

    @Test
    void due_jobs_with_a_runner_are_its_business() {
        patient.runner("a");
        add("due", "pending", "root");

        assertThat(patient.codes()).isEmpty();
    }

    @Test
    void an_eta_while_all_sleep_is_told_before_it_is_due() {
        host.start(Host.SHELL);
        add("later", "pending", "root");
        patient.set("later", IN_AN_HOUR);

        assertThat(Patient.codes(host.seenWith(patient.look()))).containsExactly("no-leader", "asleep");

        host.start(Host.HTTP);
        assertThat(Patient.codes(host.seenWith(patient.look()))).containsExactly("no-leader");
    }

    @Test
    void where_no_process_of_odoo_is_seen_nobody_says_that_it_sleeps() {
        add("later", "pending", "root");
        patient.set("later", IN_AN_HOUR);

        assertThat(Patient.codes(host.seenWith(patient.look()))).containsExactly("no-leader");
    }

    @Test
    void a_leader_that_hands_nothing_out_is_idle() {
        var rule = new LeaderIdle(Duration.ofMillis(300));
        patient.withChannels("root:2").runner("a");
        add("due", "pending", "root");
        assertThat(rule.judge(patient.lookOn(), Known.NOTHING)).isEmpty();

        await().atMost(GENEROUS)
                .until(() -> rule.judge(patient.lookOn(), Known.NOTHING).size() == 1);

        var finding = rule.judge(patient.lookOn(), Known.NOTHING).getFirst();
        assertThat(finding.seen()).contains("No job was seen handed out.", "Due: 1 in root.");
        patient.set("due", "state = 'enqueued', date_enqueued = now() at time zone 'utc'");
        assertThat(rule.judge(patient.lookOn(), Known.NOTHING)).isEmpty();
    }

    @Test
    void a_leader_is_not_idle_while_its_channels_are_full_or_nothing_is_due() {
        patient.withChannels("root:1").runner("a");
        add("runs", "started", "root");
        add("due", "pending", "root");
        add("later", "pending", "root.mail");
        patient.set("later", IN_AN_HOUR);

        assertThat(Patient.codes(Patient.after(Duration.ofSeconds(30), patient.look())))
                .isEmpty();
    }

    @Test
    void an_idle_leader_is_told_before_it_is_a_ghost() {
        patient.runner("a");
        add("due", "pending", "root");

        assertThat(Patient.codes(Patient.after(Duration.ofSeconds(30), patient.look())))
                .containsExactly("leader-idle");
    }

    @Test
    void a_failed_job_holds_a_sequential_channel_while_others_wait() {
        patient.withChannels("root:4,root.mail:1:sequential").runner("a");
        add("failed", "failed", "root.mail");
        assertThat(patient.codes()).isEmpty();

        add("behind", "pending", "root.mail");

        var finding = patient.finding("sequential-blocked");
        assertThat(finding.seen()).contains("The failed job is failed.", "1 job waits behind it.");
        assertThat(finding.remedy())
                .isEqualTo(new Remedy.ShowJobs(new JobFilter(Set.of(JobState.FAILED), "root.mail", "")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trigger-missing|drop trigger queue_job_notify on queue_job",
                "trigger-disabled|alter table queue_job disable trigger queue_job_notify",
                "trigger-incomplete|create or replace trigger queue_job_notify after insert or update on queue_job"
                        + " for each row execute function queue_job_notify()"
            })
    void a_trigger_that_tells_runners_too_little_is_critical(String code, String statement) {
        patient.runner("a");
        assertThat(patient.codes()).isEmpty();

        patient.sql.execute("break the trigger", statement);

        assertThat(patient.codes()).containsExactly(code);
    }

    @Test
    void a_missing_index_comes_with_the_statement_that_makes_it() {
        patient.runner("a");
        patient.sql.execute("drop indexes", "drop index queue_job__state_index, queue_job__uuid_index");

        assertThat(patient.finding("missing-index").todo())
                .contains("CREATE INDEX CONCURRENTLY queue_job__state_index ON queue_job (state);")
                .contains("CREATE INDEX CONCURRENTLY queue_job__uuid_index ON queue_job (uuid);");
    }
}
