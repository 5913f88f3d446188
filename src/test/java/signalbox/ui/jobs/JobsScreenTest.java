package signalbox.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.health.Remedy;
import signalbox.health.why.JobDiagnosis;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;
import signalbox.queue.action.JobOperations;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobTimes;
import signalbox.queue.job.RelatedJobs;
import signalbox.queue.job.export.JobCsvColumn;
import signalbox.ui.Headless;
import signalbox.ui.ScreenTexts;
import signalbox.ui.fx.QueuedBackground;
import signalbox.ui.jobs.action.ActionButtons;
import signalbox.ui.jobs.action.ActionSamples;
import signalbox.ui.jobs.detail.DetailReads;
import signalbox.ui.jobs.detail.DetailView;
import signalbox.ui.jobs.detail.DetailViewModel;
import signalbox.ui.jobs.detail.LongTextSamples;
import signalbox.ui.jobs.export.ShownColumns;
import signalbox.ui.jobs.stuck.StuckSamples;
import signalbox.ui.jobs.value.ValueCards;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.ZoneSwitch;
import signalbox.ui.kit.table.DataTable;
import signalbox.ui.screen.action.Availability;
import signalbox.ui.screen.action.RemedyButtons;
import signalbox.ui.screen.log.LogSamples;

@Tag("fx")
class JobsScreenTest {
    @TempDir
    private Path folder = Path.of("");

    private final JobsStage stage = Headless.on(() -> new JobsStage(1_000));
    private final Scene scene = Headless.window(() -> stage.overlay, Theme.LIGHT);

    @AfterEach
    void close() {
        Headless.on(() -> {
            scene.getWindow().hide();
            return true;
        });
    }

    @SuppressWarnings("unchecked")
    private TableView<JobRow> table() {
        return (TableView<JobRow>) find("#table-jobs");
    }

    private Node find(String selector) {
        return Objects.requireNonNull(scene.lookup(selector), selector);
    }

