package signalbox.ui.trends;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import signalbox.queue.trend.TrendFigure;
import signalbox.queue.trend.TrendFigures;
import signalbox.queue.trend.TrendKey;
import signalbox.queue.trend.TrendSpread;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.ChosenStyle;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.chart.Sparkline;
import signalbox.ui.kit.state.MethodLine;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.kit.table.DataColumn;
import signalbox.ui.kit.table.DataTable;

/// The trends of all channels, or of all methods, as a table. A selected row is what the charts show.
final class TrendTableCard {
    private static final ChosenStyle FAILED = ChosenStyle.of("t-danger", "t-semibold");
    private final DataTable<TrendRow> table;
    private final Card card;
    private final EmptyState empty = new EmptyState(Icon.EMPTY, "", "");

    /// @param names of the table, its title and its first column
    /// @param onChoice gets the selected row's key; null when none is selected
    /// @param onOpen called by Enter and a double click
    TrendTableCard(
            Names names, ColumnMemory columns, Consumer<@Nullable TrendKey> onChoice, Consumer<TrendKey> onOpen) {
        table = new DataTable<>(names.table(), TrendRow::key, columns);
        card = new Card(names.title());
        var first = table.column("name", names.column(), 270, TrendRow::name)
                .sortedBy(Comparator.comparing(TrendRow::name));
        if (names.drawsMethods()) {
            first.drawn(MethodLine::new, TrendTableCard::showMethod);
        }
        count("started", "Started", TrendFigure.STARTED, TrendFigures::started);
        count("done", "Done", TrendFigure.DONE, TrendFigures::done);
        table.column("failed", "Failed", 84, TrendTableCard::failed)
                .drawn(() -> Labels.of(""), TrendTableCard::showFailed)
                .sortedBy(Comparator.comparingLong(row -> row.figures().failed()))
                .right();
        table.column("failedCourse", "failed", 90, TrendTableCard::failed)
                .drawn(() -> new Sparkline("i-danger"), (line, row) -> {
                    line.setVisible(row.figures().failed() > 0);
                    line.show(row.failed());
                    line.setAccessibleText(row.failedText());
                })
                .givesWay(3);
        spread("wait", "Wait", TrendFigure.WAIT, TrendFigures::waited);
        table.column("waitCourse", "wait p95", 90, row -> row.length(TrendFigure.WAIT, TrendSpread::p95))
                .drawn(() -> new Sparkline("i-accent"), (line, row) -> {
                    line.setVisible(row.figures().waited() != null);
                    line.show(row.waits());
                    line.setAccessibleText(row.waitsText());
                })
                .givesWay(2);
        spread("run", "Run", TrendFigure.RUN, TrendFigures::ran);
        table.ready(empty);
        table.selectedRowProperty().subscribe(row -> onChoice.accept(row == null ? null : row.key()));
        onOpen(onOpen);
        card.fill(table);
        card.setMinHeight(190);
        card.setPrefHeight(230);
    }

    /// @param table its id
    /// @param drawsMethods whether a row is a method: then its model is muted
    record Names(String table, String title, String column, boolean drawsMethods) {}

    private void onOpen(Consumer<TrendKey> onOpen) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                withSelected(onOpen);
            } else if (key.getCode() == KeyCode.ESCAPE) {
                clear();
            }
        });
        table.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                withSelected(onOpen);
            }
        });
    }

    private void withSelected(Consumer<TrendKey> taker) {
        var row = table.selectedRowProperty().get();
        if (row != null) {
            taker.accept(row.key());
        }
    }

    private static void showMethod(MethodLine line, TrendRow row) {
        if (row.key() instanceof TrendKey.OfMethod(var model, var method)) {
            line.show(model, method, "");
        }
    }

    private static String failed(TrendRow row) {
        return row.count(TrendFigure.FAILED, row.figures().failed());
    }

    private static void showFailed(Label label, TrendRow row) {
        label.setText(failed(row));
        if (row.figures().failed() > 0) {
            FAILED.set(label, "t-danger", "t-semibold");
        } else {
            FAILED.set(label);
        }
    }

    private void count(String key, String title, TrendFigure figure, ToLongFunction<TrendFigures> count) {
        table.column(key, title, 84, row -> row.count(figure, count.applyAsLong(row.figures())))
                .sortedBy(Comparator.comparingLong(row -> count.applyAsLong(row.figures())))
                .right();
    }

    private void spread(
            String key, String title, TrendFigure figure, Function<TrendFigures, @Nullable TrendSpread> spread) {
        length(key + "P50", title + " p50", figure, TrendSpread::p50, spread).givesWay(1);
        length(key + "P95", title + " p95", figure, TrendSpread::p95, spread);
        length(key + "Max", title + " max", figure, TrendSpread::max, spread).givesWay(4);
    }

    private DataColumn<TrendRow> length(
            String key,
            String title,
            TrendFigure figure,
            Function<TrendSpread, Duration> length,
            Function<TrendFigures, @Nullable TrendSpread> spread) {
        return table.column(key, title, 88, row -> row.length(figure, length))
                .sortedBy(Comparator.comparingLong(row -> millis(spread.apply(row.figures()), length)))
                .right();
    }

    /// Rows without a length come before those with one.
    private static long millis(@Nullable TrendSpread spread, Function<TrendSpread, Duration> length) {
        return spread == null ? -1 : length.apply(spread).toMillis();
    }

    /// Adds an entry to the menu of a row.
    void action(int position, String words, Consumer<TrendKey> onAction) {
        table.action(position, words, () -> withSelected(onAction));
    }

    Card node() {
        return card;
    }

    Node table() {
        return table;
    }

    void clear() {
        table.getSelectionModel().clearSelection();
    }

    /// @param whenEmpty what is said where there are none
    void show(List<TrendRow> rows, String subtitle, String whenEmpty) {
        card.subtitle(subtitle);
        empty.say(whenEmpty, "");
        table.show(rows);
    }
}
