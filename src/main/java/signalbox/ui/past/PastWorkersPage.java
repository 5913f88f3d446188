package signalbox.ui.past;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.TimeText;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.Card;
import signalbox.ui.past.PastFacts.PastProcess;
import signalbox.ui.past.PastTable.TextColumn;
import signalbox.ui.screen.ScreenName;

/// Workers at a moment of the past: the processes of Odoo that there were, as far as they could be listed.
final class PastWorkersPage implements PastPage {
    private final PastTable table = new PastTable(
            TextColumn.number("pid"),
            TextColumn.text("Kind"),
            TextColumn.number("Parent"),
            TextColumn.text("Started"),
            TextColumn.number("Age"),
            new TextColumn("Listed by", false, true));
    private final Card card = new Card("Processes");
    private final PastFrame frame = new PastFrame(ScreenName.WORKERS, card);

    PastWorkersPage() {
        card.body(table);
        table.managedProperty().bind(table.visibleProperty());
    }

    @Override
    public Node node() {
        return frame.node();
    }

    @Override
    public void show(PastContent content) {
        var processes = new PastFacts(content.moment().now()).processes();
        if (!frame.show(content, NumberText.of(processes.size(), "process", "processes"))) {
            return;
        }
        card.subtitle(
                processes.isEmpty()
                        ? "none was recorded: processes are known only where they can be listed"
                        : "memory, CPU and arguments are not recorded");
        table.setVisible(!processes.isEmpty());
        table.show(processes.stream().map(each -> row(each, content.at())).toList());
    }

    private static List<Node> row(PastProcess process, Instant at) {
        var started = process.started();
        return List.of(
                PastTable.cell(Integer.toString(process.pid()), "t-mono"),
                Badge.worker(process.kind().toUpperCase(Locale.ROOT)),
                PastTable.cell(Integer.toString(process.parent()), "t-mono"),
                PastTable.cell(started == null ? PastFacts.NOT_RECORDED : TimeText.narrow(started, at), "t-mono"),
                PastTable.cell(started == null ? "" : DurationText.of(Duration.between(started, at))),
                PastTable.cell(process.source(), "t-12", "t-muted"));
    }
}
