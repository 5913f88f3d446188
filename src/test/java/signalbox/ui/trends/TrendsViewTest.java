package signalbox.ui.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.trend.TrendKey;
import signalbox.queue.trend.TrendPeriod;
import signalbox.ui.CutNodes;
import signalbox.ui.Headless;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.chart.StepCountChart;
import signalbox.ui.kit.chart.WaitChart;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.screen.Nowhere;
import signalbox.ui.shell.SampleFeed;

@Tag("fx")
class TrendsViewTest {
    private final List<String> opened = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    private final TrendsViewModel model = new TrendsViewModel(
            new TrendSource(
                    period -> TrendSamples.evening(period, SampleFeed.NOW).reading(),
                    () -> TrendSamples.evening(TrendPeriod.HOUR, SampleFeed.NOW).failing()),
            new InlineBackground(),
            new Nowhere() {
                @Override
                public void jobs(JobFilter filter) {
                    opened.add(filter.text());
                }

                @Override
                public void failedGroups(String ofModel, String method) {
                    opened.add("groups " + ofModel + "." + method);
                }
            });

    @SuppressWarnings("NullAway.Init")
    private TrendsView view;

    @SuppressWarnings("NullAway.Init")
    private Scene scene;

    @BeforeEach
    void open() {
        var export = new TrendExport(
                model, (_, name, _) -> Optional.of(folder.resolve(name)), notice -> opened.add(notice.sentence()));
        view = Headless.on(() -> new TrendsView(model, ColumnMemory.none(), export::ask));
        scene = Headless.window(() -> (Parent) view.node(), Theme.DARK);
        Headless.on(() -> {
            model.show(SampleFeed.healthy());
            model.opened();
            view.focus();
            return true;
        });
        Headless.settle();
    }

    @AfterEach
    void close() {
        Headless.on(() -> {
            scene.getWindow().hide();
            return true;
        });
    }

    private <N extends Node> N shown(Class<N> kind) {
        return Headless.on(() -> scene.getRoot().lookupAll("*").stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(TrendsViewTest::isSeen)
                .findFirst()
                .orElseThrow());
    }

