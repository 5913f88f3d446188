package signalbox.ui.runners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;
import signalbox.ui.NarrowPanes;
import signalbox.ui.ScreenTexts;
import signalbox.ui.kit.Theme;
import signalbox.ui.runners.content.ElectionAnswer;
import signalbox.ui.runners.content.RunnerScope;
import signalbox.ui.runners.content.RunnersContent;
import signalbox.ui.runners.content.TermRow;
import signalbox.ui.runners.content.TimelineRange;
import signalbox.ui.screen.log.LogSamples;
import signalbox.ui.shell.SampleFeed;

@Tag("fx")
class RunnersViewTest {
    @Test
    void the_screen_shows_the_line_and_locks_its_button_until_armed() {
        var shown = new Pictures.Case("busy", Cluster.busy().feed(), false, 30117, false);
        var scene = Headless.scene(() -> Pictures.screen(shown), 1264, 826, Theme.LIGHT);
        Headless.layOut(scene);

        Headless.on(() -> {
            var table = (TableView<?>) Objects.requireNonNull(scene.lookup("#table-runners"));
            assertThat(table.getItems()).hasSize(7);
            assertThat(table.getSelectionModel().getSelectedIndex()).isZero();
            assertThat(scene.getRoot().lookupAll(".group-heading"))
                    .anyMatch(node -> node.isVisible()
                            && node instanceof Label label
                            && label.getText().startsWith("Ended"));
            var terminate = (Button) Objects.requireNonNull(scene.lookup("#terminate"));
            assertThat(terminate.isDisabled()).isTrue();
            assertThat(scene.getRoot().lookupAll(".label"))
                    .anyMatch(node -> node.isVisible()
                            && node instanceof Label label
                            && label.getText().equals("Arm to enable"));
            return true;
        });
    }

    @Test
    void the_tile_of_the_embedded_runner_says_how_it_does_from_the_first_picture_on() {
        var shown = new Pictures.Case("busy", Cluster.busy().feed(), false, 30117, false);
        var scene = Headless.scene(() -> Pictures.screen(shown), 1264, 826, Theme.LIGHT);
        Headless.layOut(scene);

        assertThat(Headless.on(() -> Objects.requireNonNull(scene.lookup("#open-embedded")).lookupAll(".label").stream()
                        .filter(Label.class::isInstance)
                        .map(node -> ((Label) node).getText())
                        .toList()))
                .contains("not in line", "start it here");
    }

    @Test
    void a_question_stands_over_the_screen() {
        var shown = new Pictures.Case("question", Cluster.busy().feed(), true, 30117, true);
        var scene = Headless.scene(() -> Pictures.screen(shown), 1264, 826, Theme.DARK);
        Headless.layOut(scene);

        assertThat(Headless.on(() -> scene.lookup("#confirm-name") != null)).isTrue();
    }

    @Test
    void terms_stand_in_place_of_the_log_when_asked_for() {
        var shown = new Pictures.Case("kept", Cluster.kept().feed(), false, 30117, false);
        var scene = Headless.scene(() -> Pictures.screen(shown), 1264, 826, Theme.LIGHT);
        Headless.layOut(scene);

        Headless.on(() -> {
            var terms = (TableView<?>) Objects.requireNonNull(scene.lookup("#table-terms"));
            assertThat(terms.getItems())
                    .extracting(row -> ((TermRow) row).from() + ", " + ((TermRow) row).ending())
                    .containsExactly(
                            "08:47:31, leads", "08:40:14, ended by Signalbox", "by 08:20:03, its backend ended");
            assertThat(terms.isVisible()).isTrue();
            assertThat(terms.lookupAll(".ending .hyperlink"))
                    .filteredOn(Node::isVisible)
                    .extracting(node -> ((Hyperlink) node).getText())
                    .containsExactly("by marta, 08:47:29 UTC");
            assertThat(Objects.requireNonNull(scene.lookup("#table-election-log"))
                            .isVisible())
                    .isFalse();
            return true;
        });
    }

    @Test
    void a_leader_from_before_the_watch_is_no_row_among_the_ended() {
        var rows = RunnersContent.of(
                        Cluster.kept().feed(),
                        Cluster.kept().snapshot(),
                        RunnerScope.SERVER,
                        TimelineRange.ALL,
                        Cluster.NOW)
                .rows();

        assertThat(rows).extracting(row -> row.id().pid()).containsExactly(30117, 31290);
    }

