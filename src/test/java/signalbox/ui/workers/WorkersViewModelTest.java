package signalbox.ui.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import signalbox.app.profile.Environment;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.Action;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.election.Anomaly;
import signalbox.health.SiteStatus;
import signalbox.health.YesNoUnknown;
import signalbox.monitor.Feed;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.ActionGateway;
import signalbox.ui.screen.action.ActionTarget;
import signalbox.ui.screen.action.Availability;
import signalbox.ui.shell.SampleFeed;
import signalbox.worker.EndProcess;
import signalbox.worker.Workers;

class WorkersViewModelTest {
    private final SimpleBooleanProperty armed = new SimpleBooleanProperty(true);
    private final List<Action> done = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Question> asked = new ArrayList<>();

    private WorkersViewModel model(Feed feed, boolean readOnly) {
        var target = new ActionTarget("acme", "acme-prod", "10.0.12.2:5432", Environment.STAGING, readOnly, false);
        var actions = new ActionFlow(
                target,
                new Recorder(),
                new InlineBackground(),
                (question, yes) -> {
                    asked.add(question);
                    yes.accept(new Question.Answer("it hangs", ""));
                },
                notices::add);
        var model = new WorkersViewModel(actions, armed, InstantSource.fixed(Hosts.NOW));
        model.show(feed);
        return model;
    }

    private WorkersViewModel model(Feed feed) {
        return model(feed, false);
    }

    private final class Recorder implements ActionGateway {
        private final List<Change> change = List.of(new Change("process", "there", "gone"));

        @Override
        public Preview preview(Action action) {
            return Preview.of(change, List.of());
        }

        @Override
        public Outcome run(Action action, Confirmation confirmation) {
            done.add(action);
            return Outcome.of(change);
        }
    }

    private static WorkersContent page(WorkersViewModel model) {
        return Objects.requireNonNull(model.content().get());
    }

    private static WorkerRow row(WorkersViewModel model, int pid) {
        return page(model).rows().stream()
                .filter(row -> row.pid() == pid)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void processes_of_odoo_are_listed_and_the_others_when_asked_for() {
        var model = model(Hosts.busy());
        assertThat(page(model).rows()).extracting(WorkerRow::pid).containsExactly(389, 402, 977, 1033, 1200);
        assertThat(page(model).count()).isEqualTo("5 Odoo processes of 6");
        assertThat(page(model).kindsText()).isEqualTo("http 2 · cron 1 · shell 1 · unknown 1");

        model.all().set(true);

        assertThat(page(model).rows()).extracting(WorkerRow::pid).contains(1);
    }

    @Test
    void a_process_shows_whether_its_runner_leads() {
        var model = model(Hosts.busy());

        assertThat(row(model, 389).part()).isEqualTo(WorkerRow.Part.LEADS);
        assertThat(row(model, 389).connectionsText()).isNotEqualTo("–");
        assertThat(row(model, 402).part()).isEqualTo(WorkerRow.Part.NONE);
    }

    @Test
    void the_arguments_that_decide_are_marked_in_the_command() {
        var command = row(model(Hosts.busy()), 977).command();

        assertThat(command)
                .filteredOn(CommandLinePart::decides)
                .extracting(CommandLinePart::text)
                .contains("--limit-time-real-cron=0", "--limit-time-real=0");
        assertThat(String.join("", command.stream().map(CommandLinePart::text).toList()))
                .isEqualTo(Hosts.worker(Hosts.busy(), 977).process().command());
    }

    @Test
    void on_one_line_there_is_room_for_what_decides() {
        var model = model(Hosts.busy());

        assertThat(onOneLine(model, 977))
                .isEqualTo("python3 …/bin/odoo-rpc … --limit-time-real-cron=0 --limit-time-real=0");
        assertThat(onOneLine(model, 1033)).isEqualTo("…/odoo/odoo-bin shell … ");
    }

    private static String onOneLine(WorkersViewModel model, int pid) {
        return String.join(
                "",
                CommandLinePart.brief(row(model, pid).command()).stream()
                        .map(CommandLinePart::text)
                        .toList());
    }

    @Test
    void a_runner_in_a_cron_worker_is_said() {
        assertThat(page(model(Hosts.cronLeads())).finding().text()).contains("cron worker 977");
        assertThat(page(model(Hosts.cronLeads())).finding().severity())
                .isEqualTo(Anomaly.Code.CRON_WORKER_RUNS.severity());
        assertThat(page(model(Hosts.busy())).finding().text()).isEmpty();
    }

    @Test
    void where_nobody_answers_http_it_is_asleep_and_what_waits_is_said() {
        assertThat(page(model(Hosts.busy())).asleep()).isEmpty();
        assertThat(page(model(Hosts.asleep())).asleep()).startsWith("Asleep:");
        assertThat(page(model(Hosts.asleep())).due())
                .isEqualTo("1,912 jobs are due now; the next becomes due at 10:05:40 UTC.");
    }

    @Test
    void with_runners_from_another_host_this_screen_says_no_more_of_sleep_than_why_does() {
        var snapshot = Objects.requireNonNull(Hosts.elsewhere().snapshot());
        assertThat(SiteStatus.of(snapshot).answer()).isEqualTo(YesNoUnknown.UNKNOWN);

        assertThat(page(model(Hosts.elsewhere())).asleep()).isEmpty();
    }

    @Test
    void that_the_site_may_be_asleep_is_said_as_a_doubt_where_no_runner_leads() {
        assertThat(page(model(Hosts.deserted())).asleep())
                .isEqualTo("It is not known whether the site is asleep. No Odoo process runs on this machine: the"
                        + " workers are asleep, or run on another host.");
        assertThat(page(model(Hosts.bare())).asleep()).isEmpty();
    }

    @Test
    void nothing_is_claimed_before_the_processes_were_listed() {
        assertThat(model(SampleFeed.healthy()).content().get()).isNull();
    }

    @Test
    void a_process_is_ended_by_pid_and_start_and_killed_by_a_second_decision() {
        var model = model(Hosts.busy());
        model.select(row(model, 402));
        var process = Hosts.worker(Hosts.busy(), 402).process();

        model.end();
        model.kill();

        assertThat(done)
                .containsExactly(
                        EndProcess.ask(process), EndProcess.ask(process).kill());
        assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.DONE, Notice.Kind.DONE);
    }