    private static boolean isSeen(Node node) {
        for (var each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked")
    private TableView<TrendRow> table(String name) {
        return Headless.on(() ->
                (TableView<TrendRow>) Objects.requireNonNull(scene.getRoot().lookup("#table-" + name), name));
    }

    private void select(String table, TrendKey key) {
        Headless.on(() -> {
            var rows = table(table);
            rows.getItems().stream()
                    .filter(row -> row.key().equals(key))
                    .findFirst()
                    .ifPresent(row -> rows.getSelectionModel().select(row));
            return true;
        });
        Headless.settle();
    }

    private void press(Node on, KeyCode code) {
        Headless.on(() -> {
            Event.fireEvent(on, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            return true;
        });
        Headless.settle();
    }

    private String values(Node chart) {
        return Headless.on(() -> chart.lookupAll(".chart-values").stream()
                .filter(Node::isVisible)
                .map(label -> ((Label) label).getText())
                .findFirst()
                .orElse(""));
    }

    @Test
    void a_selected_channel_is_what_the_charts_show_and_a_selected_method_takes_its_place() {
        select("trend-channels", new TrendKey.OfChannel("root.mail"));
        assertThat(model.selected().get()).isEqualTo(new TrendKey.OfChannel("root.mail"));

        select("trend-methods", new TrendKey.OfMethod("sale.order", "_action_confirm_async"));
        assertThat(model.selected().get()).isEqualTo(new TrendKey.OfMethod("sale.order", "_action_confirm_async"));
        assertThat(Headless.on(() -> table("trend-channels").getSelectionModel().isEmpty()))
                .isTrue();

        press(table("trend-methods"), KeyCode.ESCAPE);
        assertThat(model.selected().get()).isEqualTo(new TrendKey.All());
    }

    @Test
    void enter_opens_the_page_of_a_method_and_escape_leads_back() {
        select("trend-methods", new TrendKey.OfMethod("mail.mail", "send"));
        press(table("trend-methods"), KeyCode.ENTER);

        assertThat(model.page().get()).isEqualTo(new TrendKey.OfMethod("mail.mail", "send"));
        assertThat(Headless.on(() -> isSeen(table("trend-exceptions")))).isTrue();
        assertThat(Headless.on(() -> table("trend-exceptions").getItems().size()))
                .isEqualTo(2);
        fire("#trend-jobs");
        fire("#trend-groups");
        assertThat(opened).containsExactly("model:mail.mail method:send", "groups mail.mail.send");

        press(table("trend-exceptions"), KeyCode.ESCAPE);
        assertThat(model.page().get()).isNull();
        assertThat(Headless.on(() -> isSeen(table("trend-channels")))).isTrue();
    }

    private void fire(String button) {
        Headless.on(() -> {
            ((ButtonBase) Objects.requireNonNull(scene.getRoot().lookup(button), button)).fire();
            return true;
        });
        Headless.settle();
    }

    @Test
    void the_arrow_keys_walk_through_the_steps_of_a_chart() {
        var chart = shown(WaitChart.class);
        press(chart, KeyCode.LEFT);
        assertThat(values(chart)).startsWith("10:00 to 10:05 UTC, 06-12\np50 ");

        press(chart, KeyCode.LEFT);
        assertThat(values(chart)).startsWith("09:55 to 10:00 UTC");
        assertThat(Headless.on(chart::getAccessibleHelp)).contains("oldest waiting");

        press(chart, KeyCode.HOME);
        assertThat(values(chart)).startsWith("04:05 to 04:10 UTC");

        press(chart, KeyCode.ESCAPE);
        assertThat(values(chart)).isEmpty();
    }

    @Test
    void each_chart_says_what_it_shows_its_last_value_and_its_highest() {
        assertThat(Headless.on(() -> shown(WaitChart.class).getAccessibleText()))
                .startsWith("Wait until the start: last p50 ")
                .contains("highest p95 ", "oldest waiting ");
        assertThat(Headless.on(() -> shown(StepCountChart.class).getAccessibleText()))
                .startsWith("Jobs per step: last ")
                .contains("failed; highest ");
    }

    @Test
    void a_header_sorts_a_table_by_its_figures() {
        Headless.on(() -> {
            var rows = table("trend-methods");
            var started = rows.getColumns().stream()
                    .filter(column -> column.getId().equals("started"))
                    .findFirst()
                    .orElseThrow();
            started.setSortType(TableColumn.SortType.ASCENDING);
            rows.getSortOrder().setAll(List.of(started));
            return true;
        });
        assertThat(Headless.on(
                        () -> table("trend-methods").getItems().getFirst().name()))
                .isEqualTo("res.partner.touch");
    }

    @Test
    void the_export_has_a_line_for_each_step_of_each_channel_and_method() throws Exception {
        fire("#trend-export");

        var lines = Files.readAllLines(folder.resolve("trends-6h.csv"));
        assertThat(lines).hasSize(1 + 72 * (1 + 5 + 6));
        assertThat(lines.getFirst())
                .startsWith("of,channel,model,method,from,to,complete,started,done,failed,wait_p50");
        assertThat(lines).anyMatch(line -> line.startsWith("method,,mail.mail,send,2026-06-12T"));
        assertThat(opened).anyMatch(sentence -> sentence.startsWith("864 lines written to "));
    }

    @Test
    void nothing_is_cut_off_in_a_narrow_and_in_a_wide_window() {
        for (var size : new double[][] {{860, 560}, {1264, 826}, {2300, 1300}}) {
            assertThat(Headless.on(() -> CutNodes.of((Parent) view.node(), size[0], size[1]).stream()
                            .filter(each -> !each.startsWith("Label ") || each.contains("column-header"))
                            .toList()))
                    .isEmpty();
        }
    }
}
