package signalbox.ui.overview;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.health.Remedy;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.ChosenStyle;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.KeyValues;
import signalbox.ui.kit.Labels;
import signalbox.ui.screen.action.RemedyButtons;
import signalbox.ui.screen.timeline.NoLeaderLabel.Concern;

/// Which runner leads, since when, whether it works, and which would be next.
final class LeaderCard {
    private static final ChosenStyle CONCERN = ChosenStyle.of("t-danger", "t-warning");
    private final Label since = Labels.of("", "t-12", "t-muted");
    private final Label heading = Labels.of("", "t-20", "t-semibold");
    private final Badge embedded = Badge.worker("EMBEDDED");
    private final Badge pace = new Badge("", Badge.Style.NEUTRAL);
    private final Label identity = Labels.of("", "t-mono", "t-muted");
    private final Label reason = Labels.sentence("", "t-12", "t-muted");
    private final KeyValues facts = new KeyValues(86);
    private final Label scheme = facts.row("Scheme");
    private final Label lastDispatch = facts.row("Last dispatch");
    private final Label activity = facts.row("Connection");
    private final Label work = facts.row("Throughput");
    private final HBox next = Labels.row(8);
    private final FlowPane ways = new FlowPane(8, 6);
    private final RemedyButtons buttons;
    private @Nullable Line shownNext;
    private List<Remedy> shown = List.of();
    private final Card card =
            new Card("Leader").icon(Icon.LEADER.at(16, "i-accent")).actions(since);

    /// @param buttons for what may bring a leader while there is none
    LeaderCard(RemedyButtons buttons) {
        this.buttons = buttons;
        var head = Labels.row(10, heading, embedded, Labels.spacer(), pace);
        var line = Labels.of("Successor", "t-12", "t-muted");
        line.setMinWidth(86 + 8);
        card.styledBody("leader-body", new VBox(2, head, identity, reason), ways, facts)
                .footer(line, next);
        card.setPrefWidth(372);
        card.setMinWidth(340);
        embedded.managedProperty().bind(embedded.visibleProperty());
        identity.managedProperty().bind(identity.visibleProperty());
        reason.managedProperty().bind(reason.visibleProperty());
        ways.managedProperty().bind(ways.visibleProperty());
        ways.setVisible(false);
        pace.setGraphic(Icon.DOT.at(7));
    }

    Node node() {
        return card;
    }

    /// @param asOf the time of the figures if they are old; otherwise empty
    void show(LeaderContent leader, String asOf) {
        since.setText(leader.since());
        heading.setText(leader.heading());
        embedded.setVisible(leader.embedded());
        switch (leader.concern()) {
            case NONE -> CONCERN.set(heading);
            case UNKNOWN -> CONCERN.set(heading, "t-warning");
            case ALARM -> CONCERN.set(heading, "t-danger");
        }
        identity.setText(leader.identity());
        reason.setText(leader.identity());
        identity.setVisible(leader.exists());
        reason.setVisible(!leader.exists());
        show(leader.pace(), asOf);
        scheme.setText(leader.scheme());
        lastDispatch.setText(leader.lastDispatch());
        activity.setText(leader.activity());
        work.setText(leader.work());
        showNext(leader);
        showWays(leader.ways());
    }

    /// Who follows, as the card shows it.
    private record Line(boolean isUnknown, List<Integer> pids) {}

    /// The buttons are made again only for other ways, so that one keeps the focus.
    private void showWays(List<Remedy> wanted) {
        if (!wanted.equals(shown)) {
            shown = wanted;
            ways.getChildren()
                    .setAll(wanted.stream()
                            .flatMap(way -> buttons.of(way).stream())
                            .toList());
            ways.setVisible(!wanted.isEmpty());
        }
    }

    private void show(QueuePace shown, String asOf) {
        if (!asOf.isEmpty()) {
            pace.show(asOf, Badge.Style.WARNING);
            return;
        }
        pace.show(
                shown.label(),
                switch (shown) {
                    case DISPATCHING, MOVING -> Badge.Style.SUCCESS;
                    case ELSEWHERE -> Badge.Style.WARNING;
                    case STILL, OBSERVED -> Badge.Style.DANGER;
                    case IDLE, WAITING -> Badge.Style.NEUTRAL;
                });
    }

    /// Made again only for other runners.
    private void showNext(LeaderContent leader) {
        var line = new Line(
                leader.concern() == Concern.UNKNOWN,
                leader.next().stream().map(each -> each.connection().pid()).toList());
        if (line.equals(shownNext)) {
            return;
        }
        shownNext = line;
        next.getChildren().clear();
        if (leader.concern() == Concern.UNKNOWN) {
            next.getChildren().add(Labels.of("unknown", "t-12", "t-muted"));
        } else if (leader.next().isEmpty()) {
            next.getChildren().add(Labels.of("no other runner", "t-12", "t-warning"));
        }
        for (var candidate : leader.next()) {
            var first = next.getChildren().isEmpty();
            if (!first) {
                next.getChildren().add(Icon.CHEVRON.at(14, "i-subtle"));
            }
            var pid = Integer.toString(candidate.connection().pid());
            next.getChildren().add(first ? Labels.of(pid, "t-mono") : Labels.of(pid, "t-mono", "t-muted"));
        }
    }
}