    @Test
    void what_keeps_a_process_from_being_ended_is_said_and_keeps_it() {
        var model = model(Hosts.busy());
        assertThat(model.obstacle().get()).isEqualTo("Select a process.");
        model.select(row(model, 402));
        assertThat(model.obstacle().get()).isEmpty();
        armed.set(false);
        assertThat(model.obstacle().get()).isEqualTo(Availability.LOCKED.reason());
        model.end();
        model.all().set(true);
        model.select(row(model, 1));
        assertThat(model.obstacle().get()).contains("not an Odoo process");
        model.end();
        var readOnly = model(Hosts.busy(), true);
        readOnly.select(row(readOnly, 402));
        assertThat(readOnly.obstacle().get()).contains("read-only");
        readOnly.end();
        assertThat(done).isEmpty();
    }

    @Test
    void the_selection_goes_with_its_process() {
        var model = model(Hosts.busy());
        model.select(row(model, 402));
        assertThat(model.selected().get()).isNotNull();

        model.show(Hosts.cronLeads());

        assertThat(model.selected().get()).isNull();
    }

    @Test
    void a_list_of_another_host_stands_in_place_of_the_live_ones_and_ages() {
        var model = model(Hosts.busy());
        model.select(row(model, 402));
        var opened = Objects.requireNonNull(Hosts.cronLeads().snapshot()).workers();

        model.open(new Workers(Hosts.NOW.minusSeconds(7_200), "build.txt", opened.all(), Map.of(), null));

        assertThat(page(model).rows()).extracting(WorkerRow::pid).containsExactly(389, 977);
        assertThat(page(model).list())
                .isEqualTo("List from build.txt, taken at 2026-11-24 00:08:20 UTC, age 2 h 00 m.");
        assertThat(page(model).course()).isNull();
        assertThat(row(model, 389).connectionsText()).isEqualTo("not known");
        assertThat(row(model, 389).since()).isEqualTo("10 h before the list");
        model.show(Hosts.busy());
        assertThat(page(model).rows()).hasSize(2);

        model.backToLive();

        assertThat(page(model).list()).isEmpty();
        assertThat(model.selected().get()).isEqualTo(row(model, 402));
    }

    @Test
    void a_list_can_be_looked_at_where_no_live_processes_are_known() {
        var model = model(SampleFeed.healthy());

        model.open(Objects.requireNonNull(Hosts.busy().snapshot()).workers());
        assertThat(page(model).rows()).hasSize(5);

        model.backToLive();
        assertThat(model.content().get()).isNull();
    }

    @Test
    void a_list_without_anybody_who_answers_http_is_of_a_host_asleep() {
        var model = model(Hosts.busy());

        model.open(Objects.requireNonNull(Hosts.busy().snapshot()).workers());
        assertThat(page(model).asleep()).isEmpty();

        model.open(Objects.requireNonNull(Hosts.asleep().snapshot()).workers());
        assertThat(page(model).asleep()).contains("serves HTTP: the workers are asleep");
    }

    @Test
    void a_list_from_the_future_asks_for_the_time_zone() {
        var model = model(Hosts.busy());

        model.open(new Workers(Hosts.NOW.plusSeconds(3_600), "build.txt", List.of(), Map.of(), null));

        assertThat(page(model).list()).contains("is the time zone right?");
    }

    @Test
    void nothing_in_a_list_is_ended() {
        var model = model(Hosts.busy());
        model.open(Objects.requireNonNull(Hosts.busy().snapshot()).workers());
        model.select(row(model, 402));

        model.end();
        model.kill();

        assertThat(model.obstacle().get()).startsWith("It is in a list");
        assertThat(done).isEmpty();
    }

    @Test
    void before_the_leaders_process_is_ended_its_successor_is_named() {
        var model = model(Hosts.busy());
        end(model, true);
        assertThat(asked.getLast().sentences())
                .anyMatch(sentence -> sentence.matches("Its runner leads, pid \\d+\\. Next: (pid|no runner).*\\."));
        end(model, false);
        assertThat(asked.getLast().sentences()).noneMatch(sentence -> sentence.startsWith("Its runner leads"));
    }

    private static void end(WorkersViewModel model, boolean leader) {
        model.select(page(model).rows().stream()
                .filter(row -> (row.part() == WorkerRow.Part.LEADS) == leader)
                .findFirst()
                .orElseThrow());
        model.end();
    }
}
