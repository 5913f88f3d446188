package signalbox.ui.runners;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.election.Anomaly;
import signalbox.text.Severity;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.CodeBlock;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SidePane;
import signalbox.ui.kit.TextClipboard;
import signalbox.ui.kit.TextHighlight;
import signalbox.ui.runners.content.RunnerDetail;
import signalbox.ui.runners.content.RunnerRow.LineState;
import signalbox.ui.runners.content.SuccessionForecast;
import signalbox.ui.screen.log.LogPane;
import signalbox.ui.screen.log.LogSubject;
import signalbox.ui.screen.log.LogViewModel;

/// The selected connection: what is wrong with it, what is known about it, why it has its place, what happens if it
/// ends.
final class DetailPane {
    private static final int WIDEST = 48;
    private static final int LOG_LINES = 18;

    private final RunnersViewModel model;
    private final Node crown = Icon.LEADER.at(17, "i-accent");
    private final Label title = Labels.of("", "t-16", "t-semibold");
    private final Badge worker = Badge.worker("");
    private final Badge role = new Badge("", Badge.Style.NEUTRAL);
    private final VBox boxes = new VBox(8);
    private final FactsPart facts = new FactsPart();
    private final Label whyTitle = Labels.of("", "t-12", "t-semibold");
    private final Label why = Labels.sentence("", "t-12");
    private final Label next = Labels.sentence("", "t-13", "t-semibold");
    private final Label after = Labels.sentence("", "t-12", "t-muted");
    private final VBox forecast;
    private final Label spoken = Labels.of("", "t-12", "t-muted");
    private final CodeBlock statement = new CodeBlock("last statement", 10);
    private final VBox spokenPart;
    private final VBox root;
    private List<Anomaly> boxed = List.of();
    private String silence = "";

    DetailPane(RunnersViewModel model, LogViewModel log) {
        this.model = model;
        var words = Labels.of("predicted", "t-12", "t-muted");
        forecast = section(Icon.PREDICT, Labels.of("If this backend ends", "t-12", "t-semibold"), words, next, after);
        spokenPart = section(Icon.STATEMENT, Labels.of("Last statement", "t-12", "t-semibold"), spoken, statement);
        var first = new VBox(12, boxes, facts.node());
        first.getStyleClass().add("detail-section");
        root = SidePane.of(
                head(),
                new TerminateBar(model, this::copyDetails).node(),
                first,
                section(Icon.EVIDENCE, whyTitle, Labels.of(""), why),
                forecast,
                spokenPart,
                SidePane.section(Icon.AUDIT, "Log", new LogPane(log, LOG_LINES).node()));
        for (var part : List.of(crown, worker, boxes, forecast, spokenPart, statement)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        model.detail().subscribe(detail -> {
            if (detail != null) {
                show(detail);
            }
            log.follow(detail == null ? null : new LogSubject.OfRunner(detail.process()));
        });
    }

    Node node() {
        return root;
    }

    private HBox head() {
        return Labels.row(
                8,
                crown,
                title,
                worker,
                role,
                Labels.spacer(),
                Labels.iconButton(Icon.COPY, "Copy details", this::copyDetails, "flat"),
                Labels.iconButton(Icon.CLOSE, "Close", model::deselect, "flat"));
    }

    private static VBox section(Icon icon, Label title, Label caption, Node... content) {
        var section = new VBox(8, Labels.row(8, icon.at(15), title, Labels.spacer(), caption));
        section.getChildren().addAll(content);
        section.getStyleClass().add("detail-section");
        return section;
    }

    private void show(RunnerDetail detail) {
        title.setText(detail.title());
        crown.setVisible(detail.lineState() == LineState.LEADS);
        worker.showWorker(detail.worker().badge());
        worker.setVisible(!detail.worker().badge().isEmpty());
        role.show(detail.role(), look(detail));
        facts.show(detail.facts());
        whyTitle.setText(detail.whyTitle());
        why.setText(String.join("\n", detail.evidence()));
        showBoxes(detail);
        showForecast(detail.forecast());
        showStatement(detail);
    }

    private static Badge.Style look(RunnerDetail detail) {
        return switch (detail.lineState()) {
            case LEADS -> Badge.Style.ACCENT;
            case WAITS -> Badge.Style.NEUTRAL;
            case ENDED -> Badge.Style.DASHED;
        };
    }

    private void showBoxes(RunnerDetail detail) {
        if (detail.anomalies().equals(boxed) && detail.silence().equals(silence)) {
            boxes.setVisible(!boxes.getChildren().isEmpty());
            return;
        }
        boxed = detail.anomalies();
        silence = detail.silence();
        boxes.getChildren()
                .setAll(boxed.stream()
                        .map(anomaly -> box(
                                anomaly.code().severity(),
                                anomaly.code().title(),
                                anomaly.evidence(),
                                anomaly.code().why()))
                        .toList());
        if (!silence.isEmpty()) {
            boxes.getChildren().add(box(Severity.WARNING, "Silent runner", List.of(), silence));
        }
        boxes.setVisible(!boxes.getChildren().isEmpty());
    }

    private static Node box(Severity severity, String title, List<String> evidence, String why) {
        var lines = new ArrayList<Node>();
        evidence.forEach(seen -> lines.add(Labels.sentence(seen, "t-12")));
        lines.add(Labels.sentence(why, "t-12", "t-muted"));
        return SidePane.box(severity(severity), title, lines.toArray(Node[]::new));
    }

    static Banner.Level severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Banner.Level.DANGER;
            case WARNING -> Banner.Level.WARNING;
            case INFO -> Banner.Level.INFORMATION;
        };
    }

    private void showForecast(@Nullable SuccessionForecast predicted) {
        forecast.setVisible(predicted != null);
        if (predicted != null) {
            next.setText(predicted.pid().isEmpty() ? predicted.text() : "pid " + predicted.headline());
            next.getStyleClass().removeAll("t-success", "t-warning", "t-danger");
            switch (predicted.tone()) {
                case CALM -> {}
                case GOOD -> next.getStyleClass().add("t-success");
                case WARNING -> next.getStyleClass().add("t-warning");
                case DANGER -> next.getStyleClass().add("t-danger");
            }
            after.setText(String.join(" ", predicted.sentences()));
        }
    }

    private void showStatement(RunnerDetail detail) {
        spokenPart.setVisible(detail.lineState() != LineState.ENDED);
        spoken.setText(detail.spoken());
        var text = detail.statement();
        statement.setVisible(text != null);
        if (text != null) {
            var lines = StatementWrapper.wrapped(text, WIDEST);
            statement.show(lines, TextHighlight.sql(lines));
        }
    }

    private void copyDetails() {
        var detail = model.detail().get();
        if (detail != null) {
            TextClipboard.copy(detail.text());
        }
    }
}
