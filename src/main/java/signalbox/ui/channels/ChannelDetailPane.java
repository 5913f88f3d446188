package signalbox.ui.channels;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.KeyValues;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.LinkedSentence;
import signalbox.ui.kit.SidePane;
import signalbox.ui.kit.state.MethodLine;
import signalbox.ui.screen.action.RemedyButtons;

/// The pane of the selected channel: why its jobs wait, its settings, and the jobs that it would dispatch next.
final class ChannelDetailPane {
    private static final double KEYS = 92;

    private final ChannelsViewModel model;
    private final RemedyButtons buttons;
    private final Label title = Labels.of("", "t-16", "t-semibold");
    private final Badge badge = new Badge("", Badge.Style.NEUTRAL);
    private final VBox reasons = new VBox(8);
    private final StackPane facts = new StackPane();
    private final VBox next = new VBox(2);
    private final Label nextText = Labels.sentence("", "t-12", "t-muted");
    private final VBox root;
    private List<ChannelDetail.Reason> shownReasons = List.of();
    private List<ChannelDetail.Fact> shownFacts = List.of();
    private List<ChannelDetail.NextJob> shownNext = List.of();

    ChannelDetailPane(ChannelsViewModel model, RemedyButtons buttons, Node foot) {
        this.model = model;
        this.buttons = buttons;
        reasons.managedProperty().bind(reasons.visibleProperty());
        nextText.managedProperty().bind(nextText.visibleProperty());
        nextText.visibleProperty().bind(nextText.textProperty().isNotEmpty());
        var first = new VBox(12, reasons, facts);
        first.getStyleClass().add("detail-section");
        var jobs = new VBox(
                8,
                Labels.row(
                        8,
                        Icon.NEXT.at(15),
                        Labels.of("Next to be dispatched", "t-12", "t-semibold"),
                        Labels.spacer(),
                        Labels.of("in a runner's order", "t-12", "t-muted")),
                nextText,
                next);
        jobs.getStyleClass().add("detail-section");
        root = SidePane.of(head(), foot, first, jobs);
        model.detail().subscribe(this::show);
    }

    Node node() {
        return root;
    }

    private HBox head() {
        var open = Labels.button("Open in Jobs", Icon.JOBS, model::openJobs, "flat");
        open.setId("channel-jobs");
        title.setMinWidth(40);
        Labels.wholeInTooltip(title);
        return Labels.row(8, title, badge, Labels.spacer(), open);
    }

    private void show(@Nullable ChannelDetail detail) {
        root.setVisible(detail != null);
        if (detail == null) {
            return;
        }
        title.setText(detail.name());
        badge.setText(detail.badge());
        nextText.setText(detail.nextText());
        if (!detail.reasons().equals(shownReasons)) {
            shownReasons = detail.reasons();
            reasons.getChildren().setAll(shownReasons.stream().map(this::box).toList());
        }
        reasons.setVisible(!shownReasons.isEmpty());
        if (!detail.facts().equals(shownFacts)) {
            shownFacts = detail.facts();
            facts.getChildren().setAll(grid(shownFacts));
        }
        if (!detail.next().equals(shownNext)) {
            shownNext = detail.next();
            next.getChildren().setAll(shownNext.stream().map(this::line).toList());
        }
    }

    private Node box(ChannelDetail.Reason reason) {
        var lines = new ArrayList<Node>();
        reason.evidence().forEach(seen -> lines.add(new LinkedSentence(model::openJob, "t-12").say(seen)));
        buttons.of(reason.remedy()).ifPresent(lines::add);
        var severity = switch (reason.tone()) {
            case DANGER -> Banner.Level.DANGER;
            case WARNING -> Banner.Level.WARNING;
            case QUIET -> Banner.Level.INFORMATION;
        };
        return SidePane.box(severity, reason.title(), lines.toArray(Node[]::new));
    }

    private static Node grid(List<ChannelDetail.Fact> facts) {
        var grid = new KeyValues(KEYS);
        facts.forEach(fact -> {
            var value = grid.row(fact.key(), "t-12");
            value.setWrapText(true);
            value.setMinHeight(Region.USE_PREF_SIZE);
            value.setText(fact.value());
        });
        return grid;
    }

    private Node line(ChannelDetail.NextJob job) {
        var call = new MethodLine();
        call.show(job.model(), job.method(), "");
        HBox.setHgrow(call, Priority.ALWAYS);
        var priority = Labels.of(job.priority(), "t-mono-11", "t-muted");
        priority.setMinWidth(26);
        priority.setAlignment(Pos.CENTER_RIGHT);
        var waited = Labels.of(job.waited(), "t-12", "t-muted");
        waited.setMinWidth(Label.USE_PREF_SIZE);
        var line = Labels.row(8, priority, call, waited);
        line.getStyleClass().add("next-job");
        line.setOnMouseClicked(_ -> model.openJob(job.uuid()));
        return line;
    }
}
