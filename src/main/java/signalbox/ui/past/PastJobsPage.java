package signalbox.ui.past;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import signalbox.queue.JobState;
import signalbox.text.NumberText;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SpokenName;
import signalbox.ui.kit.state.StateStyle;
import signalbox.ui.past.PastTable.TextColumn;
import signalbox.ui.screen.ScreenName;
import signalbox.ui.screen.life.JobLifePane;

/// Jobs at a moment of the past: how many there were, what happened to them around it, and the life of one.
final class PastJobsPage implements PastPage {
    private static final double HIGH = 420;
    private static final double LEAST_HIGH = 260;
    private static final List<JobState> OPEN =
            List.of(JobState.WAIT_DEPENDENCIES, JobState.PENDING, JobState.ENQUEUED, JobState.STARTED, JobState.FAILED);

    private final PastViewModel model;
    private final PastTable all = new PastTable(TextColumn.text("State"), TextColumn.number("Jobs"));
    private final PastTable byChannel = new PastTable(
            new TextColumn("Channel", false, true),
            TextColumn.number("wait_deps"),
            TextColumn.number("pending"),
            TextColumn.number("enqueued"),
            TextColumn.number("started"),
            TextColumn.number("failed"));
    private final TextField uuid = new TextField();
    private final JobLifePane life = new JobLifePane();
    private final PastEventsCard events;
    private final PastFrame frame;

    PastJobsPage(PastViewModel model) {
        this.model = model;
        events = new PastEventsCard(model);
        var counts = new Card("All jobs").body(all);
        counts.setMinWidth(210);
        var channels = new Card("Open jobs by channel")
                .subtitle("each in its own channel")
                .body(byChannel);
        HBox.setHgrow(channels, Priority.ALWAYS);
        HBox.setHgrow(events.node(), Priority.SOMETIMES);
        events.node().setPrefWidth(370);
        var lower = new HBox(12, lifeCard(), events.node());
        lower.setPrefHeight(HIGH);
        lower.setMinHeight(LEAST_HIGH);
        frame = new PastFrame(ScreenName.JOBS, new HBox(12, counts, channels), lower);
        model.life().subscribe(found -> {
            if (found == null) {
                life.say("Type or paste the UUID of a job.");
            } else {
                uuid.setText(found.uuid());
                life.show(found);
            }
        });
    }

    private Card lifeCard() {
        uuid.setId("past-uuid");
        uuid.setPromptText("UUID");
        SpokenName.field(uuid, "UUID of a job");
        uuid.setPrefWidth(230);
        uuid.setOnAction(_ -> model.lookUp(uuid.getText()));
        var show = new Button("Show");
        show.setOnAction(_ -> model.lookUp(uuid.getText()));
        VBox.setVgrow(life.node(), Priority.ALWAYS);
        var card = new Card("The life of one job")
                .actions(Labels.row(6, uuid, show))
                .fill(life.node());
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    @Override
    public Node node() {
        return frame.node();
    }

    @Override
    public void show(PastContent content) {
        var known = new PastFacts(content.moment().now());
        var counts = known.moment().counts();
        var total =
                counts == null ? "the counts were not recorded" : NumberText.ofFigure(PastTexts.total(counts), "job");
        if (!frame.show(content, total)) {
            return;
        }
        all.show(states(known));
        byChannel.show(
                counts == null
                        ? List.of()
                        : counts.byChannel().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(each -> row(each.getKey(), each.getValue()))
                                .toList());
        events.show(content);
    }

    private static List<List<Node>> states(PastFacts known) {
        var rows = new ArrayList<List<Node>>();
        for (var state : JobState.values()) {
            var figure = known.figure(state);
            if (state != JobState.OTHER || !(figure.equals("0") || figure.equals("–"))) {
                var style = StateStyle.of(state);
                rows.add(List.of(
                        Labels.row(7, style.at(15), PastTable.cell(style.word())),
                        PastTable.cell(figure, "t-semibold")));
            }
        }
        return rows;
    }

    private static List<Node> row(String channel, Map<JobState, Long> states) {
        var row = new ArrayList<Node>();
        row.add(PastTable.cell(channel));
        for (var state : OPEN) {
            var jobs = states.getOrDefault(state, 0L);
            row.add(jobs == 0 ? PastTable.cell("0", "t-12", "t-subtle") : PastTable.cell(NumberText.count(jobs)));
        }
        return row;
    }
}
