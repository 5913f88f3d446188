package signalbox.ui.failover;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.failover.Preflight;
import signalbox.failover.report.PreflightCheck;
import signalbox.text.NumberText;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.ChosenStyle;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.screen.action.ArmHint;

/// The set-up of a drill: the method, the probe jobs, the preflight, and the button.
final class SetupPart {
    private static final ChosenStyle PASSED = ChosenStyle.of("t-success", "t-danger");
    /// If a check's name and text together have more characters than this, the text is below the name, not beside it.
    private static final int BESIDE = 52;

    private final MethodChoice methods;
    private final VBox checks = new VBox(7);
    private final Label passed = Labels.of("", "t-12", "t-semibold");
    private final Label successor = Labels.sentence("", "t-12");
    private final Button run;
    private final Button stop;
    private final ArmHint obstacle = ArmHint.sentence("t-12", "t-muted");
    private final Card card = new Card("Drill set-up");
    private List<PreflightCheck> shown = List.of();

    SetupPart(FailoverViewModel model) {
        methods = new MethodChoice(model.method());
        var numbers = Labels.row(
                14,
                number("How many", "drill-first", model.first(), 1, 10),
                number("Probe jobs", "drill-probes", model.probes(), 0, 200),
                number("Target time (s)", "drill-target", model.targetSeconds(), 1, 600));
        var body = new VBox(
                14,
                part("Method", methods),
                numbers,
                part("Predicted successor", successor),
                new VBox(
                        8,
                        Labels.row(8, Labels.of("Preflight", "t-12", "t-semibold"), Labels.spacer(), passed),
                        checks));
        body.getStyleClass().add("setup-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        // It gets the height that is left: many checks must not push the buttons together.
        scroll.setPrefHeight(200);
        run = Labels.button("Run drill…", Icon.RUN, model::run, "danger");
        run.setId("run-drill");
        stop = Labels.button("Stop", Icon.STOP, model::stop);
        stop.setId("stop-drill");
        obstacle.setId("drill-obstacle");
        var foot = new VBox(8, obstacle, Labels.row(8, run, stop));
        foot.getStyleClass().add("setup-foot");
        obstacle.managedProperty().bind(obstacle.textProperty().isNotEmpty());
        HBox.setHgrow(foot, Priority.ALWAYS);
        card.fill(scroll).footer(foot);
        card.setPrefWidth(366);
        card.setMinWidth(366);
        model.preflight().subscribe(this::show);
        model.obstacle().subscribe(words -> {
            obstacle.setText(words);
            run.setDisable(!words.isEmpty());
        });
        model.running().subscribe(runs -> {
            stop.setDisable(!runs);
            methods.setDisable(runs);
            numbers.setDisable(runs);
        });
    }

    Node node() {
        return card;
    }

    void focus() {
        methods.focus();
    }

    private static VBox part(String title, Node content) {
        return new VBox(6, Labels.of(title, "t-12", "t-semibold"), content);
    }

    private static VBox number(String name, String id, IntegerProperty value, int least, int most) {
        var spinner = new Spinner<Integer>(least, most, value.get());
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setPrefWidth(96);
        spinner.setMinWidth(Region.USE_PREF_SIZE);
        spinner.valueProperty().subscribe(now -> {
            if (now != null) {
                value.set(now);
            }
        });
        var label = Labels.of(name, "t-12", "t-medium");
        label.setLabelFor(spinner);
        return new VBox(4, label, spinner);
    }

    private void show(@Nullable Preflight preflight) {
        if (preflight == null) {
            forget();
            return;
        }
        var predicted = preflight.predicted();
        successor.setText(
                predicted == null
                        ? "no successor can be named"
                        : "pid " + predicted.pid() + ", " + predicted.shortName() + ", database "
                                + predicted.database());
        var good = preflight.checks().stream().filter(check -> !check.fails()).count();
        passed.setText(NumberText.count(good) + " of "
                + NumberText.count(preflight.checks().size()) + " passed");
        PASSED.set(passed, preflight.passes() ? "t-success" : "t-danger");
        if (!preflight.checks().equals(shown)) {
            shown = preflight.checks();
            checks.getChildren().setAll(shown.stream().map(SetupPart::line).toList());
        }
    }

    /// The results for another plan say nothing about this one.
    private void forget() {
        successor.setText("…");
        passed.setText("");
        shown = List.of();
        checks.getChildren().clear();
    }

    private static Node line(PreflightCheck check) {
        var icon = switch (check.result()) {
            case PASS -> Icon.DONE.at(15, "i-success");
            case WARN -> Icon.WARNING.at(15, "i-warning");
            case FAIL -> Icon.FAILED.at(15, "i-danger");
        };
        var item = Labels.of(check.item(), "t-12");
        item.setMinWidth(Region.USE_PREF_SIZE);
        var words = Labels.sentence(check.text(), "t-11", "t-muted");
        words.setMaxWidth(Double.MAX_VALUE);
        var line = new HBox(8, icon);
        if (check.item().length() + check.text().length() > BESIDE) {
            var below = new VBox(1, item, words);
            HBox.setHgrow(below, Priority.ALWAYS);
            line.getChildren().add(below);
        } else {
            words.getStyleClass().add("check-words");
            HBox.setHgrow(words, Priority.ALWAYS);
            line.getChildren().addAll(item, words);
        }
        line.setAccessibleRole(AccessibleRole.TEXT);
        line.setAccessibleText(check.item() + ": " + check.text());
        return line;
    }
}