    private void turn() {
        Headless.on(() -> {
            stage.turn();
            return true;
        });
        Headless.settle();
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) find(".virtual-flow");
    }

    private String topRow() {
        return Headless.on(() -> ((JobRow) ((TableRow<?>) flow().getFirstVisibleCell()).getItem()).uuid());
    }

    private TableColumn<JobRow, ?> column(String id) {
        return table().getColumns().stream()
                .filter(column -> id.equals(column.getId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rows_are_shown_and_a_selected_one_in_full() {
        turn();
        var texts = Headless.on(() -> {
            table().getSelectionModel().clearAndSelect(2);
            return List.copyOf(scene.getRoot().lookupAll(".table-row-cell"));
        });
        assertThat(texts).hasSizeGreaterThan(10);
        assertThat(Headless.on(() -> ((Button) find(".action-footer #act-requeue")).isDisabled()))
                .isFalse();
    }

    /// The search field's "Requeue the selected jobs…".
    @Test
    void the_job_that_is_shown_at_first_is_not_acted_on_until_it_is_selected() {
        turn();
        Headless.on(() -> {
            stage.armed.set(true);
            stage.screen.filter(JobFilter.ALL);
            stage.screen.act(JobOperations.REQUEUE);
            return true;
        });
        turn();
        assertThat(Headless.on(
                        () -> table().getSelectionModel().getSelectedIndices().size()))
                .isOne();
        assertThat(stage.notices.getLast().details()).isEqualTo("No job is selected.");

        Headless.on(() -> {
            table().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SHIFT, false, false, false, false));
            stage.screen.act(JobOperations.REQUEUE);
            return true;
        });
        Headless.settle();
        assertThat(stage.notices.getLast().details()).startsWith("1 is left alone");
    }

    /// A column that was chosen is exported also while the window has no space for it.
    @Test
    void all_that_match_are_exported_with_the_columns_that_are_chosen_while_the_work_goes_on() throws Exception {
        turn();
        var button = (Button) find("#jobs-export");
        Headless.on(() -> {
            stage.saveTo = folder;
            stage.screen.filter(JobFilter.ALL.withStates(Set.of(JobState.FAILED)));
            column("message").setVisible(true);
            column("method").setVisible(false);
            button.fire();
            return true;
        });
        Headless.settle();

        assertThat(button.isDisabled()).isTrue();
        assertThat(find(".export-bar").isVisible()).isTrue();
        assertThat(texts(".export-bar")).contains("Exporting to jobs.csv: 0 jobs");

        Headless.on(() -> {
            stage.exporting.finish(0);
            return true;
        });
        Headless.settle();
        var lines = Files.readAllLines(folder.resolve("jobs.csv"));
        assertThat(lines.getFirst()).isEqualTo("state,created,uuid,retry,maxRetries,execSeconds,exception,message");
        assertThat(lines.stream().skip(1)).hasSize((int) stage.jobs.stream()
                .filter(job -> job.state() == JobState.FAILED)
                .count());
        assertThat(stage.notices.getLast().sentence()).endsWith(" jobs written to " + folder.resolve("jobs.csv") + ".");
        assertThat(find(".export-bar").isVisible()).isFalse();
        assertThat(button.isDisabled()).isFalse();
    }

    static Job called(Job job, String name) {
        return new Job(
                job.id(),
                job.uuid(),
                job.stored(),
                job.channel(),
                new JobCall(name, job.call().model(), job.call().method()),
                job.tries(),
                job.times(),
                job.exception(),
                name,
                job.workerPid(),
                job.graph());
    }

    /// Also in the column that draws its texts itself.
    @Test
    void a_text_of_several_lines_is_one_line_of_marks_and_is_copied_as_it_is() {
        Headless.on(() -> {
            stage.jobs.replaceAll(job -> called(job, "two\n  lines\tof it\u0007"));
            column("message").setVisible(true);
            table().setFixedCellSize(-1);
            return true;
        });
        turn();

        assertThat(drawn("message"))
                .hasSizeGreaterThan(5)
                .allSatisfy(text -> assertThat(text).startsWith("two↵ lines⇥of"));
        assertThat(drawn("method")).noneMatch(text -> text.contains("\n"));
        assertThat(Headless.on(() -> scene.getRoot().lookupAll(".table-row-cell").stream()
                        .filter(Node::isVisible)
                        .map(row -> row.getLayoutBounds().getHeight())
                        .distinct()
                        .toList()))
                .containsExactly(30.0);
    }

    private List<String> drawn(String column) {
        return Headless.on(() -> scene.getRoot().lookupAll(".table-row-cell").stream()
                .map(row -> row.lookup("#" + column))
                .flatMap(cell -> cell == null ? Stream.empty() : cell.lookupAll(".text").stream())
                .map(text -> ((Text) text).getText())
                .filter(text -> !text.isEmpty())
                .toList());
    }

    static Job createdAt(Job job, Instant at) {
        return new Job(
                job.id(),
                job.uuid(),
                job.stored(),
                job.channel(),
                job.call(),
                job.tries(),
                new JobTimes(at, at, at, at, at, null, 1.0),
                job.exception(),
                job.exceptionMessage(),
                job.workerPid(),
                job.graph());
    }

    @Test
    void a_moment_of_another_day_is_whole_and_follows_the_clock() {
        var at = Instant.parse("2026-01-26T23:03:22Z");
        Headless.on(() -> {
            stage.jobs.replaceAll(job -> createdAt(job, at));
            return true;
        });
        turn();
        assertThat(drawn("created")).hasSizeGreaterThan(5).containsOnly("01-26 23:03:22");
        assertThat(tooltip("created")).startsWith("2026-01-26 23:03:22 UTC");

        try {
            zone(ZoneId.of("Asia/Kathmandu"));
            assertThat(drawn("created")).containsOnly("01-27 04:48:22");
            assertThat(tooltip("created")).isEqualTo("2026-01-27 04:48:22 UTC+05:45\n2026-01-26 23:03:22 UTC");
            Headless.on(() -> {
                table().getSelectionModel().clearAndSelect(1);
                ((DataTable<?>) table())
                        .getContextMenu().getItems().stream()
                                .filter(item -> "Copy as TSV".equals(item.getText()))
                                .forEach(MenuItem::fire);
                return true;
            });
            assertThat(Headless.on(() -> Clipboard.getSystemClipboard().getString()))
                    .contains("2026-01-27 04:48:22 UTC+05:45");
        } finally {
            zone(ZoneOffset.UTC);
        }
    }

    @Test
    void a_moment_of_another_year_is_whole_too() {
        Headless.on(() -> {
            stage.jobs.replaceAll(job -> createdAt(job, Instant.parse("2025-11-26T14:03:22Z")));
            return true;
        });
        turn();
        assertThat(drawn("created")).hasSizeGreaterThan(5).containsOnly("2025-11-26 14:03:22");
    }

    private void zone(ZoneId zone) {
        Headless.on(() -> {
            ZoneSwitch.show(zone);
            return true;
        });
        Headless.settle();
    }

    private String tooltip(String column) {
        return Headless.on(() -> scene.getRoot().lookupAll(".table-row-cell").stream()
                .map(row -> row.lookup("#" + column))
                .filter(cell -> cell instanceof TableCell<?, ?> each && each.getTooltip() != null)
                .map(cell -> ((TableCell<?, ?>) cell).getTooltip().getText())
                .findFirst()
                .orElse(""));
    }

    /// Also a column that only this database has.
    @Test
    void every_column_of_the_list_has_its_place_in_a_file() {
        turn();
        var keys = Headless.on(
                () -> table().getColumns().stream().map(TableColumn::getId).toList());

        assertThat(ShownColumns.of(keys).stream().map(JobCsvColumn::title))
                .containsAll(JobCsvColumn.ALL.stream().map(JobCsvColumn::title).toList())
                .doesNotHaveDuplicates();
        assertThat(ShownColumns.of(List.of("state", "column:company_id")).stream()
                        .map(JobCsvColumn::title))
                .containsExactly("uuid", "state", "company_id");
    }

    private List<String> texts(String selector) {
        return Headless.on(() -> find(selector).lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .toList());
    }

    @Test
    void arming_does_not_move_the_buttons_of_a_job() {
        turn();
        Headless.on(() -> {
            table().getSelectionModel().clearAndSelect(2);
            return true;
        });
        var armed = heightOfButtons(true);
        var locked = heightOfButtons(false);

        assertThat(locked).isEqualTo(armed).isEqualTo(heightOfButtons(true));
    }

    private double heightOfButtons(boolean armed) {
        Headless.on(() -> {
            stage.armed.set(armed);
            return armed;
        });
        Headless.settle();
        return Headless.on(() -> {
            var button = find(".action-footer #act-requeue");
            return button.localToScene(button.getLayoutBounds()).getMinY();
        });
    }

    @Test
    void nothing_changes_while_not_armed_nor_by_the_delete_key() {
        turn();
        Headless.on(() -> {
            table().getSelectionModel().clearAndSelect(2);
            press(table(), KeyCode.DELETE, "");
            assertThat(scene.lookup(".scrim")).isNull();
            stage.armed.set(false);
            assertThat(find(".action-footer #act-requeue").isDisabled()).isTrue();
            stage.armed.set(true);
            ((Button) find(".action-footer #act-requeue")).fire();
            assertThat(scene.lookup(".scrim")).isNotNull();
            return true;
        });
    }

    @Test
    void every_button_of_a_job_has_room_in_its_footer() {
        turn();
        select(JobState.ENQUEUED);
        Headless.layOut(scene);
        Headless.on(() -> {
            var footer = find(".action-footer");
            var room = footer.localToScene(footer.getLayoutBounds());
            assertThat(footer.lookupAll(".button"))
                    .hasSize(4)
                    .allSatisfy(button -> assertThat(room.contains(button.localToScene(button.getLayoutBounds())))
                            .as("%s in %s", button.localToScene(button.getLayoutBounds()), room)
                            .isTrue());
            return true;
        });
    }

    @Test
    void the_answer_stands_out_and_what_shows_it_below() {
        stage.why = job -> new JobDiagnosis(
                job.uuid(),
                "root.sale is full: 4 jobs run, capacity 4. 7f8c0e5d is started. And 3 more.",
                List.of(),
                Remedy.none());
        turn();
        select(JobState.PENDING);
        assertThat(said()).startsWith("root.sale is full: 4 jobs run, capacity 4.", "7f8c0e5d is started. And 3 more.");
    }

    @Test
    void a_refresh_keeps_selection_and_place_although_jobs_came_in_above() {
        turn();
        Headless.on(() -> {
            table().getSelectionModel().clearAndSelect(60);
            table().scrollTo(55);
            return true;
        });
        Headless.settle();
        var top = topRow();
        var selected =
                Headless.on(() -> table().getSelectionModel().getSelectedItem().uuid());
        Headless.on(() -> {
            for (var id = 1_001; id < 1_006; id++) {
                stage.jobs.addFirst(JobsStage.sample(id));
            }
            return true;
        });
        turn();
        assertThat(topRow()).isEqualTo(top);
        assertThat(Headless.on(
                        () -> table().getSelectionModel().getSelectedItem().uuid()))
                .isEqualTo(selected);
        assertThat(Headless.on(() -> table().getSelectionModel().getSelectedIndex()))
                .isEqualTo(65);
    }

    @Test
    void more_is_loaded_at_the_end_and_another_filter_begins_at_the_top() {
        turn();
        assertThat(Headless.on(() -> table().getItems().size())).isEqualTo(200);
        Headless.on(() -> {
            table().scrollTo(199);
            return true;
        });
        Headless.settle();
        assertThat(Headless.on(() -> table().getItems().size())).isEqualTo(400);
        Headless.on(() -> {
            stage.screen.filter(JobFilter.ALL.withStates(Set.of(JobState.FAILED)));
            return true;
        });
        Headless.settle();
        assertThat(Headless.on(() -> flow().getFirstVisibleCell().getIndex())).isZero();
    }

    @Test
    void the_end_key_brings_more_each_time() {
        turn();
        for (var rows : List.of(400, 600)) {
            Headless.on(() -> {
                table().requestFocus();
                press(table(), KeyCode.END, "");
                return true;
            });
            Headless.settle();
            assertThat(Headless.on(() -> table().getItems().size())).isEqualTo(rows);
        }
    }

    @Test
    void the_arrow_in_the_header_says_how_it_is_sorted() {
        turn();
        Headless.on(() -> {
            assertThat(column("tries").isSortable()).isFalse();
            stage.screen.filter(JobFilter.ALL.withStates(Set.of(JobState.PENDING)));
            assertThat(column("tries").isSortable()).isTrue();
            table().getSortOrder().setAll(List.of(column("tries")));
            assertThat(column("tries").getSortType()).isEqualTo(SortType.DESCENDING);
            stage.screen.filter(JobFilter.ALL);
            assertThat(table().getSortOrder()).extracting(TableColumn::getId).containsExactly("created");
            column("created").setSortType(SortType.ASCENDING);
            assertThat(table().getSortOrder()).extracting(TableColumn::getId).containsExactly("created");
            return true;
        });
    }

    @Test
    void who_comes_to_the_list_sees_its_first_job_in_full() {
        turn();
        assertThat(Headless.on(() -> table().getSelectionModel().getSelectedIndices()))
                .containsExactly(0);
        Headless.on(() -> {
            stage.screen.filter(JobFilter.ALL.withStates(Set.of(JobState.FAILED)));
            assertThat(table().getSelectionModel().getSelectedItem().job().state())
                    .isEqualTo(JobState.FAILED);
            return true;
        });
    }

    private String tab() {
        return Headless.on(() -> ((TabPane) find(".job-tabs"))
                .getSelectionModel()
                .getSelectedItem()
                .getText());
    }

    private void select(JobState state) {
        Headless.on(() -> {
            stage.screen.filter(JobFilter.ALL.withStates(Set.of(state)));
            table().getSelectionModel().clearAndSelect(1);
            return true;
        });
        Headless.settle();
    }

    private List<String> said() {
        return Headless.on(() -> ScreenTexts.of(find("#why-page")).stream()
                .filter(text -> text.length() > 2 && Character.isLetterOrDigit(text.codePointAt(0)))
                .distinct()
                .toList());
    }

    @Test
    void of_a_job_that_waits_one_sees_first_why() {
        turn();
        select(JobState.PENDING);
        assertThat(tab()).isEqualTo("Why");
        assertThat(said())
                .startsWith("Nothing seems to hold it back: its turn is next.", "What it needs to run", "eta");
        select(JobState.FAILED);
        assertThat(tab()).isEqualTo("Summary");
        select(JobState.DONE);
        assertThat(Headless.on(() -> ((TabPane) find(".job-tabs"))
                        .getTabs().stream().map(Tab::getText).toList()))
                .containsExactly("Summary", "Arguments", "Traceback", "Dependencies", "Related", "Log");
    }

    @Test
    void a_parent_that_is_waited_for_is_shown_in_its_place() {
        turn();
        select(JobState.WAIT_DEPENDENCIES);
        Headless.on(() -> {
            ((Button) find("#why-answer .button")).fire();
            return true;
        });
        Headless.settle();
        assertThat(Headless.on(() -> scene.getRoot().lookupAll(".job-head .label").stream()
                        .map(label -> ((Label) label).getText())
                        .toList()))
                .contains(WhySamples.FAILED.uuid().substring(0, 8));
        assertThat(stage.begun).isEmpty();
    }

    @Test
    void what_holds_it_back_has_the_button_of_its_remedy() {
        stage.why = WhySamples::leaderless;
        turn();
        select(JobState.PENDING);
        Headless.on(() -> {
            ((Button) find("#why-answer .button")).fire();
            return true;
        });
        assertThat(stage.begun).containsExactly(new Remedy.ShowRunners(List.of()));
    }

    @Test
    void stuck_jobs_are_told_apart_and_the_dead_requeued_after_a_question() {
        turn();
        assertThat(Headless.on(() -> find("#show-stuck").isVisible())).isFalse();
        stage.late = StuckSamples::some;
        turn();
        Headless.on(() -> {
            stage.armed.set(false);
            ((Button) find("#show-stuck")).fire();
            assertThat(find("#stuck-dead").lookupAll(".check-box:selected")).hasSize(3);
            assertThat(find("#stuck-unknown").lookupAll(".check-box:selected")).isEmpty();
            assertThat(find("#stuck-alive").lookupAll(".check-box:disabled")).hasSize(2);
            assertThat(find("#stuck-requeue").isDisabled()).isTrue();
            stage.armed.set(true);
            ((CheckBox) find("#stuck-unknown .check-box")).fire();
            var requeue = (Button) find("#stuck-requeue");
            assertThat(requeue.getText()).isEqualTo("Requeue 4 jobs…");
            requeue.fire();
            assertThat(scene.lookup("#confirm")).isNotNull();
            return true;
        });
    }

    private static void press(Node on, KeyCode key, String text) {
        on.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", text, key, false, false, false, false));
    }

    @Test
    void several_selected_jobs_have_one_row_of_buttons() {
        turn();
        Headless.on(() -> {
            table().getSelectionModel().clearAndSelect(2);
            assertThat(find(".action-footer").isVisible()).isTrue();
            table().getSelectionModel().select(3);
            assertThat(find(".action-footer").isVisible()).isFalse();
            assertThat(find(".selection-bar").isVisible()).isTrue();
            return true;
        });
    }

    @Test
    void a_job_that_is_being_read_is_not_called_unselected() {
        var armed = new ReadOnlyBooleanWrapper();
        var detail = Headless.on(() -> new DetailViewModel(
                new DetailReads(_ -> Optional.empty(), _ -> Optional.empty(), _ -> new RelatedJobs(null, null)),
                LongTextSamples.none(),
                LogSamples.unread(),
                new QueuedBackground()));
        var pane = Headless.on(() -> new DetailView(
                detail,
                new ActionButtons(
                        ActionSamples.actions((_, _) -> {}, _ -> {}, armed.getReadOnlyProperty()),
                        ActionSamples.asking(_ -> {}, armed.getReadOnlyProperty()),
                        new ValueCards(List.of(), stage.overlay)),
                new RemedyButtons(_ -> {}, armed.map(on -> on ? Availability.YES : Availability.LOCKED)),
                _ -> {}));
        assertThat(texts(pane)).contains("No job selected");
        Headless.on(() -> {
            detail.open("77b0c2f9");
            return true;
        });
        assertThat(texts(pane)).contains("Reading the job…").doesNotContain("No job selected");
    }

    private static List<String> texts(DetailView pane) {
        return Headless.on(() -> ScreenTexts.of(pane.node()));
    }

    @Test
    void groups_take_the_place_of_the_list_and_lead_back_to_it_with_their_filter() {
        turn();
        Headless.on(() -> {
            stage.screen.groups("mail.mail", "send");
            return true;
        });
        Headless.settle();
        assertThat(table().getParent().isVisible()).isFalse();
        Headless.on(() -> {
            ((TableView<?>) find("#table-groups")).getSelectionModel().select(0);
            return true;
        });
        Headless.settle();
        var show = (Button) find("#show-group");
        assertThat(show.getText()).isEqualTo("Show the 4,000 in List");
        Headless.on(() -> {
            show.fire();
            return true;
        });
        Headless.settle();
        assertThat(table().getParent().isVisible()).isTrue();
        assertThat(stage.asked().text()).contains("exception:requests.exceptions.ConnectionError");
    }

    @Test
    void the_question_of_an_action_on_a_group_names_the_group() {
        turn();
        Headless.on(() -> {
            stage.screen.groups("mail.mail", "send");
            return true;
        });
        Headless.settle();
        Headless.on(() -> {
            ((TableView<?>) find("#table-groups")).getSelectionModel().select(3);
            return true;
        });
        Headless.settle();
        Headless.on(() -> {
            stage.overlay.lookupAll("#act-requeue").stream()
                    .filter(node -> isShown(node) && !node.isDisabled())
                    .map(Button.class::cast)
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return true;
        });
        Headless.settle();

        assertThat(Headless.on(() -> ScreenTexts.of(stage.overlay))).anyMatch(text -> text.startsWith("The group: "));
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }
}
