package signalbox.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.queue.JobState;
import signalbox.queue.filter.JobFilter;
import signalbox.ui.Headless;
import signalbox.ui.JobSamples;
import signalbox.ui.kit.Theme;

/// The list of jobs that memory has all of.
@Tag("fx")
class LongListTest {
    private static final int MANY = 20_000;

    private final JobsStage stage = Headless.on(() -> new JobsStage(0));
    private final Scene scene = Headless.window(() -> stage.overlay, Theme.LIGHT);

    @AfterEach
    void close() {
        Headless.on(() -> {
            scene.getWindow().hide();
            return true;
        });
    }

    private void open() {
        Headless.on(() -> {
            stage.inLine = true;
            add(1, MANY);
            stage.screen.filter(new JobFilter(Set.of(JobState.FAILED), null, ""));
            stage.turn();
            return true;
        });
        Headless.settle();
    }

    private void add(long first, long last) {
        LongStream.rangeClosed(first, last)
                .mapToObj(id -> JobSamples.job(id, JobState.FAILED))
                .forEach(job -> stage.jobs.addFirst(job));
    }

    @SuppressWarnings("unchecked")
    private TableView<JobRow> table() {
        return (TableView<JobRow>) find("#table-jobs");
    }

    private Node find(String selector) {
        return Objects.requireNonNull(scene.lookup(selector), selector);
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) find(".virtual-flow");
    }

    private static JobRow row(Object cell) {
        return (JobRow) ((TableRow<?>) cell).getItem();
    }

    private long top() {
        return Headless.on(() -> row(flow().getFirstVisibleCell()).id());
    }

    private void scrollTo(int place) {
        Headless.on(() -> {
            table().scrollTo(place);
            return true;
        });
        Headless.settle();
    }

    private void press(KeyCode code, boolean shift, boolean control) {
        Headless.on(() -> {
            table().requestFocus();
            var key = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
            table().fireEvent(key);
            return true;
        });
        Headless.settle();
    }

    @Test
    void the_thumb_of_the_scroll_bar_is_long_enough_to_take_it() {
        open();

        var thumb = (Region) table().lookup(".scroll-bar:vertical > .thumb");

        assertThat(thumb.getHeight()).isGreaterThan(20);
        assertThat(thumb.getWidth()).isBetween(6.0, 12.0);
    }

    @Test
    void it_has_all_rows_and_reads_those_that_are_seen() {
        open();
        assertThat(table().getItems()).hasSize(MANY);

        scrollTo(MANY - 1);

        var last = Headless.on(() -> row(flow().getLastVisibleCell()));
        assertThat(last.id()).isEqualTo(1);
        assertThat(last.job().call().name()).isEqualTo("Export product 48001");
        assertThat(stage.read).hasSizeLessThan(600);
    }

    @Test
    void the_selected_row_and_the_place_stay_when_jobs_come_and_go() {
        open();
        scrollTo(10_000);
        Headless.on(() -> {
            table().getSelectionModel().clearAndSelect(10_005);
            return true;
        });
        var top = top();

        Headless.on(() -> {
            add(MANY + 1, MANY + 50);
            stage.turn();
            return true;
        });
        Headless.settle();

        assertThat(table().getItems()).hasSize(MANY + 50);
        assertThat(top()).isEqualTo(top);
        assertThat(Headless.on(
                        () -> table().getSelectionModel().getSelectedItem().id()))
                .isEqualTo(MANY - 10_005);
    }

    /// Else it would leave the view in seconds, while the buttons beside it act on it.
    @Test
    void at_the_top_the_list_follows_new_jobs_until_one_is_selected() {
        open();
        Headless.on(() -> {
            add(MANY + 1, MANY + 5);
            stage.turn();
            return true;
        });
        Headless.settle();
        assertThat(top()).isEqualTo(MANY + 5);

        Headless.on(() -> {
            table().getSelectionModel().clearAndSelect(3);
            add(MANY + 6, MANY + 60);
            stage.turn();
            return true;
        });
        Headless.settle();
        assertThat(top()).isEqualTo(MANY + 5);
    }

    @Test
    void all_that_match_are_chosen_as_a_whole() {
        open();
        press(KeyCode.A, false, true);

        assertThat(Headless.on(
                        () -> table().getSelectionModel().getSelectedIndices().size()))
                .isLessThanOrEqualTo(1);
        assertThat(Headless.on(() -> find(".selection-bar").isVisible())).isTrue();
        assertThat(Headless.on(() -> scene.getRoot().lookupAll(".selection-bar .label").stream()
                        .map(label -> ((Label) label).getText())
                        .toList()))
                .contains("whole filter selected");
    }

    @Test
    void a_range_that_is_too_long_is_refused_with_the_way_out() {
        open();
        press(KeyCode.END, true, false);

        assertThat(Headless.on(
                        () -> table().getSelectionModel().getSelectedIndices().size()))
                .isLessThanOrEqualTo(1);
        assertThat(Headless.on(() -> scene.getRoot().lookupAll(".label").stream()
                        .map(label -> ((Label) label).getText())
                        .toList()))
                .contains("5,000 jobs at most are selected one by one. Ctrl+A selects all that match.");
    }

    private void goTo(String time) {
        Headless.on(() -> {
            var field = (TextField) find("#go-to-time");
            field.setText(time);
            field.fireEvent(new ActionEvent());
            return true;
        });
        Headless.settle();
    }

    private JobRow selected() {
        return Headless.on(() -> table().getSelectionModel().getSelectedItem());
    }

    @Test
    void a_time_goes_to_its_place() {
        open();
        for (var time : List.of("01:00", "2026-06-12T01:00", "2026-06-12 01:00", "9h ago")) {
            goTo(time);
            assertThat(selected().id()).as(time).isEqualTo(1);
        }

        goTo("23:59");
        assertThat(selected().id()).isEqualTo(MANY);

        goTo("tomorrow");
        turn();
        assertThat(labels()).anyMatch(text -> text.startsWith("This is no time: "));
        goTo("2026-06-12 mail");
        assertThat(labels()).anyMatch(text -> text.startsWith("This is more than a time. "));
    }

    private void turn() {
        Headless.on(() -> {
            stage.turn();
            return true;
        });
        Headless.settle();
    }

    private List<String> labels() {
        return Headless.on(() -> scene.getRoot().lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .toList());
    }

    @Test
    void the_header_shows_the_order_and_in_another_one_a_time_has_no_place() {
        open();
        assertThat(sortedBy()).containsExactly("created");

        Headless.on(() -> {
            var tries = table().getColumns().stream()
                    .filter(column -> column.getId().equals("tries"))
                    .findFirst()
                    .orElseThrow();
            table().getSortOrder().setAll(List.of(tries));
            return true;
        });
        turn();
        assertThat(sortedBy()).containsExactly("tries");

        goTo("01:00");
        assertThat(labels()).anyMatch(text -> text.startsWith("Sort by Created first"));
    }

    private List<String> sortedBy() {
        return Headless.on(
                () -> table().getSortOrder().stream().map(TableColumn::getId).toList());
    }

    @Test
    void a_click_on_a_header_that_sorts_nothing_is_answered() {
        open();
        Headless.on(() -> {
            stage.screen.filter(JobFilter.ALL);
            table().getColumns().stream()
                    .filter(column -> "tries".equals(column.getId()))
                    .forEach(column -> column.setVisible(true));
            return true;
        });
        Headless.settle();

        Headless.on(() -> {
            var header = table().lookupAll(".column-header").stream()
                    .filter(node -> "tries".equals(node.getId()))
                    .findFirst()
                    .orElseThrow();
            header.fireEvent(click());
            return true;
        });
        Headless.settle();

        assertThat(labels()).anyMatch(text -> text.startsWith("To sort by this column, filter on open states only"));
    }

    private static MouseEvent click() {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                1,
                1,
                1,
                1,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    @Test
    void a_list_by_pages_follows_one_in_line_and_the_other_way_round() {
        open();
        Headless.on(() -> {
            stage.screen.filter(JobFilter.ALL);
            return true;
        });
        Headless.settle();
        assertThat(table().getItems()).hasSize(200);

        Headless.on(() -> {
            stage.screen.filter(new JobFilter(Set.of(JobState.FAILED), null, ""));
            return true;
        });
        Headless.settle();
        assertThat(table().getItems()).hasSize(MANY);
    }
}
