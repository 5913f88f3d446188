package signalbox.ui.runners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static signalbox.ui.runners.Cluster.altered;
import static signalbox.ui.runners.Cluster.hidden;
import static signalbox.ui.runners.Cluster.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import signalbox.app.profile.Environment;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.Action;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.audit.RefusedException;
import signalbox.election.Anomaly.Code;
import signalbox.election.RunnerConnection;
import signalbox.election.SameProcess;
import signalbox.election.action.BackendCommands;
import signalbox.election.action.TerminateBackend;
import signalbox.monitor.Feed;
import signalbox.monitor.history.History.Term;
import signalbox.postgres.capability.Capabilities.RoleRights;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.chart.TimelineLane;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.runners.content.ProcessTag;
import signalbox.ui.runners.content.RunnerDetail;
import signalbox.ui.runners.content.RunnerDetail.Fact;
import signalbox.ui.runners.content.RunnerRow;
import signalbox.ui.runners.content.RunnerScope;
import signalbox.ui.runners.content.RunnerVerdict.Mark;
import signalbox.ui.runners.content.RunnersContent;
import signalbox.ui.runners.content.TerminatePermission;
import signalbox.ui.runners.content.TimelineRange;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.ActionGateway;
import signalbox.ui.screen.action.ActionTarget;
import signalbox.ui.screen.timeline.NoLeaderLabel;
import signalbox.worker.ProcessKind;

class RunnersViewModelTest {
    private final SimpleBooleanProperty armed = new SimpleBooleanProperty(true);
    private final AtomicReference<Instant> clock = new AtomicReference<>(Cluster.NOW);
    private final List<Question> questions = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Confirmation> confirmed = new ArrayList<>();
    private Cluster cluster = Cluster.busy();
    private boolean serverRefuses;
    private boolean goneMeanwhile;
    private RunnersViewModel model = model(Environment.PRODUCTION, false);

    private RunnersViewModel model(Environment environment, boolean readOnly) {
        var target = new ActionTarget(
                "acme",
                Cluster.DATABASE,
                "10.0.12.2:5432",
                environment,
                readOnly,
                environment == Environment.PRODUCTION);
        var backends = new ActionGateway() {
            @Override
            public Preview preview(Action action) {
                return BackendCommands.preview(
                        cluster.snapshot().observation(), (TerminateBackend) action, SameProcess.BY_UUID);
            }

            @Override
            public Outcome run(Action action, Confirmation confirmation) {
                confirmed.add(confirmation);
                if (serverRefuses) {
                    throw new RefusedException("Signalbox is not armed now.");
                }
                var subject = "pid " + ((TerminateBackend) action).pid();
                return goneMeanwhile
                        ? Outcome.refused(new Refusal(subject, "gone", "It had ended."))
                        : Outcome.of(new Change(subject, "x", "terminated"));
            }
        };
        var actions = new ActionFlow(
                target,
                backends,
                new InlineBackground(),
                (question, yes) -> {
                    questions.add(question);
                    yes.accept(new Question.Answer("it hangs", "acme-prod"));
                },
                notices::add);
        return new RunnersViewModel(actions, armed, clock::get, _ -> {});
    }

    private RunnersContent show() {
        model.show(cluster.feed());
        return content();
    }

    private RunnersContent content() {
        return Objects.requireNonNull(model.content().get());
    }

    private RunnerDetail detail() {
        return Objects.requireNonNull(model.detail().get());
    }

    private RunnerRow row(int pid) {
        return content().rows().stream()
                .filter(row -> row.id().pid() == pid)
                .findFirst()
                .orElseThrow();
    }

