package signalbox.ui.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.config.check.ConfigFinding;
import signalbox.text.ListText;
import signalbox.text.NumberText;
import signalbox.text.Severity;
import signalbox.ui.config.content.Comparison;
import signalbox.ui.config.content.RunnerSettingsInUse;
import signalbox.ui.kit.ChosenStyle;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SeverityIcon;
import signalbox.ui.kit.SidePane;

/// Shows the findings of the chosen file, and the values that the runner uses.
final class FindingsPane {
    private static final ChosenStyle LOOK = ChosenStyle.of("url-wrong", "url-right", "url-plain");
    private static final int MOST = 50;

    private final ConfigViewModel model;
    private final Label title = Labels.of("", "t-13", "t-semibold");
    private final Label count = Labels.of("", "pill");
    private final Label criticals = Labels.of("", "t-12", "t-semibold", "t-danger");
    private final Label warnings = Labels.of("", "t-12", "t-semibold", "t-warning");
    private final VBox findings = new VBox();
    private final VBox notes = new VBox();
    private final HBox notesHead = head(Labels.of("Worth knowing", "t-13", "t-semibold"));
    private final Label useOf = Labels.of("", "t-12", "t-muted");
    private final VBox settings = new VBox();
    private final Label urlNow = Labels.sentence("", "t-mono-11");
    private final Label urlAfter = Labels.sentence("", "t-mono-11");
    private final VBox now = urlBox("Dispatch URL now", urlNow);
    private final VBox after = urlBox("Dispatch URL after the patch", urlAfter);
    private final Label environment = Labels.sentence("", "t-11", "t-muted");
    private final VBox pane;

    FindingsPane(ConfigViewModel model) {
        this.model = model;
        criticals.setGraphic(SeverityIcon.icon(Severity.CRITICAL, 14));
        warnings.setGraphic(SeverityIcon.icon(Severity.WARNING, 14));
        SidePane.foldable(criticals, warnings, after, environment, notesHead);
        var use = head(Labels.of("What the runner uses now", "t-13", "t-semibold"), useOf);
        var urls = new VBox(8, now, after, environment);
        urls.getStyleClass().add("dispatch-urls");
        var again = Labels.button("Read again", Icon.REFRESH, model::readAgain);
        again.setId("read-again");
        var keep = Labels.button("Keep a copy", Icon.KEEP, model::keep);
        keep.setId("keep-copy");
        pane = SidePane.of(
                Labels.row(8, title, count, Labels.spacer(), criticals, warnings),
                Labels.row(10, again, keep),
                findings,
                use,
                settings,
                urls,
                notesHead,
                notes);
        pane.getStyleClass().add("findings-pane");
        model.content().subscribe(this::show);
    }

    Node node() {
        return pane;
    }

    private static HBox head(Node... parts) {
        var head = Labels.row(8, parts);
        head.getStyleClass().add("use-head");
        return head;
    }

    private static VBox urlBox(String title, Label url) {
        var box = new VBox(4, Labels.row(8, Icon.DISPATCH.at(14), Labels.of(title, "t-12", "t-semibold")), url);
        box.getStyleClass().add("dispatch-url");
        return box;
    }

    private void show(@Nullable ConfigContent content) {
        if (content == null) {
            return;
        }
        var compared = content.compared();
        title.setText("Findings in " + content.subject());
        count.setText(NumberText.count(compared.findings().size()));
        severity(criticals, compared.count(Severity.CRITICAL));
        severity(warnings, compared.count(Severity.WARNING));
        showFindings(compared);
        useOf.setText("of " + content.subject());
        showUse(compared);
    }

    private static void severity(Label label, long number) {
        label.setText(NumberText.count(number));
        label.setVisible(number > 0);
    }

    private void showFindings(Comparison compared) {
        var byWeight = compared.findings().stream()
                .collect(Collectors.partitioningBy(finding -> finding.severity() == Severity.INFO));
        var serious = boxes(Objects.requireNonNull(byWeight.get(false)));
        findings.getChildren().setAll(serious.isEmpty() ? List.of(note(nothing(compared))) : serious);
        notes.getChildren().setAll(boxes(Objects.requireNonNull(byWeight.get(true))));
        notesHead.setVisible(!notes.getChildren().isEmpty());
    }

    private static String nothing(Comparison compared) {
        return compared.right().isFile()
                ? "Nothing serious was found."
                : "Parameters are not checked: choose an odoo.conf here.";
    }

    private List<Node> boxes(List<ConfigFinding> found) {
        var boxes = new ArrayList<Node>();
        found.stream().limit(MOST).forEach(each -> boxes.add(new FindingBox(each, model)));
        if (found.size() > MOST) {
            boxes.add(note(ListText.more(found.size() - MOST)));
        }
        return boxes;
    }

    private static Label note(String words) {
        return Labels.sentence(words, "t-12", "t-muted", "findings-note");
    }

    private void showUse(Comparison compared) {
        var use = compared.use();
        var correction = compared.correction();
        settings.getChildren()
                .setAll(use.settings().stream()
                        .map(setting -> row(setting, compared))
                        .toList());
        urlNow.setText(use.url());
        var isWrong = !correction.isEmpty() && !correction.use().url().equals(use.url());
        look(
                now,
                isWrong || compared.right().file().error().isPresent()
                        ? "url-wrong"
                        : compared.count(Severity.CRITICAL) == 0 ? "url-right" : "url-plain");
        after.setVisible(!correction.isEmpty());
        urlAfter.setText(correction.use().url());
        look(after, correction.isSound() ? "url-right" : "url-plain");
        environment.setVisible(!use.environmentKnown());
        environment.setText(
                "The environment variables of the Odoo process are not known: ODOO_QUEUE_JOB_… there override"
                        + " the file.");
    }

    private static void look(VBox box, String style) {
        LOOK.set(box, style);
    }

    private HBox row(RunnerSettingsInUse.Setting setting, Comparison compared) {
        var name = Labels.of(setting.name(), "t-12", "t-muted", "use-name");
        var value = Labels.of(setting.value(), "t-mono-11");
        value.setMinWidth(0);
        value.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(value, Priority.ALWAYS);
        value.setTooltip(new Tooltip(setting.value()));
        if (setting.line() != null && compared.worst(setting.line()) == Severity.CRITICAL) {
            value.getStyleClass().add("t-danger");
        } else if (setting.isDefault()) {
            value.getStyleClass().add("t-warning");
        }
        var row = new HBox(8, name, value, origin(setting));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("use-row");
        return row;
    }

    private Node origin(RunnerSettingsInUse.Setting setting) {
        var line = setting.line();
        if (line == null) {
            var label = Labels.of(setting.origin(), "t-12", "t-muted");
            label.setMinWidth(Label.USE_PREF_SIZE);
            return label;
        }
        var link = new Hyperlink(setting.origin());
        link.getStyleClass().add("line-link");
        link.setMinWidth(Hyperlink.USE_PREF_SIZE);
        link.setOnAction(_ -> model.goTo(line));
        return link;
    }
}
