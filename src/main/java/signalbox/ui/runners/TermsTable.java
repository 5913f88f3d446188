package signalbox.ui.runners;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.history.LedgerTerm;
import signalbox.text.TimeText;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.HoverText;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.kit.table.DataTable;
import signalbox.ui.runners.content.RunnerRow;
import signalbox.ui.runners.content.TermRow;

/// Which runner led from when to when, as the ledger has it, newest first.
final class TermsTable {
    private final DataTable<TermRow> table;
    private final TerminationsViewModel terminations;

    TermsTable(ColumnMemory memory, TerminationsViewModel terminations) {
        this.terminations = terminations;
        table = new DataTable<>("terms", TermRow::id, memory);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.column("from", "From, UTC", 110, TermsTable::from)
                .drawn(
                        () -> Labels.of("", "t-mono-11"),
                        (label, row) -> moment(label, row.from(), row.term().from()))
                .moment(row -> row.term().from())
                .sortedBy(comparing(row -> row.term().from()));
        table.column("to", "To, UTC", 90, TermsTable::to)
                .drawn(
                        () -> Labels.of("", "t-mono-11"),
                        (label, row) -> moment(label, row.to(), row.term().to()))
                .moment(row -> row.term().to())
                .sortedBy(comparing(row -> row.term().to(), nullsLast(naturalOrder())));
        table.column("length", "Duration", 92, TermRow::length)
                .right()
                .sortedBy(comparing(row -> row.term().length()));
        table.column("pid", "PID", 58, TermRow::pid)
                .style("t-mono")
                .sortedBy(comparingInt(row -> row.term().leader().pid()));
        table.column("instance", "UUID", 76, TermRow::instance)
                .style("t-mono-11", "t-muted")
                .sortedBy(comparing(TermRow::instance));
        table.column("worker", "Worker", 88, TermRow::worker)
                .drawn(Label::new, TermsTable::worker)
                .sortedBy(comparing(TermRow::worker));
        table.column("database", "Database", 110, TermRow::database)
                .sortedBy(comparing(TermRow::database))
                .hidden();
        table.column("gap", "Gap before", 84, TermRow::gapBefore)
                .right()
                .sortedBy(comparing(row -> row.term().gapBefore(), nullsLast(naturalOrder())));
        table.column("done", "Done seen", 78, TermRow::done)
                .right()
                .sortedBy(comparingLong(row -> row.term().done()));
        table.column("ending", "How it ended", 180, this::ending)
                .drawn(EndingCell::new, this::ending)
                .sortedBy(comparing(this::ending));
        table.ready(new EmptyState(
                Icon.AUDIT,
                "No term of leadership has been seen yet.",
                "Each term is listed here, with its" + " start and end."));
        terminations.known().subscribe(_ -> table.refresh());
    }

    Node node() {
        return table;
    }

    void show(List<TermRow> terms) {
        table.show(terms);
    }

    /// With the date, because what is copied is read elsewhere, and later.
    private static String from(TermRow row) {
        return (row.term().knownFrom() ? "" : "before ")
                + TimeText.withDate(row.term().from());
    }

    private static String to(TermRow row) {
        var to = row.term().to();
        return to == null ? "" : TimeText.withDate(to);
    }

    private static void moment(Label label, String text, @Nullable Instant at) {
        label.setText(text);
        HoverText.set(label, at == null ? "" : TimeText.inBothZones(at));
    }

    private static void worker(Label label, TermRow row) {
        var known = !row.worker().equals(RunnerRow.NONE);
        label.setText(known ? "" : row.worker());
        label.setGraphic(known ? Badge.worker(row.worker()) : null);
        label.setAccessibleText(row.worker());
    }

    /// Who ended it, where the audit log has that; else what was seen.
    private String ending(TermRow row) {
        return terminations
                .of(row.term())
                .map(by -> TerminationsViewModel.label(by, row.today()))
                .orElse(row.ending());
    }

    private void ending(EndingCell cell, TermRow row) {
        var by = terminations.of(row.term());
        cell.label().setText(by.isPresent() ? "" : row.ending());
        cell.label().setGraphic(by.isPresent() ? Icon.TERMINATE.at(15, "i-warning") : mark(row.term()));
        cell.label().setAccessibleText(by.isPresent() ? "terminated" : row.ending());
        cell.show(ending(row), by, () -> by.ifPresent(terminations::open));
    }

    private static Node mark(LedgerTerm term) {
        var ending = term.ending();
        if (ending == null) {
            return Icon.LEADER.at(15, "i-accent");
        }
        return switch (ending) {
            case TERMINATED -> Icon.TERMINATE.at(15, "i-warning");
            case ENDED -> Icon.DISCONNECTED.at(15, "i-danger");
            case LOST_LEAD -> Icon.CONNECTED.at(15, "i-subtle");
            case AMBIGUOUS -> Icon.WARNING.at(15, "i-warning");
            case NOT_WATCHED -> Icon.HELP.at(15, "i-subtle");
        };
    }
}
