package signalbox.ui.overview;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.queue.count.OldestPending;
import signalbox.text.DurationText;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.HoverText;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.chart.Sparkline;
import signalbox.ui.kit.state.MethodLine;

/// The job that has waited longest among those that could run, and when the next job becomes due.
final class OldestPendingCard {
    private final Label age = Labels.of("", "t-20", "t-semibold");
    private final Label channel = Labels.of("", "t-12", "t-muted");
    private final MethodLine method = new MethodLine();
    private final Label next = Labels.of("", "t-11", "t-muted");
    private final Sparkline course = new Sparkline("i-warning");
    private final Card card = new Card();

    OldestPendingCard() {
        course.setPrefHeight(34);
        course.setMinHeight(20);
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        card.styledBody(
                "oldest-body", Labels.of("Oldest pending", "t-12", "t-muted"), age, channel, method, next, gap, course);
        card.setPrefWidth(240);
        card.setMinSize(180, 0);
    }

    Node node() {
        return card;
    }

    void show(@Nullable OldestPending oldest, List<Long> seconds, String nextEta) {
        next.setText(nextEta);
        if (oldest == null) {
            age.setText("none");
            channel.setText("no job that could run is waiting");
            method.show("", "", "");
        } else {
            var known = oldest.age();
            age.setText(known == null ? "not known" : DurationText.of(known));
            HoverText.set(age, known == null ? OldestPending.NO_AGE : "");
            channel.setText(oldest.channel());
            method.show(oldest.call().model(), oldest.call().method(), "");
        }
        course.show(seconds);
    }
}
