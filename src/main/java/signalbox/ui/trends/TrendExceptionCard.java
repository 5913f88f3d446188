package signalbox.ui.trends;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import signalbox.queue.count.FailingMethod;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.QualifiedName;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.HoverText;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.kit.table.DataTable;

/// The exceptions of the failed jobs of one method that are still in the table.
final class TrendExceptionCard {
    /// With its age in words, so that a row counts as new only when something in it has changed.
    private record ExceptionRow(FailingMethod failing, String lastStarted) {
        String exception() {
            return Objects.requireNonNullElse(failing.exception(), "");
        }
    }

    private final DataTable<ExceptionRow> table;
    private final Card card = new Card("Exceptions").subtitle("failed jobs still in the table");

    TrendExceptionCard(ColumnMemory columns) {
        table = new DataTable<>("trend-exceptions", row -> row.failing().channel() + ' ' + row.exception(), columns);
        table.column("exception", "Exception", 320, ExceptionRow::exception)
                .drawn(() -> Labels.of("", "t-mono-11"), TrendExceptionCard::showException)
                .sortedBy(Comparator.comparing(ExceptionRow::exception));
        table.column("channel", "Channel", 180, row -> row.failing().channel()).style("t-muted");
        table.column(
                        "failed",
                        "Failed",
                        90,
                        row -> NumberText.count(row.failing().failed()))
                .sortedBy(Comparator.comparingLong(row -> row.failing().failed()))
                .style("t-semibold")
                .right();
        table.column("started", "Last started", 120, ExceptionRow::lastStarted)
                .style("t-muted")
                .right();
        table.ready(new EmptyState(Icon.DONE, "No failed jobs of this method", ""));
        card.fill(table);
        card.setMinHeight(170);
        card.setPrefHeight(260);
    }

    /// The class without its module; the tooltip has the full name.
    private static void showException(Label label, ExceptionRow row) {
        label.setText(QualifiedName.simple(row.exception()));
        HoverText.set(label, row.exception());
    }

    Card node() {
        return card;
    }

    void show(List<FailingMethod> exceptions, Instant now) {
        table.show(exceptions.stream()
                .map(each -> new ExceptionRow(each, ago(each.lastStarted(), now)))
                .toList());
    }

    private static String ago(@Nullable Instant at, Instant now) {
        return at == null ? "unknown" : DurationText.ago(Duration.between(at, now));
    }
}
