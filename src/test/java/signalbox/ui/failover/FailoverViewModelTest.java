package signalbox.ui.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.file.DrillArchive.Numbered;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Protection;
import signalbox.audit.RefusedException;
import signalbox.failover.DrillHandler;
import signalbox.failover.injection.InjectionMethod;
import signalbox.failover.report.DrillReport;
import signalbox.failover.report.DrillReport.DrillVerdict;
import signalbox.health.Finding;
import signalbox.health.Remedy;
import signalbox.health.rule.job.LeftProbesRule;
import signalbox.postgres.connection.PostgresException;
import signalbox.text.Severity;
import signalbox.ui.failover.content.DrillContent;
import signalbox.ui.failover.content.DrillContent.Tone;
import signalbox.ui.failover.content.HistoryRow;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.fx.QueuedBackground;
import signalbox.ui.kit.chart.DrillLanes;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.screen.SaveAs;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.ActionTarget;
import signalbox.ui.screen.action.Availability;

class FailoverViewModelTest {
    private final SimpleBooleanProperty armed = new SimpleBooleanProperty(true);
    private final List<Question> questions = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final InventedLab lab = new InventedLab();

    private FailoverViewModel model(Environment environment, boolean readOnly) {
        return model(environment, readOnly, new InlineBackground());
    }

    private FailoverViewModel model(Environment environment, boolean readOnly, Background background) {
        var production = environment == Environment.PRODUCTION;
        lab.protection = new Protection("acme-stg", environment, readOnly, Protection.ProtectionBasis.SAID, List.of());
        var actions = new ActionFlow(
                new ActionTarget("acme", "acme-stg", "10.0.12.2:5432", environment, readOnly, production),
                lab,
                background,
                (question, yes) -> {
                    questions.add(question);
                    yes.accept(new Question.Answer("practice", production ? "acme-stg" : ""));
                },
                notices::add);
        var model = new FailoverViewModel(actions, lab, background, notices::add, armed);
        model.look();
        return model;
    }

    private FailoverViewModel model() {
        return model(Environment.STAGING, false);
    }

    private static DrillContent picture(FailoverViewModel model) {
        return Objects.requireNonNull(model.content().get());
    }

    @Test
    void a_method_has_one_name_in_the_form_and_in_the_list() {
        var frozen = new Numbered(1, Reports.of("stop", DrillVerdict.PASS, 0.7, "Quick."));
        assertThat(HistoryRow.of(frozen, frozen.report().takenAt()).method()).isEqualTo("Freeze");
    }

