package signalbox.ui.runners;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.time.Instant;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import signalbox.election.RunnerConnection;
import signalbox.monitor.history.History.Event;
import signalbox.text.TimeText;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.kit.table.DataTable;

/// What happened among the runners since the watch began, newest first.
final class ElectionLog {
    private static final Pattern NAME =
            Pattern.compile(RunnerConnection.PREFIX + "(\\p{XDigit}{8})-[\\p{XDigit}-]{27}");

    private final DataTable<Event> table;

    ElectionLog(ColumnMemory memory, ObjIntConsumer<Instant> onBackend) {
        table = new DataTable<>("election-log", event -> event, memory);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.column("at", "Time, UTC", 108, event -> TimeText.exact(event.at()))
                .style("t-mono", "t-muted")
                .moment(Event::at)
                .sortedBy(comparing(Event::at));
        table.column("event", "Event", 128, event -> text(event.kind()))
                .drawn(Label::new, ElectionLog::event)
                .sortedBy(comparing(Event::kind));
        table.column("pid", "PID", 72, event -> Integer.toString(event.pid()))
                .style("t-mono")
                .sortedBy(comparingInt(Event::pid));
        table.column("text", "What was seen", 460, Event::text)
                .drawn(() -> Labels.of("", "t-12", "t-muted"), (label, event) -> {
                    label.setText(brief(event.text()));
                    label.setTooltip(new Tooltip(event.text()));
                });
        table.ready(new EmptyState(
                Icon.AUDIT,
                "Nothing has happened since the watch began.",
                "Runners that join, lead or leave are listed here."));
        table.selectedRowProperty().subscribe(event -> {
            if (event != null) {
                onBackend.accept(event.at(), event.pid());
            }
        });
        table.setOnMouseClicked(_ -> {
            var event = table.selectedRowProperty().get();
            if (event != null) {
                onBackend.accept(event.at(), event.pid());
            }
        });
    }

    Node node() {
        return table;
    }

    void show(List<Event> events) {
        table.show(events);
    }

    private static void event(Label label, Event event) {
        label.setText(text(event.kind()));
        label.setGraphicTextGap(6);
        label.setGraphic(
                switch (event.kind()) {
                    case JOINED -> Icon.CONNECTED.at(15);
                    case ELECTED -> Icon.LEADER.at(15, "i-accent");
                    case FIRST_DISPATCH -> Icon.STARTED.at(15, "i-success");
                    case LEADER_LOST -> Icon.DISCONNECTED.at(15, "i-danger");
                    case LEFT -> Icon.DISCONNECTED.at(15);
                });
    }

    /// Runners are named by the beginning of their uuid, as everywhere else.
    static String brief(String text) {
        return NAME.matcher(text).replaceAll("$1");
    }

    private static String text(Event.Kind kind) {
        return switch (kind) {
            case JOINED -> "Joined";
            case ELECTED -> "Elected";
            case FIRST_DISPATCH -> "First dispatch";
            case LEADER_LOST -> "Leader lost";
            case LEFT -> "Left";
        };
    }
}