    private String fact(String key) {
        return detail().facts().stream()
                .filter(fact -> fact.key().equals(key))
                .map(Fact::value)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rows_stand_in_order_of_succession_and_ended_ones_beneath() {
        show();

        assertThat(content().rows())
                .extracting(row -> row.id().pid())
                .containsExactly(30117, 31290, 31302, 31377, 28760, 29950, 21844);
        assertThat(content().rows()).extracting(RunnerRow::place).containsExactly("1", "2", "3", "4", "5", "", "");
        assertThat(content().count()).isEqualTo("5 connections");
        assertThat(content().scheme()).isEqualTo("oldest connection");
    }

    @Test
    void each_row_says_how_it_stands() {
        show();

        assertThat(content().rows())
                .extracting(row -> row.verdict().text())
                .containsExactly(
                        "Leads", "Successor", "Standby", "Silent", "Other database", "Left 09:36:48", "Lost 09:36:48");
        assertThat(content().rows())
                .extracting(row -> row.verdict().mark())
                .containsExactly(Mark.LEADS, Mark.NEXT, Mark.WAITS, Mark.WARNING, Mark.NOTE, Mark.LEFT, Mark.LOST);
        assertThat(content().rows())
                .filteredOn(RunnerRow::leads)
                .extracting(row -> row.id().pid())
                .containsExactly(30117);
    }

    @Test
    void a_runner_is_silent_after_75_seconds_but_not_while_it_runs_a_statement() {
        cluster = new Cluster()
                .join(runner(1, "a", "09:12:00", Duration.ofSeconds(10)))
                .join(runner(2, "b", "09:13:00", Duration.ofSeconds(75)))
                .join(runner(3, "c", "09:14:00", Duration.ofSeconds(76)));
        show();

        assertThat(content().rows()).extracting(RunnerRow::silent).containsExactly(false, false, true);
        model.selectPid(3);
        assertThat(detail().silence()).contains("every 60 s");
        model.selectPid(2);
        assertThat(detail().silence()).isEmpty();
    }

    @Test
    void a_runner_is_named_by_the_process_it_lives_in() {
        cluster.worker(30117, ProcessKind.HTTP, 389);
        show();

        assertThat(row(30117).worker().title()).isEqualTo("HTTP worker 389");
        assertThat(row(31290).worker().title()).isEqualTo("–");
        assertThat(content().findings().getFirst().brief()).isEqualTo("HTTP worker 389");
        model.selectPid(30117);
        assertThat(fact("Process")).isEqualTo("HTTP worker 389");
        assertThat(detail().evidence())
                .contains("It runs in HTTP worker 389. Shown by its socket. Evidence for its kind: Launcher:"
                        + " /odoo-rpc. The processes were"
                        + " listed 3 s earlier.");
        model.selectPid(31290);
        assertThat(fact("Process")).isEqualTo("not known");
        assertThat(detail().evidence()).anyMatch(text -> text.startsWith("Its process: No process has that socket"));
        assertThat(content().rows()).extracting(row -> row.verdict().mark()).doesNotContain(Mark.CRITICAL);
    }

    @Test
    void a_runner_in_a_cron_worker_is_marked_and_explained() {
        cluster.worker(31290, ProcessKind.CRON, 977);
        show();

        assertThat(row(31290).worker()).isEqualTo(new ProcessTag("CRON", "977", "cron worker 977"));
        assertThat(row(31290).verdict().mark()).isEqualTo(Mark.WARNING);
        model.selectPid(31290);
        assertThat(detail().anomalies().getFirst().code()).isEqualTo(Code.CRON_WORKER_RUNS);
        assertThat(detail().anomalies().getFirst().evidence().getFirst()).contains("Launcher: /odoo-rpc");
    }

    @Test
    void what_the_role_may_not_see_reads_hidden() {
        cluster.join(hidden(28111, "11fe03aa", "stg", "stg"));
        show();

        var row = row(28111);
        assertThat(List.of(row.client(), row.started(), row.age(), row.state(), row.activity()))
                .containsOnly("hidden");
        assertThat(row.place()).isEqualTo("–");
        model.selectPid(28111);
        assertThat(detail().statement()).isNull();
        assertThat(fact("Backend start")).isEqualTo("hidden");
    }

    @Test
    void only_this_database_still_shows_a_leader_of_another() {
        cluster = new Cluster()
                .join(altered(runner(1, "a", "09:00:00", Duration.ZERO), "other", "odoo", "SELECT 1"))
                .join(altered(runner(2, "b", "09:01:00", Duration.ZERO), "other", "odoo", "SELECT 1"))
                .join(runner(3, "c", "09:02:00", Duration.ZERO));
        model.scope().set(RunnerScope.DATABASE);
        show();

        assertThat(content().rows()).extracting(row -> row.id().pid()).containsExactly(1, 3);
        assertThat(content().rows()).extracting(RunnerRow::place).containsExactly("1", "3");
        assertThat(content().count()).isEqualTo("2 of 3 connections");
    }

    @Test
    void what_was_noted_of_a_backend_points_at_it_and_not_at_who_has_its_pid_now() {
        cluster.lost(31290, "0ld0ne00");
        show();

        model.selectPidAt(Instant.parse("2026-06-11T09:00:00Z"), 31290);
        assertThat(detail().id().uuid()).isEqualTo("0ld0ne00");

        model.selectPid(31290);
        assertThat(detail().id().uuid()).isNotEqualTo("0ld0ne00");
    }

    @Test
    void pointing_at_a_runner_of_another_database_looks_at_all_of_the_server() {
        model.scope().set(RunnerScope.DATABASE);
        show();

        model.selectPid(28760);

        assertThat(model.scope().get()).isEqualTo(RunnerScope.SERVER);
        assertThat(detail().id().pid()).isEqualTo(28760);
    }

    @Test
    void ages_grow_between_snapshots_while_the_last_activity_stands_still() {
        show();
        assertThat(row(30117).age()).isEqualTo("51 m 12 s");

        clock.set(Cluster.NOW.plusSeconds(5));
        model.tick();

        assertThat(row(30117).age()).isEqualTo("51 m 17 s");
        assertThat(row(30117).activity()).isEqualTo("0.3 s");
        assertThat(fact("Backend start")).isEqualTo("09:12:07.480 · 51 m 17 s ago");
        assertThat(fact("Last activity")).as("as it was read").endsWith(" · just now");
    }

    @Test
    void a_lock_that_the_election_does_not_use_is_told_from_one_that_another_runner_holds() {
        show();
        assertThat(fact("Advisory lock")).isEqualTo("not used by this election");

        cluster = Cluster.busy().locked(31290);
        show();

        assertThat(fact("Advisory lock")).isEqualTo("not held by this runner");
    }

    @Test
    void figures_that_are_old_say_so() {
        show();
        assertThat(content().stale()).isEmpty();

        clock.set(Cluster.NOW.plusSeconds(42));
        model.show(new Feed(
                cluster.snapshot(),
                new Feed.Fault(Cluster.NOW, "The server does not answer.", new IllegalStateException()),
                Feed.Mode.RUNNING,
                Duration.ofSeconds(1),
                false));

        assertThat(content().stale()).isEqualTo("as of 10:03:20, 42 s ago");
        assertThat(row(30117).silent()).isFalse();
        assertThat(model.fault().get()).isEqualTo("The server does not answer.");
    }

    @Test
    void the_leader_is_selected_until_somebody_chooses() {
        show();
        assertThat(detail().id().pid()).isEqualTo(30117);

        model.deselect();
        show();

        assertThat(model.detail().get()).isNull();
    }

    @Test
    void a_selection_stays_with_its_backend_and_ends_with_it() {
        show();
        model.selectPid(31290);
        cluster.end(30117).later(Duration.ofSeconds(1));
        show();
        assertThat(detail().id().pid()).isEqualTo(31290);
        assertThat(detail().role()).isEqualTo("leader");

        cluster.end(31290).later(Duration.ofSeconds(1));
        show();

        assertThat(detail().id().pid()).isEqualTo(31290);
        assertThat(detail().role()).isEqualTo("ended");
        assertThat(detail().permit())
                .isEqualTo(new TerminatePermission(TerminatePermission.Kind.REFUSED, "It has ended."));
        assertThat(detail().forecast()).isNull();
    }

    @Test
    void another_backend_with_the_same_pid_is_another_connection() {
        show();
        model.selectPid(31302);
        cluster.end(31302).join(runner(31302, "new", "10:03:19", Duration.ZERO));
        show();

        assertThat(detail().role()).isEqualTo("ended");
        assertThat(detail().id().uuid()).startsWith("e92b1d48");
    }

    @Test
    void a_pid_asked_for_early_is_selected_once_it_is_known() {
        model.selectPid(31377);
        show();

        assertThat(detail().id().pid()).isEqualTo(31377);
    }

    @Test
    void an_anomaly_of_one_connection_is_shown_with_it_and_others_on_top() {
        cluster = new Cluster()
                .join(altered(runner(1, "a", "09:00:00", Duration.ZERO), "other", "odoo", "SELECT 1"))
                .join(runner(2, "b", "09:02:00", Duration.ZERO));
        show();
        assertThat(content().banners()).isEmpty();
        assertThat(detail().anomalies())
                .extracting(anomaly -> anomaly.code())
                .containsExactly(Code.OTHER_DATABASE_LEADS);
        assertThat(row(1).verdict().mark()).isEqualTo(Mark.CRITICAL);
        model.selectPid(2);
        assertThat(detail().anomalies()).isEmpty();

        cluster.join(hidden(3, "c", "stg", "stg"));
        show();

        assertThat(content().banners()).extracting(anomaly -> anomaly.code()).containsExactly(Code.HIDDEN_START);
    }

    @Test
    void nobody_connected_is_told_calmly_with_what_to_do() {
        cluster = new Cluster().pending(214);
        var page = show();

        assertThat(page.isBare()).isTrue();
        assertThat(page.banners()).isEmpty();
        assertThat(page.empty().sentence()).isEqualTo("No runner is connected.");
        assertThat(page.empty().hint()).startsWith("214 pending jobs wait").contains("asleep");
        assertThat(model.detail().get()).isNull();
    }

    @Test
    void the_last_runner_gone_is_an_alarm() {
        cluster = new Cluster().join(runner(1, "a", "09:12:00", Duration.ZERO), new Term(Cluster.SINCE, false, null));
        cluster.end(1);
        var page = show();

        assertThat(page.isBare()).isFalse();
        assertThat(page.banners()).extracting(anomaly -> anomaly.code()).containsExactly(Code.NO_LEADER);
        assertThat(page.meaning(page.banners().getFirst())).contains("asleep");
    }

    @Test
    void the_forecast_names_the_successor_or_that_nothing_changes() {
        show();
        assertThat(Objects.requireNonNull(detail().forecast()).headline()).isEqualTo("31290 takes over");
        assertThat(detail().evidence().getFirst()).isEqualTo("Its connection is the oldest of 5 runner connections.");

        model.selectPid(31302);

        assertThat(Objects.requireNonNull(detail().forecast()).headline()).isEqualTo("30117 still leads");
        assertThat(detail().evidence()).contains("Place 3 of 5: 2 connections are older.");
    }

    @Test
    void the_forecast_warns_of_a_successor_that_would_not_serve_this_database() {
        cluster = new Cluster()
                .join(runner(1, "a", "09:00:00", Duration.ZERO))
                .join(altered(runner(2, "b", "09:01:00", Duration.ZERO), "other", "odoo", "SELECT 1"));
        show();

        assertThat(Objects.requireNonNull(detail().forecast()).sentences().getFirst())
                .isEqualTo("It belongs to database other: the jobs of acme-prod stand still then.");
    }

    /// One that holds the lock of this database, and an older one of another database.
    private static Cluster lockedBesideAnother() {
        return new Cluster()
                .join(altered(runner(5268, "p", "08:00:00", Duration.ZERO), "other", "odoo", "SELECT 1"))
                .join(new RunnerConnection(
                        14398,
                        "odoo-14398",
                        null,
                        Cluster.DATABASE,
                        "odoo",
                        "10.0.12.4:51234",
                        Cluster.at("09:00:00"),
                        "idle",
                        Cluster.NOW,
                        "SELECT 1"))
                .locked(14398);
    }

    @Test
    void a_runner_of_another_database_is_given_no_place_where_the_lock_elects() {
        cluster = lockedBesideAnother();
        show();
        model.selectPid(5268);

        assertThat(detail().role()).isEqualTo("other database");
        assertThat(detail().evidence().getFirst())
                .isEqualTo("It belongs to database other, and has no part in the election of acme-prod.");
        assertThat(detail().evidence()).noneMatch(text -> text.contains("holds the runners' advisory lock"));
    }

    @Test
    void the_forecast_without_the_holder_of_the_lock_does_not_hang_on_other_databases() {
        cluster = lockedBesideAnother();
        show();
        model.selectPid(14398);
        var beside = Objects.requireNonNull(detail().forecast());
        cluster.end(5268);
        model.show(cluster.feed());

        assertThat(beside.headline()).isEqualTo("The first runner that tries leads");
        assertThat(Objects.requireNonNull(detail().forecast())).isEqualTo(beside);
    }

    @Test
    void the_forecast_without_the_only_runner_here_does_not_hang_on_other_databases() {
        cluster = Cluster.plain()
                .join(altered(runner(5268, "p", "08:00:00", Duration.ZERO), "other", "odoo", "SELECT 1"));
        cluster.end(4711);
        show();
        model.selectPid(4712);

        assertThat(Objects.requireNonNull(detail().forecast()).headline()).isEqualTo("No runner takes over");
    }

    @Test
    void several_runners_that_lead_are_not_called_no_leader() {
        assertThat(NoLeaderLabel.text(Cluster.plain().snapshot())).isEqualTo("Several leaders");
    }

    @Test
    void a_silent_standby_is_dashed_in_the_timeline_which_ends_with_the_snapshot() {
        model.range().set(TimelineRange.HOUR);
        show();

        var lane = content().leaders().lanes().stream()
                .filter(each -> each.key().startsWith("31377@"))
                .findFirst()
                .orElseThrow();
        assertThat(lane.spans().getLast().kind()).isEqualTo(TimelineLane.Kind.SILENT);
        clock.set(Cluster.NOW.plusSeconds(30));
        model.tick();
        assertThat(content().leaders().range().to()).isEqualTo(Cluster.NOW);
    }

    @Test
    void why_it_cannot_be_ended_is_told() {
        show();
        assertThat(detail().permit().kind()).isEqualTo(TerminatePermission.Kind.GIVEN);

        armed.set(false);
        assertThat(detail().permit().kind()).isEqualTo(TerminatePermission.Kind.LOCKED);

        cluster.join(hidden(28111, "11fe03aa", "stg", "stg"));
        show();
        model.selectPid(28111);
        assertThat(detail().permit().reason()).startsWith("Its start is hidden from role odoo");

        model = model(Environment.STAGING, true);
        show();
        assertThat(detail().permit())
                .isEqualTo(new TerminatePermission(TerminatePermission.Kind.REFUSED, "Profile \"acme\" is read-only."));
    }

    @Test
    void the_role_needs_the_right() {
        var reader = new RoleRights("watch", false, true, false, true, false);
        cluster.rights(reader);
        show();
        assertThat(detail().permit().kind()).isEqualTo(TerminatePermission.Kind.GIVEN);
        assertThat(detail().permit().reason()).contains("are checked before you confirm");

        cluster.rights(new RoleRights("watch", false, false, false, true, false));
        show();
        assertThat(detail().permit()).isEqualTo(new TerminatePermission(TerminatePermission.Kind.GIVEN, ""));

        // pg_signal_backend does not reach a superuser's sessions, and whether the runner's role is one is not known.
        cluster.rights(new RoleRights("watch", false, true, true, true, false));
        show();
        assertThat(detail().permit().reason()).contains("are checked before you confirm");
    }

    @Test
    void nothing_is_asked_while_it_is_not_armed() {
        armed.set(false);
        show();

        model.terminate();

        assertThat(questions).isEmpty();
        assertThat(notices).isEmpty();
    }

    @Test
    void the_question_names_the_environment_the_backend_and_who_leads_next() {
        show();
        model.terminate();

        var question = questions.getFirst();
        assertThat(question.title()).isEqualTo("Terminate the backend of pid 30117?");
        assertThat(question.environment()).isEqualTo("production");
        assertThat(question.sentences().getFirst()).contains("PRODUCTION, database acme-prod at 10.0.12.2:5432");
        assertThat(question.sentences()).anyMatch(sentence -> sentence.startsWith("Next to lead: pid 31290"));
        assertThat(question.changes())
                .singleElement()
                .asString()
                .startsWith("pid 30117: leader, jobrunner_b41d9e02")
                .endsWith("role odoo, from 10.0.12.3:40117, database acme-prod → ended");
        assertThat(question.typeToEnable()).isEqualTo(Optional.of("acme-prod"));
        assertThat(question.asksReason()).isTrue();
        assertThat(question.weight()).isEqualTo(Question.Weight.DANGEROUS);
    }

    @Test
    void only_production_asks_for_the_name() {
        model = model(Environment.STAGING, false);
        show();
        model.terminate();

        assertThat(questions.getFirst().typeToEnable()).isEmpty();
        assertThat(questions.getFirst().environment()).isEqualTo("staging");
    }

    @Test
    void the_answer_reaches_the_action_and_the_screen_waits_for_the_next_snapshot() {
        show();
        var before = content().rows();
        model.terminate();

        assertThat(confirmed)
                .extracting(Confirmation::reason, Confirmation::typedDatabase)
                .containsExactly(tuple("it hangs", "acme-prod"));
        assertThat(notices).containsExactly(Notice.done("The server told pid 30117 on acme-prod to end."));
        assertThat(content().rows()).isEqualTo(before);
        assertThat(model.busy().get()).isFalse();
    }

    @Test
    void a_backend_that_is_gone_is_not_asked_about() {
        show();
        cluster.end(30117);
        model.terminate();

        assertThat(questions).isEmpty();
        assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.WARNING);
    }

    @Test
    void what_did_not_happen_is_told_with_its_reason() {
        show();
        serverRefuses = true;
        model.terminate();
        serverRefuses = false;
        goneMeanwhile = true;
        model.terminate();

        assertThat(notices)
                .containsExactly(
                        Notice.failed("Pid 30117 was not terminated.", "Signalbox is not armed now."),
                        Notice.warning("Pid 30117 was left alone.", "It had ended."));
    }

    @Test
    void details_are_copied_as_text() {
        show();

        assertThat(detail().text())
                .startsWith("pid 30117 (leader)\nUUID: b41d9e02-63f7-4c0b-8a5e-0e1d7f9b2c44\n")
                .contains("If this backend ends: 31290 takes over.")
                .contains("Last statement: UPDATE queue_job");
    }
}
