package signalbox.ui.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import signalbox.queue.count.FailingMethod;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.QualifiedName;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.HoverText;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.state.MethodLine;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.kit.table.DataTable;

/// Which methods fail, and with which exception. A click or Enter opens the groups of that method's
/// failed jobs, Shift Enter its trends.
final class FailingCard {
    private record Key(String model, String method, String channel, String exception) {
        static Key of(FailingMethod failing) {
            return new Key(
                    failing.model(),
                    failing.method(),
                    failing.channel(),
                    Objects.requireNonNullElse(failing.exception(), ""));
        }
    }

    /// A method with its age in words, so that a row counts as new only when something in it has changed.
    private record Row(FailingMethod failing, String lastStarted) {
        static Row of(FailingMethod failing, Instant now) {
            var at = failing.lastStarted();
            return new Row(failing, at == null ? "unknown" : DurationText.ago(Duration.between(at, now)));
        }

        String exception() {
            return Objects.requireNonNullElse(failing.exception(), "");
        }
    }

    private final DataTable<Row> table;
    private final Card card = new Card("Failing methods").subtitle("failed jobs still in the table");

    /// @param onGroups opens the groups of a method's failed jobs
    /// @param onOpen opens those jobs in the list
    /// @param onTrend opens the trends of a method
    FailingCard(
            ColumnMemory columns,
            Consumer<FailingMethod> onGroups,
            Consumer<FailingMethod> onOpen,
            Consumer<FailingMethod> onTrend,
            Runnable onOpenAll) {
        table = new DataTable<>("failing", row -> Key.of(row.failing()), columns);
        table.column(
                        "method",
                        "Model and method",
                        236,
                        row -> row.failing().model() + "." + row.failing().method())
                .drawn(
                        MethodLine::new,
                        (line, row) ->
                                line.show(row.failing().model(), row.failing().method(), ""));
        table.column("channel", "Channel", 120, row -> row.failing().channel()).style("t-muted");
        table.column("exception", "Exception", 200, Row::exception)
                .drawn(() -> Labels.of("", "t-mono-11"), FailingCard::showException);
        table.column(
                        "failed",
                        "Failed",
                        76,
                        row -> NumberText.count(row.failing().failed()))
                .style("t-semibold")
                .right();
        table.column("started", "Last started", 104, Row::lastStarted)
                .style("t-muted")
                .right();
        table.ready(new EmptyState(Icon.DONE, "No failed jobs", ""));
        table.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && isOnRow(click)) {
                open(onGroups);
            }
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                open(key.isShiftDown() ? onTrend : onGroups);
            }
        });
        table.action(0, "Open their groups", () -> open(onGroups));
        table.action(1, "Open these jobs", () -> open(onOpen));
        table.action(2, "Open the trends of this method", () -> open(onTrend));
        var all = Labels.button("Open in Jobs", Icon.CHEVRON, onOpenAll, "flat", "link", "small");
        all.setContentDisplay(ContentDisplay.RIGHT);
        card.actions(all).fill(table);
        card.setMinHeight(150);
        card.setPrefHeight(206);
    }

    Node node() {
        return card;
    }

    void show(List<FailingMethod> failing, Instant serverTime) {
        table.show(failing.stream().map(each -> Row.of(each, serverTime)).toList());
    }

    /// A click on a header or on the scroll bar opens nothing.
    private static boolean isOnRow(MouseEvent click) {
        Node at = click.getPickResult().getIntersectedNode();
        while (at != null && !(at instanceof TableRow<?>)) {
            at = at.getParent();
        }
        return at instanceof TableRow<?> row && !row.isEmpty();
    }

    private void open(Consumer<FailingMethod> onOpen) {
        var chosen = table.selectedRowProperty().get();
        if (chosen != null) {
            onOpen.accept(chosen.failing());
        }
    }

    /// The class without its module; the tooltip has the full name.
    private static void showException(Label label, Row row) {
        label.setText(QualifiedName.simple(row.exception()));
        HoverText.set(label, row.exception());
    }
}