    @Test
    void all_reaches_back_to_the_first_term_that_is_kept() {
        var weeks = RunnersContent.of(
                Cluster.weeks().feed(), Cluster.weeks().snapshot(), RunnerScope.SERVER, TimelineRange.ALL, Cluster.NOW);

        assertThat(weeks.leaders().range().from())
                .isEqualTo(Cluster.at("07:00:00").minus(Duration.ofDays(21)));
        assertThat(weeks.leaders().lanes()).hasSize(1 + 20);
        assertThat(weeks.leaders().lanes().get(1).name()).isEqualTo("4011");
        assertThat(weeks.terms()).hasSize(42);
    }

    @Test
    void the_card_at_the_side_is_marked_and_no_row_beside_it() {
        var scene = Headless.scene(
                () -> Pictures.screen(new Pictures.Case("busy", Cluster.busy().feed(), false, 30117, false)),
                1264,
                826,
                Theme.LIGHT);
        Headless.layOut(scene);
        assertThat(marked(scene, ".runners", "aside")).isFalse();
        press(scene, "#open-embedded");
        assertThat(marked(scene, "#open-embedded", "open")).isTrue();
        assertThat(marked(scene, "#finding-guard", "open")).isFalse();
        assertThat(marked(scene, ".runners", "aside")).isTrue();
        press(scene, "#finding-guard");
        assertThat(marked(scene, "#open-embedded", "open")).isFalse();
        assertThat(marked(scene, "#finding-guard", "open")).isTrue();
    }

    private static void press(Scene scene, String button) {
        Headless.on(() -> {
            ((Button) Objects.requireNonNull(scene.lookup(button))).fire();
            return true;
        });
    }

    private static boolean marked(Scene scene, String node, String pseudoClass) {
        return Headless.on(() -> Objects.requireNonNull(scene.lookup(node)).getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals(pseudoClass)));
    }

    @Test
    void on_a_hot_standby_nothing_is_claimed_of_leader_and_lock() {
        var feed = SampleFeed.standby();
        var answers = RunnersContent.of(
                        feed,
                        Objects.requireNonNull(feed.snapshot()),
                        RunnerScope.SERVER,
                        TimelineRange.QUARTER,
                        SampleFeed.NOW)
                .findings();
        assertThat(answers.get(0).value()).isEqualTo("unknown");
        assertThat(answers.get(0).tone()).isEqualTo(ElectionAnswer.Tone.WARNING);
        assertThat(answers.get(1).value()).isEqualTo("unknown");
    }

    @Test
    void a_lock_that_no_runner_of_mixed_schemes_holds_is_not_said_to_be_used() {
        var feed = Cluster.busy().join(Cluster.plain().connections().getFirst()).feed();
        var lock = RunnersContent.of(
                        feed,
                        Objects.requireNonNull(feed.snapshot()),
                        RunnerScope.SERVER,
                        TimelineRange.QUARTER,
                        Cluster.NOW)
                .findings()
                .get(1);

        assertThat(lock.value()).isEqualTo("no connection");
        assertThat(lock.brief()).isEqualTo("may not be used");
    }

    @Test
    void a_narrow_window_cuts_nothing_off() {
        var shown = new Pictures.Case("busy", Cluster.busy().feed(), false, 30117, false);

        assertThat(NarrowPanes.cut(Headless.scene(() -> Pictures.screen(shown), NarrowPanes.WIDTH, 566, Theme.LIGHT)))
                .isEmpty();
    }

    @Test
    void what_the_log_says_about_the_selected_runner_is_read_when_asked_for() {
        var log = new LogSamples();
        var runner =
                Objects.requireNonNull(Cluster.busy().snapshot()).leadership().leader();
        var head = "2026-06-01 09:00:00,000 389 INFO acme odoo.addons.odoosh_queue_job: ";
        log.holds(
                head + "jobrunner " + Objects.requireNonNull(runner).uuid() + " is the leader of db acme",
                head.replace(" 389 ", " 402 ") + "starting");
        var shown = new Pictures.Case("busy", Cluster.busy().feed(), false, runner.pid(), false);
        var scene = Headless.scene(() -> Pictures.screen(shown, log), 1264, 826, Theme.LIGHT);
        Headless.layOut(scene);
        assertThat(log.reads).isZero();

        Headless.on(() -> {
            ((Button) Objects.requireNonNull(scene.lookup("#log-read"))).fire();
            return true;
        });
        Headless.layOut(scene);

        assertThat(log.reads).isOne();
        assertThat(ScreenTexts.of(Objects.requireNonNull(scene.lookup(".side-pane")))
                        .toString())
                .contains("is the leader of db acme")
                .contains("/home/odoo/logs/odoo.log of build, read ")
                .doesNotContain("402");
    }
}
