package signalbox.ui.jobs.groups;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import signalbox.queue.group.JobGroup;
import signalbox.ui.kit.HoverText;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.chart.Sparkline;
import signalbox.ui.kit.state.MethodLine;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.kit.table.DataColumn;
import signalbox.ui.kit.table.DataTable;

/// The table of groups.
final class GroupTable {
    private static final double ROW = 30;
    private static final String WHEN = "When the jobs of the group began, from the first to the last of all groups, in "
            + JobGroup.PARTS + " parts";

    private final DataTable<GroupRow> table;

    GroupTable(ColumnMemory memory) {
        table = new DataTable<>("groups", row -> row.group().key(), memory);
        named("exception", "Exception", 190, GroupRow::exception, GroupRow::wholeException)
                .setMinWidth(96);
        named("frame", "Last own frame", 160, GroupRow::frame, GroupRow::wholeFrame)
                .setMinWidth(152);
        fixed(table.column("jobs", "Jobs", 76, GroupRow::jobs), 66, 96)
                .style("t-semibold")
                .right();
        least(table.column("method", "Method", 160, GroupRow::methods), 110)
                .drawn(MethodLine::new, (line, row) -> line.show(row.model(), row.method(), ""));
        fixed(table.column("channel", "Channel", 96, GroupRow::channels), 70, 130)
                .style("t-muted");
        fixed(table.column("first", "First started", 126, GroupRow::first), 126, 164)
                .style("t-mono")
                .moment(row -> row.group().firstStarted())
                .right();
        fixed(table.column("last", "Last started", 126, GroupRow::last), 126, 164)
                .style("t-mono")
                .moment(row -> row.group().lastStarted())
                .right();
        fixed(table.column("course", "When", 70, GroupRow::course), 60, 90)
                .drawn(() -> new Sparkline("i-danger"), (line, row) -> {
                    line.show(row.group().course());
                    Tooltip.install(line, new Tooltip(WHEN));
                    line.setAccessibleText(row.course());
                });
        named("message", "Message", 240, GroupRow::message, GroupRow::message).hidden();
        table.setFixedCellSize(ROW);
        table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.ready(new Label());
        table.setAccessibleText("Groups of failed jobs");
    }

    private DataColumn<GroupRow> named(
            String key, String title, double width, Function<GroupRow, String> text, Function<GroupRow, String> whole) {
        return least(table.column(key, title, width, text), Math.min(width, 110))
                .drawn(() -> Labels.of("", "t-mono-11"), (label, row) -> {
                    label.setText(text.apply(row));
                    HoverText.set(label, whole.apply(row));
                });
    }

    private static DataColumn<GroupRow> fixed(DataColumn<GroupRow> column, double least, double most) {
        column.setMaxWidth(most);
        return least(column, least);
    }

    private static DataColumn<GroupRow> least(DataColumn<GroupRow> column, double width) {
        column.setMinWidth(width);
        return column;
    }

    DataTable<GroupRow> node() {
        return table;
    }

    void show(List<GroupRow> rows) {
        table.show(rows);
    }
}
