package signalbox.ui.past;

import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import signalbox.queue.JobState;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.ShownTime;
import signalbox.text.TimeText;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.KeyValues;
import signalbox.ui.kit.Labels;

/// Who led at a moment, since when, and what came next.
final class PastLeaderCard {
    private final PastViewModel model;
    private final Label since = Labels.of("", "t-12", "t-muted");
    private final Label heading = Labels.of("", "t-20", "t-semibold");
    private final Badge worker = Badge.worker("CRON");
    private final Label reason = Labels.sentence("", "t-12", "t-muted");
    private final KeyValues facts = new KeyValues(96);
    private final Label scheme = facts.row("Scheme");
    private final Label dispatch = facts.row("Last dispatch");
    private final Label waiting = facts.row("Waiting");
    private final Label connected = facts.row("Connected");
    private final Label next = Labels.of("", "t-12");
    private final Hyperlink go = new Hyperlink("Go there");
    private final Card card =
            new Card("Leader").icon(Icon.LEADER.at(16, "i-accent")).actions(since);

    PastLeaderCard(PastViewModel model) {
        this.model = model;
        var head = Labels.row(10, heading, worker);
        worker.managedProperty().bind(worker.visibleProperty());
        reason.managedProperty().bind(reason.textProperty().isNotEmpty());
        go.setId("go-to-next-lead");
        go.setMinWidth(Hyperlink.USE_PREF_SIZE);
        next.setMinWidth(0);
        Labels.wholeInTooltip(next);
        var what = Labels.of("What came next", "t-12", "t-muted");
        what.setMinWidth(Label.USE_PREF_SIZE);
        what.setTooltip(new Tooltip("What came next"));
        card.styledBody("leader-body", new VBox(2, head, reason), facts).footer(what, next, Labels.spacer(), go);
        card.setPrefWidth(372);
        card.setMinWidth(340);
    }

    Node node() {
        HBox.setHgrow(card, Priority.SOMETIMES);
        return card;
    }

    void show(PastContent content, PastFacts known) {
        var lead = known.lead().orElse(null);
        var leader = known.leader().orElse(null);
        heading.getStyleClass().remove("t-danger");
        if (leader == null) {
            var none = lead == null ? PastFacts.NOT_RECORDED : PastFacts.noLeader(lead);
            heading.setText(none);
            if (!none.equals(PastFacts.NOT_RECORDED)) {
                heading.getStyleClass().add("t-danger");
            }
        } else {
            heading.setText("pid " + leader.pid());
        }
        worker.setVisible(leader != null && !leader.worker().isEmpty());
        worker.showWorker(leader == null ? "" : leader.worker());
        reason.setText(lead == null ? "" : lead.fact("reason"));
        since.setText(lead == null ? "" : since(content));
        scheme.setText(lead == null ? "" : PastTexts.scheme(lead.fact("scheme")));
        dispatch.setText(dispatch(content));
        waiting.setText(known.figure(JobState.PENDING) + " pending, " + known.figure(JobState.STARTED) + " started");
        connected.setText(NumberText.of(known.runners().size(), "runner connection"));
        showNext(content);
    }

    private static String since(PastContent content) {
        var led = content.moment().ledSince();
        if (led == null) {
            return "";
        }
        return led.seen()
                ? "since " + ShownTime.brief(led.at(), content.at()) + " · "
                        + DurationText.of(Duration.between(led.at(), content.at()))
                : "since before " + ShownTime.brief(led.at(), content.at());
    }

    private static String dispatch(PastContent content) {
        var last = content.moment().lastDispatch();
        return last == null
                ? "none seen in the hour before"
                : ShownTime.brief(last, content.at()) + " · " + DurationText.of(Duration.between(last, content.at()))
                        + " before";
    }

    private void showNext(PastContent content) {
        var event = content.moment().nextLead();
        go.setVisible(event != null);
        go.setOnAction(_ -> {
            if (event != null) {
                model.to(event.at());
            }
        });
        next.setText(
                event == null
                        ? "no change of leadership recorded"
                        : PastEventLine.of(event).text() + " from " + TimeText.narrow(event.at(), content.at()));
    }
}