    @Test
    void a_drill_is_asked_for_run_reported_and_kept() {
        var model = model();

        model.run();

        assertThat(questions.getFirst().sentences())
                .anyMatch(sentence -> sentence.contains("STAGING"))
                .anyMatch(sentence -> sentence.contains("9044, database acme-stg, should lead next"))
                .anyMatch(sentence -> sentence.contains("20 probe jobs"));
        assertThat(questions.getFirst().changes())
                .singleElement()
                .asString()
                .startsWith("pid 8121, jobrunner_")
                .contains("role odoo", "database acme-stg, leads → ended");
        assertThat(lab.confirmed.getFirst().reason()).isEqualTo("practice");
        assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.DONE);
        assertThat(model.history().get()).extracting(HistoryRow::number).containsExactly(1);
        assertThat(picture(model).verdict()).isEqualTo("pass");
    }

    @Test
    void on_production_the_database_is_typed() {
        model(Environment.PRODUCTION, false).run();

        assertThat(questions.getFirst().typeToEnable()).contains("acme-stg");
        assertThat(lab.confirmed.getFirst().typedDatabase()).isEqualTo("acme-stg");
    }

    @Test
    void what_stands_in_the_way_is_said() {
        var model = model();
        assertThat(model.obstacle().get()).isEmpty();
        armed.set(false);
        assertThat(model.obstacle().get()).isEqualTo(Availability.LOCKED.reason());
        lab.preflight = Reports.nobody();
        model.look();
        assertThat(model.obstacle().get()).contains("preflight");
        model.run();
        assertThat(questions).isEmpty();
        assertThat(model(Environment.STAGING, true).obstacle().get()).contains("read-only");
    }

    @Test
    void a_drill_that_is_wanted_before_its_preflight_is_known_is_asked_for_then() {
        var later = new QueuedBackground();
        var model = model(Environment.STAGING, false, later);

        model.runOnceChecked();
        assertThat(questions).isEmpty();
        while (later.size() > 0) {
            later.finish(0);
        }

        assertThat(questions).hasSize(1);
    }

    @Test
    void a_drill_that_cannot_begin_says_so_in_a_notice() {
        armed.set(false);

        model().runOnceChecked();

        assertThat(questions).isEmpty();
        assertThat(notices).extracting(Notice::sentence).containsExactly("No drill was begun.");
    }

    @Test
    void the_plan_is_what_was_set_and_the_preflight_follows_it() {
        var model = model();

        model.method().set(InjectionMethod.TERMINATE_FIRST);
        model.first().set(3);
        model.probes().set(0);
        model.targetSeconds().set(5);

        assertThat(lab.plans.getLast().method()).isEqualTo(InjectionMethod.TERMINATE_FIRST);
        assertThat(lab.plans.getLast().victims()).isEqualTo(3);
        assertThat(model.plan().probes()).isZero();
        assertThat(model.plan().target()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_look_that_was_begun_for_another_plan_never_shows_its_victims() {
        var background = new QueuedBackground();
        var model = model(Environment.STAGING, false, background);
        background.finish(0);
        assertThat(model.preflight().get()).isNull();

        model.method().set(InjectionMethod.TERMINATE_FIRST);
        background.finish(0);

        assertThat(model.preflight().get()).isNull();
        assertThat(model.obstacle().get()).startsWith("Checking");
        model.run();
        assertThat(questions).isEmpty();

        background.finish(0);
        assertThat(model.preflight().get()).isNotNull();
        assertThat(lab.plans.getLast().method()).isEqualTo(InjectionMethod.TERMINATE_FIRST);
        assertThat(model.obstacle().get()).isEmpty();
    }

    @Test
    void one_that_could_not_be_run_says_why() {
        lab.fault = new RefusedException("Signalbox is not armed now.");

        model().run();

        assertThat(notices.getFirst().kind()).isEqualTo(Notice.Kind.FAILED);
        assertThat(notices.getFirst().details()).contains("not armed");
    }

    @Test
    void one_of_which_nobody_knows_whether_it_ran_is_not_called_undone() {
        lab.fault = new PostgresException(PostgresException.Kind.OUTCOME_UNKNOWN, "The connection was lost.", null);

        model().run();

        assertThat(notices)
                .containsExactly(Notice.warning("It is not known whether this was done.", "The connection was lost."));
    }

    @Test
    void the_question_is_made_of_what_the_server_says_when_it_is_asked() {
        var model = model();
        lab.protection = new Protection(
                "acme-stg",
                Environment.PRODUCTION,
                false,
                Protection.ProtectionBasis.SAID,
                List.of("Profile \"live\" says so."));

        model.run();

        assertThat(questions.getFirst())
                .returns(Environment.PRODUCTION.word(), Question::environment)
                .returns(Optional.of("acme-stg"), Question::typeToEnable);
        assertThat(questions.getFirst().sentences()).contains("Profile \"live\" says so.");
    }

    @Test
    void nobody_is_asked_once_a_drill_could_not_begin_any_more() {
        var model = model();
        lab.preflight = Reports.nobody();

        model.run();

        assertThat(questions).isEmpty();
        assertThat(notices).extracting(Notice::sentence).containsExactly("No drill was run.");
        assertThat(notices.getFirst().details()).isNotEmpty();
    }

    @Test
    void an_aborted_drill_shows_its_reason() {
        lab.result = Reports.of("terminate-leader", DrillVerdict.ABORTED, null, "The operator stopped it.");
        var model = model();

        model.run();

        assertThat(picture(model).tone()).isEqualTo(Tone.BAD);
        assertThat(picture(model).reason()).isEqualTo("The operator stopped it.");
        assertThat(picture(model).tiles()).extracting(DrillContent.Tile::value).contains("not seen");
    }

    @Test
    void the_phases_are_shown_as_steps_that_add_up_to_the_gap() {
        lab.history = Reports.history();
        var model = model();

        assertThat(picture(model).title()).isEqualTo("Drill 37");
        assertThat(picture(model).tiles())
                .extracting(DrillContent.Tile::value)
                .containsExactly("38 ms", "6,176 ms", "657 ms", "6,871 ms");
        assertThat(picture(model).course().flags())
                .extracting(DrillLanes.Flag::text)
                .containsExactly("leader lost +38 ms", "new leader +6,214 ms", "first job +6,871 ms");
        assertThat(picture(model).course().dispatches()).hasSize(7);
        assertThat(picture(model).course().gap())
                .hasValueSatisfying(gap -> assertThat(gap.text()).isEqualTo("gap 6,871 ms"));
    }

    @Test
    void what_a_running_drill_has_not_seen_yet_is_not_called_unseen() {
        var content = DrillContent.of(Reports.soFar(), null, true);

        assertThat(content.tiles()).extracting(DrillContent.Tile::value).containsExactly("38 ms", "…", "…", "…");
        assertThat(content.verdict()).isEqualTo("running");
        assertThat(content.reason()).isEmpty();
        assertThat(content.course().runs()).isTrue();
        assertThat(content.sentences())
                .noneMatch(said -> said.contains("→ ,") || said.contains("→ ."))
                .noneMatch(said -> said.contains("no leader for") || said.contains("led"))
                .contains("No job was seen enqueued or started twice so far.");
        assertThat(content.course().flags()).extracting(DrillLanes.Flag::kind).containsExactly(DrillLanes.Kind.LOST);
    }

    private static SaveAs to(Path file) {
        return (_, _, _) -> Optional.of(file);
    }

    @Test
    void a_report_is_exported_as_a_page_and_as_json(@TempDir Path folder) throws Exception {
        lab.history = Reports.history();
        var model = model();

        new ReportExport(model, to(folder.resolve("drill.html"))).ask();
        new ReportExport(model, to(folder.resolve("drill.json"))).ask();

        assertThat(Files.readString(folder.resolve("drill.html"))).contains("<svg", "6.871 s");
        assertThat(Files.readString(folder.resolve("drill.json"))).contains("\"gapSeconds\" : 6.871", "\"pass\"");
        new ReportExport(model, to(folder.resolve("missing/drill.json"))).ask();
        assertThat(notices)
                .extracting(Notice::kind)
                .containsExactly(Notice.Kind.DONE, Notice.Kind.DONE, Notice.Kind.FAILED);
    }

    @Test
    void what_a_drill_does_to_each_in_the_line_is_said_with_its_place() {
        var victims = List.of(Reports.runner(8121, "7c1e03aa"), Reports.runner(9044, "3fd0a9c6"));

        assertThat(DrillHandler.takenOut(InjectionMethod.TERMINATE_FIRST, victims))
                .extracting(change -> change.before().replaceFirst(".*, ", "") + " → " + change.after())
                .containsExactly("leads → ended", "second in line → ended");
        assertThat(DrillHandler.takenOut(InjectionMethod.STOP, victims)
                        .getFirst()
                        .after())
                .isEqualTo("frozen");
    }

    @Test
    void of_jobs_in_flight_nothing_is_said_until_something_is_known() {
        var running = Reports.soFar(List.of(new DrillReport.InFlight("5c1f07d2", "enqueued", "", null)));

        assertThat(DrillContent.of(running, null, true).sentences()).contains("1 job was in flight.");
        assertThat(DrillContent.of(running, 3, false).sentences())
                .contains("1 job was in flight: 1 enqueued, not seen to end yet.");
    }

    @Test
    void probes_that_a_killed_drill_left_behind_are_told() {
        var model = model();
        var finding = new Finding(
                LeftProbesRule.CODE,
                Severity.INFO,
                "Probe jobs of a drill were left behind",
                List.of(),
                "",
                "",
                Remedy.none());
        model.show(List.of(finding));
        assertThat(model.left().get()).contains(finding);
        model.show(List.of());
        assertThat(model.left().get()).isEmpty();
    }
}
