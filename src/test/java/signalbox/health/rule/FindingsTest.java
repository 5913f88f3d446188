package signalbox.health.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.FindingContext.Other;
import signalbox.health.FindingContext.Stage;
import signalbox.health.Host;
import signalbox.health.Patient;
import signalbox.health.Remedy;
import signalbox.health.Rule;
import signalbox.queue.JobState;
import signalbox.queue.action.JobOperation;
import signalbox.queue.action.JobOperations;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.probe.ProbeChannel;
import signalbox.testing.TestDatabase.Schema;
import signalbox.text.Severity;

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

    private void addDue(String uuid, String channel, int secondsAgo) {
        add(uuid, "pending", channel);
        patient.set(uuid, "date_created = now() at time zone 'utc' - interval '" + secondsAgo + " s'");
    }

    private static final String IN_AN_HOUR = "eta = now() at time zone 'utc' + interval '1 hour'";

    @Test
    void each_rule_of_the_package_is_asked() throws IOException {
        var asked = Findings.RULES.stream().map(rule -> rule.getClass().getSimpleName() + ".java");
        try (var files = Files.walk(Path.of("src/main/java/signalbox/health/rule"))) {
            assertThat(asked)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith("Rule.java"))
                                    .toList());
        }
    }

    @Test
    void a_rule_that_fails_keeps_no_other_from_its_findings() {
        var other = new Finding("a-setting", Severity.CRITICAL, "t", List.of(), "w", "d", Remedy.none());
        Rule failing = (_, _) -> {
            throw new IllegalStateException("a fault");
        };
        Rule finding = (_, _) -> List.of(other);

        assertThat(Findings.of(List.of(failing, finding), patient.look(), FindingContext.NOTHING, List.of()))
                .extracting(Finding::code)
                .containsExactly("a-setting", "rule-failed");
    }

    @Test
    void the_worst_comes_first_and_what_others_found_among_it() {
        addDue("due", "root", 20);
        patient.nothingWrittenSince();
        patient.sql.execute("drop an index", "drop index queue_job__state_index");
        var other = new Finding("a-setting", Severity.CRITICAL, "t", List.of(), "w", "d", Remedy.none());

        assertThat(Findings.of(patient.look(), FindingContext.NOTHING, List.of(other)))
                .extracting(Finding::code)
                .containsExactly("a-setting", "no-runner", "missing-index", "queue-stands-still");
    }

    @Test
    void due_jobs_without_a_runner_are_counted() {
        addDue("due-1", "root", 20);
        addDue("due-2", "root.mail", 20);
        patient.nothingWrittenSince();

        var finding = patient.finding("no-runner");

        assertThat(patient.codes()).containsExactly("no-runner", "channel-unknown", "queue-stands-still");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.title()).isEqualTo("Jobs are due, and no runner is connected");
        assertThat(finding.seen().getFirst()).startsWith("2 jobs are due, the oldest since");
        assertThat(finding.seen())
                .contains(
                        "No processes were checked.",
                        "Signalbox may miss a runner whose connections last less than 20 ms.");
    }

    @Test
    void paused_jobs_wait_for_no_runner() {
        patient.withChannels("root:2,root.p:1");
        patient.sql.execute(
                "pause",
                "alter table queue_job_channel add column paused boolean;"
                        + " insert into queue_job_channel (name, complete_name, removal_interval, paused)"
                        + " values ('p', 'root.p', 30, true)");
        addDue("paused-1", "root.p", 100);
        addDue("paused-2", "root.p", 90);
        var idle = patient.finding("idle");
        assertThat(idle.title()).isEqualTo("No runner is connected, and all due jobs are in paused channels");
        assertThat(idle.seen()).contains("2 due jobs are in paused channels, and wait for the pauses to end.");

        addDue("due", "root", 20);

        var due = patient.finding("no-runner");
        assertThat(due.seen().getFirst())
                .startsWith("1 job is due, the oldest since")
                .contains("20 s ago");
        assertThat(due.seen()).contains("2 due jobs are in paused channels, and wait for the pauses to end.");
    }

    @Test
    void due_jobs_where_nobody_answers_http_are_one_finding_that_says_so() {
        host.start(Host.SHELL);
        addDue("due", "root", 20);
        add("later", "pending", "root");
        patient.set("later", IN_AN_HOUR);
        patient.nothingWrittenSince();

        var findings = Findings.of(host.seenWith(patient.look()));

        assertThat(findings).extracting(Finding::code).containsExactly("no-runner", "queue-stands-still");
        var finding = findings.getFirst();
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.title()).isEqualTo("Jobs are due, and all workers are asleep");
        assertThat(finding.seen())
                .contains("Odoo runs on this machine, but none of its processes serves HTTP.")
                .anyMatch(line -> line.matches("1 job has an ETA in the future, the next at .* UTC, in 59 min\\."));
        assertThat(finding.remedy()).isEqualTo(new Remedy.VisitSite("http://localhost:8069"));
    }

    @Test
    void due_jobs_with_a_runner_are_its_business() {
        patient.runner("a");
        add("due", "pending", "root");

        assertThat(patient.codes()).isEmpty();
    }

    @Test
    void a_build_that_sleeps_with_nothing_due_is_worth_a_note() {
        host.start(Host.SHELL);
        add("done", "done", "root");

        var findings = Findings.of(host.seenWith(patient.look()));

        assertThat(findings).extracting(Finding::code).containsExactly("idle");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.INFO);
        assertThat(findings.getFirst().title()).isEqualTo("All workers are asleep, and no job is due");
        assertThat(findings.getFirst().seen())
                .containsExactly(
                        "No runner of " + patient.postgres.spec().database() + " is connected.",
                        "This comes from one look: a start takes up to 15 s, so watch longer (check --for 15s).",
                        "Odoo runs on this machine, but none of its processes serves HTTP.");
    }

    @Test
    void a_runner_without_work_is_no_reason_for_a_note() {
        assertThat(patient.codes()).containsExactly("idle");

        patient.runner("a");

        assertThat(patient.codes()).isEmpty();
    }

    @Test
    void runners_that_all_believe_to_lead_are_not_taken_for_nobody() {
        patient.seenBy(patient.postgres.superuser());
        patient.runner("a");
        patient.session(patient.postgres.role(""), "jobrunner_b");
        add("due", "pending", "root");

        assertThat(patient.codes()).containsExactly("several-leaders");
    }

    @Test
    void a_split_of_two_roles_shows_to_a_third_that_sees_no_start() {
        var console = patient.postgres.role("in role pg_read_all_data");
        patient.session(patient.postgres.role(""), "jobrunner_a");
        patient.session(patient.postgres.role(""), "jobrunner_b");
        patient.seenBy(console);
        add("due", "pending", "root");

        var finding = patient.finding("several-leaders");

        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.seen().getFirst())
                .matches("Roles \\S+ and \\S+ cannot see each other: each elects its own leader.*");
        assertThat(patient.codes()).contains("hidden-start");
    }

    @Test
    void an_eta_while_all_sleep_is_told_before_it_is_due() {
        host.start(Host.SHELL);
        add("later", "pending", "root");
        patient.set("later", IN_AN_HOUR);

        assertThat(Patient.codes(host.seenWith(patient.look()))).containsExactly("asleep");

        host.start(Host.HTTP);
        assertThat(Patient.codes(host.seenWith(patient.look()))).containsExactly("idle");
    }

    @Test
    void where_no_process_of_odoo_is_seen_nobody_says_that_it_sleeps() {
        add("later", "pending", "root");
        patient.set("later", IN_AN_HOUR);

        assertThat(Patient.codes(host.seenWith(patient.look()))).containsExactly("idle");
    }

    @Test
    void a_leader_that_hands_nothing_out_is_idle() {
        var rule = new LeaderIdleRule(Duration.ofMillis(300));
        patient.withChannels("root:2").runner("a");
        add("due", "pending", "root");
        assertThat(rule.judge(patient.lookOn(), FindingContext.NOTHING)).isEmpty();

        await().atMost(GENEROUS)
                .until(() ->
                        rule.judge(patient.lookOn(), FindingContext.NOTHING).size() == 1);

        var finding = rule.judge(patient.lookOn(), FindingContext.NOTHING).getFirst();
        assertThat(finding.seen()).contains("No job was seen enqueued.", "Due: 1 in root.");
        patient.set("due", "state = 'enqueued', date_enqueued = now() at time zone 'utc'");
        assertThat(rule.judge(patient.lookOn(), FindingContext.NOTHING)).isEmpty();
    }

    @Test
    void a_leader_is_not_idle_while_its_channels_are_full_or_nothing_is_due() {
        patient.withChannels("root:1").runner("a");
        add("runs", "started", "root");
        add("due", "pending", "root");
        add("later", "pending", "root");
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

    @Test
    void a_number_of_which_not_all_was_looked_at_is_at_least_that() {
        patient.runner("a");
        add("parent", "failed", "root");
        addWaiting(1_000);
        assertThat(patient.finding("blocked-jobs").seen()).contains("1,000 jobs wait for a failed parent.");

        add("ended", "done", "root");
        patient.set("ended", "date_done = now() at time zone 'utc' - interval '20 minutes'");
        addWaiting(1_500);
        assertThat(patient.finding("blocked-jobs").seen()).contains("At least 2,000 jobs wait for a failed parent.");

        patient.jobs.add("due", "pending", "root", 10);
        patient.set("due", "date_created = now() at time zone 'utc' - interval '2 minutes'");
        patient.sql.update(
                "leave them enqueued",
                "update queue_job set state = 'enqueued', date_enqueued = now() at time zone 'utc' - interval '3 minutes'"
                        + " where state = 'wait_dependencies'");
        assertThat(patient.finding("queue-stands-still").seen())
                .anyMatch(line ->
                        line.startsWith("At least 500 slots are held by enqueued jobs that no worker has begun"));
    }

    @Test
    void probes_that_outlast_every_drill_are_told_with_how_they_go() {
        patient.runner("a");
        add("probe", "pending", "root.signalbox_drill");
        var drill = patient.session(patient.postgres.spec(), "signalbox");
        drill.execute("take the drills' lock", "select pg_advisory_lock(" + ProbeChannel.DRILL_LOCK + ")");
        patient.set("probe", "name = '" + ProbeChannel.JOB + "'");
        assertThat(patient.codes()).as("of a drill that may run now").doesNotContain("probes-left");

        patient.set("probe", "date_created = now() at time zone 'utc' - interval '20 minutes'");

        assertThat(patient.finding("probes-left").seen().getFirst())
                .matches(
                        "1 open probe job in root.signalbox_drill, since .* UTC, 20 m 00 s ago; no drill takes so long\\.");
        assertThat(patient.finding("probes-left").todo()).startsWith("Arm this profile");
    }

    private void addWaiting(int jobs) {
        patient.sql.update("add jobs that wait", """
                insert into queue_job (uuid, state, channel, priority, name, model_name, method_name, graph_uuid,
                                       dependencies, date_created)
                select gen_random_uuid(), 'wait_dependencies', 'root', 10, 'A job', 'res.partner', 'touch', 'g',
                       '{"depends_on": ["parent"]}', now() at time zone 'utc' - interval '4 minutes'
                  from generate_series(1, ?)
                """, jobs);
    }

    @Test
    void nothing_will_release_jobs_below_a_failed_and_a_cancelled_one() {
        patient.runner("a");
        add("failed", "failed", "root");
        add("cancelled", "cancelled", "root");
        add("runs", "started", "root");
        patient.addDependant("waits", "wait_dependencies", "runs");
        patient.addDependant("below-it", "wait_dependencies", "waits");
        assertThat(patient.codes()).isEmpty();

        patient.addDependant("held", "wait_dependencies", "runs", "failed");
        patient.addDependant("grandchild", "wait_dependencies", "held");
        patient.addDependant("left-behind", "wait_dependencies", "cancelled");

        var finding = patient.finding("blocked-jobs");
        assertThat(finding.title()).isEqualTo("Jobs wait for cancelled jobs forever");
        assertThat(finding.seen())
                .containsExactly(
                        "1 job waits for a failed parent.",
                        "1 job waits for a cancelled parent: nothing releases such a job.",
                        "1 job waits below those.",
                        "held (res.partner.touch) waits for failed, which failed.",
                        "left-behind (res.partner.touch) waits for cancelled, which was cancelled.",
                        "grandchild (res.partner.touch) waits for held, which itself waits.");
        assertThat(finding.todo()).isEqualTo("Requeue the failed and cancelled parents, or set them done.");
    }

    @Test
    void what_to_do_about_waiting_jobs_names_only_the_parents_that_there_are() {
        patient.runner("a");
        add("failed", "failed", "root");
        patient.addDependant("held", "wait_dependencies", "failed");
        assertThat(patient.finding("blocked-jobs").todo()).isEqualTo("Requeue the failed parents, or set them done.");

        patient.set("failed", "state = 'cancelled'");
        assertThat(patient.finding("blocked-jobs").todo())
                .isEqualTo("Requeue the cancelled parents, or set them done.");
    }

    @Test
    void jobs_that_wait_for_each_other_in_a_ring_are_told() {
        patient.runner("a");
        add("runs", "started", "root");
        patient.addDependant("a-chain", "wait_dependencies", "runs");
        patient.addDependant("its-end", "wait_dependencies", "a-chain");
        assertThat(patient.codes()).isEmpty();

        patient.addDependant("below", "wait_dependencies", "x", "runs");
        patient.addDependant("x", "wait_dependencies", "y");
        patient.addDependant("y", "wait_dependencies", "z");
        patient.addDependant("z", "wait_dependencies", "x");

        assertThat(patient.finding("ring-of-jobs").seen())
                .containsExactly("3 jobs wait for each other in a ring.", "x waits for y waits for z, back to x.");
        assertThat(patient.finding("ring-of-jobs").todo().toLowerCase(Locale.ROOT))
                .contains("set one of them done")
                .doesNotContain(operationsRefusedFor(JobState.WAIT_DEPENDENCIES));
    }

    /// Words that advice about a job in this state must not use.
    private static List<String> operationsRefusedFor(JobState state) {
        return JobOperations.withButton(JobOperations.ALL).stream()
                .filter(operation -> operation.objection(state).isPresent())
                .map(JobOperation::name)
                .toList();
    }

    @Test
    void a_row_that_cannot_be_read_spoils_nothing_else() {
        patient.runner("a");
        add("failed", "failed", "root");
        patient.addDependant("held", "wait_dependencies", "failed");
        patient.addDependant("broken", "wait_dependencies", "x");
        patient.set("broken", "dependencies = 'no JSON'");

        var snapshot = patient.look();

        assertThat(snapshot.health().unknown()).isEmpty();
        assertThat(patient.finding("blocked-jobs").seen())
                .contains("1 job waits for a failed parent.")
                .anyMatch(line -> line.startsWith("For 1 job that waits, the parents are not known"));
    }

    @Test
    void an_older_release_and_a_role_with_few_rights_leave_things_unknown() throws SQLException {
        try (var old = new Patient(Schema.ODOO_13)) {
            var few = old.postgres.role("");
            old.sql.execute("grant", "grant select on queue_job to " + few.user());
            old.seenBy(few);

            assertThat(old.look().health().unknown())
                    .anyMatch(sentence -> sentence.contains("no dependencies here"))
                    .anyMatch(sentence -> sentence.contains("ir_config_parameter does not exist, or role"));
        }
    }

    @Test
    void pending_jobs_of_channels_that_nobody_configured_are_told() {
        patient.withChannels("root:4,root.mail:2").runner("a");
        patient.sql.execute(
                "add channels",
                "insert into queue_job_channel (name, complete_name, removal_interval)"
                        + " values ('mail', 'root.mail', 30), ('sub', 'root.mail.sub', 30)");
        add("known", "pending", "root.mail");
        add("failed", "failed", "root.typo");
        assertThat(patient.codes()).isEmpty();

        add("below", "pending", "root.mail.sub");
        add("typo", "pending", "root.typo");

        assertThat(patient.codes()).containsExactly("channel-unknown", "channel-not-configured");
        assertThat(patient.finding("channel-unknown").seen())
                .containsExactly("root.typo: 1 pending job; it follows the limits of root.");
        assertThat(patient.finding("channel-not-configured").seen())
                .containsExactly(
                        "root.mail.sub: 1 pending job; it follows the limits of root.mail.",
                        "root.typo: 1 pending job; it follows the limits of root.");
    }

    @Test
    void a_channel_that_odoo_does_not_know_may_have_limits_of_its_own() {
        patient.withChannels("root:4,root.typo:1:sequential,root.odd.sub:1").runner("a");
        patient.sql.execute(
                "add a channel",
                "insert into queue_job_channel (name, complete_name, removal_interval) values ('mail', 'root.mail', 30)");
        add("typo", "pending", "root.typo");
        add("odd", "pending", "root.odd");

        var finding = patient.finding("channel-unknown");

        assertThat(finding.seen())
                .containsExactlyInAnyOrder(
                        "root.odd: 1 pending job; it follows the limits of root.",
                        "root.typo: 1 pending job; it has limits of its own (root.typo:1:sequential).");
        assertThat(finding.why()).doesNotContain("limits");
    }

    @Test
    void a_cron_that_runs_jobs_beside_a_runner_is_critical() {
        patient.sql.execute(
                "install",
                "insert into ir_module_module (name, state) values ('queue_job_cron_jobrunner', 'installed')");
        assertThat(patient.codes()).containsExactly("idle");

        var runner = patient.runner("a");

        assertThat(patient.finding("cron-jobrunner").seen())
                .hasSize(2)
                .anyMatch(line -> line.endsWith("jobrunner_a, is a runner."));
        patient.sql.execute("remove", "update ir_module_module set state = 'uninstalled' where name ~ 'cron'");
        assertThat(patient.codes()).isEmpty();
        assertThat(runner.connection()).isNotNull();
    }

    private static final FindingContext STAGING = new FindingContext(
            Stage.ELSE,
            List.of(new Other(
                    "prod", Stage.PRODUCTION, "3f2a0a44-0000-4000-8000-000000000001", "https://erp.example.com")));

    private List<String> codesFor(FindingContext known) {
        return Findings.of(patient.look(), known, List.of()).stream()
                .map(Finding::code)
                .toList();
    }

    private void setParameter(String key, String value) {
        patient.sql.update(
                "set a parameter",
                "insert into ir_config_parameter (key, value) values (?, ?)"
                        + " on conflict (key) do update set value = excluded.value",
                key,
                value);
    }

    @Test
    void a_copy_of_production_has_its_uuid() {
        patient.runner("a");
        add("copied", "pending", "root");

        var finding = Patient.find(Findings.of(patient.look(), STAGING, List.of()), "copied-database")
                .orElseThrow();

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.seen()).contains("1 pending job is in this copy.");
        assertThat(codesFor(new FindingContext(Stage.PRODUCTION, STAGING.others())))
                .isEmpty();
        setParameter("database.uuid", "another");
        assertThat(codesFor(STAGING)).isEmpty();
    }

    @Test
    void a_neutralized_copy_is_no_warning() {
        patient.runner("a");
        setParameter("database.is_neutralized", "true");

        assertThat(Patient.find(Findings.of(patient.look(), STAGING, List.of()), "copied-database")
                        .orElseThrow()
                        .severity())
                .isEqualTo(Severity.INFO);
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme-staging-8812345.dev.odoo.com, ELSE, false",
        "https://erp-test.example.com, ELSE, false",
        "https://acme.odoo.com, ELSE, true",
        "https://ERP.example.com/, ELSE, true",
        "https://acme.odoo.com, PRODUCTION, false",
        "https://acme-staging-8812345.dev.odoo.com, PRODUCTION, true",
        "not an address, PRODUCTION, false"
    })
    void the_base_url_must_fit_what_the_database_is(String url, Stage stage, boolean found) {
        patient.runner("a");
        setParameter("database.uuid", "its own");
        setParameter("web.base.url", url);

        assertThat(codesFor(new FindingContext(stage, STAGING.others())))
                .isEqualTo(found ? List.of("base-url-mismatch") : List.of());
    }

    @Test
    void no_finding_shows_a_password() {
        patient.runner("a");
        setParameter("web.base.url", "https://odoo:s3cr3tpw@acme.odoo.com");

        assertThat(Patient.find(Findings.of(patient.look(), STAGING, List.of()), "base-url-mismatch")
                        .orElseThrow()
                        .seen())
                .contains("web.base.url is https://odoo:********@acme.odoo.com.");
    }

    @Test
    void a_table_of_dead_rows_is_told_with_the_statement_that_cleans_it() {
        patient.runner("a");
        patient.sql.execute(
                "fill the table",
                "alter table queue_job disable trigger user; alter table queue_job set (autovacuum_enabled = off);"
                        + " insert into queue_job (uuid, state) select 'd' || n, 'done' from generate_series(1, 12000) n");
        settleStatistics();
        assertThat(patient.codes()).containsExactly("trigger-disabled");

        patient.sql.execute("leave dead rows", "update queue_job set priority = 1");
        settleStatistics();

        assertThat(patient.finding("dead-rows").seen())
                .containsExactly("About 12,000 dead rows beside 12,000 live ones.", "No vacuum is recorded.");
    }

    /// A session tells the server what it did only now and then.
    private void settleStatistics() {
        patient.sql.list("tell the statistics", "select pg_stat_force_next_flush()", row -> true);
    }

    @Test
    void clocks_that_differ_are_told_with_the_error() {
        patient.runner("a");
        assertThat(patient.look().health().clock().known().orElseThrow().error())
                .isLessThan(Duration.ofSeconds(1));

        patient.withClock(InstantSource.offset(InstantSource.system(), Duration.ofSeconds(5)));

        var finding = patient.finding("clock-difference");
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.seen().getFirst())
                .matches("The server's clock is [45]\\.\\d s behind, give or take \\d\\.\\d s.*");
    }

    @Test
    void the_probes_of_a_drill_are_no_mistyped_channel() {
        patient.withChannels("root:2").runner("a");
        patient.sql.execute(
                "add a channel",
                "insert into queue_job_channel (name, complete_name, removal_interval) values ('mail', 'root.mail', 30)");
        add("probe", "pending", "root.signalbox_drill");

        assertThat(patient.codes()).isEmpty();
    }

    @Test
    void a_job_whose_parents_are_all_done_is_blocked_too() {
        patient.runner("a");
        add("done", "done", "root");
        patient.set("done", "date_done = now() at time zone 'utc' - interval '10 minutes'");
        patient.addDependant("left", "wait_dependencies", "done");
        patient.set("left", "date_created = now() at time zone 'utc' - interval '20 minutes'");
        add("done just now", "done", "root");
        patient.set("done just now", "date_done = now() at time zone 'utc'");
        patient.addDependant("next", "wait_dependencies", "done just now");
        patient.set("next", "date_created = now() at time zone 'utc' - interval '20 minutes'");

        var finding = patient.finding("blocked-jobs");

        assertThat(finding.title()).isEqualTo("Jobs wait although nothing holds them");
        assertThat(finding.seen())
                .containsExactly(
                        "1 job waits although all its parents are done or gone: nothing releases it. For example left.");
        assertThat(finding.todo())
                .isEqualTo(
                        "No parent that is left names left as a dependant. Set it done (signalbox done left), and if it is"
                                + " to run, requeue it then (signalbox requeue left).");

        patient.addDependant("kid", "wait_dependencies", "parent", "done");
        patient.set("kid", "date_created = now() at time zone 'utc' - interval '20 minutes'");
        add("parent", "done", "root");
        patient.set(
                "parent",
                "date_done = now() at time zone 'utc' - interval '10 minutes', graph_uuid = 'g',"
                        + " dependencies = '{\"reverse_depends_on\": [\"kid\"]}'");
        assertThat(patient.finding("blocked-jobs").seen())
                .containsExactly(
                        "2 jobs wait although all their parents are done or gone: nothing releases them. For example"
                                + " kid.");
        assertThat(patient.finding("blocked-jobs").todo())
                .isEqualTo(
                        "Set parent done again: that releases kid (signalbox done parent). No parent that is left names"
                                + " left as a dependant. Set it done (signalbox done left), and if it is to run, requeue it then"
                                + " (signalbox requeue left).");
    }
}
