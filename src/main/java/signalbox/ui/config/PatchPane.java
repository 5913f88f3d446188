package signalbox.ui.config;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.app.config.ConfigSource;
import signalbox.config.diff.ConfigPatch;
import signalbox.text.NumberText;
import signalbox.ui.config.content.Comparison;
import signalbox.ui.config.content.SuggestedPatch;
import signalbox.ui.config.content.SuggestedPatch.Check;
import signalbox.ui.config.content.SuggestedPatch.Trade;
import signalbox.ui.kit.CodeBlock;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SidePane;
import signalbox.ui.kit.TextClipboard;
import signalbox.ui.kit.TextHighlight;

/// Shows the suggested patch, its checks, and the commands that apply it. Signalbox itself applies none.
final class PatchPane extends VBox {
    private static final double HEIGHT = 236;
    private static final double CHECKS_WIDTH = 250;
    private static final int MOST_LINES = 500;
    private static final String PATCH = "odoo.conf.patch";

    private final Label title = Labels.wholeInTooltip(Labels.of("", "t-13", "t-semibold"));
    private final Label subtitle = Labels.wholeInTooltip(Labels.of("", "t-12", "t-muted"));
    private final Button copyCommands;
    private final Button copy;
    private final Button save;
    private final VBox lines = new VBox();
    private final VBox checks = new VBox(7);
    private final VBox trades = new VBox(7);
    private final ConfigViewModel model;
    private final CodeBlock commands = new CodeBlock("commands", 3);
    private final Label where = Labels.sentence("", "t-12", "t-semibold");
    private final VBox server = new VBox(7);
    private final HBox body;
    private String diff = "";
    private String apply = "";

    PatchPane(ConfigViewModel model) {
        this.model = model;
        getStyleClass().add("patch-pane");
        copy = Labels.button("Copy patch", Icon.COPY, () -> TextClipboard.copy(diff));
        copy.setId("copy-patch");
        save = Labels.button("Save as…", Icon.EXPORT, model::savePatch, "accent");
        save.setId("save-patch");
        subtitle.setMinWidth(0);
        copyCommands = Labels.button("Copy commands", Icon.STATEMENT, () -> TextClipboard.copy(apply));
        copyCommands.setId("copy-commands");
        copyCommands.setTooltip(new Tooltip());
        SidePane.foldable(copyCommands, copy, save);
        var head = Labels.row(
                10, Icon.PATCH.at(16, "i-accent"), title, subtitle, Labels.spacer(), copyCommands, copy, save);
        head.getStyleClass().add("patch-head");
        server.getChildren().addAll(where, commands);
        server.getStyleClass().add("patch-apply");
        server.managedProperty().bind(server.visibleProperty());
        var scroll = new ScrollPane(new VBox(lines, server));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("patch-lines");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        scroll.setMinWidth(0);
        body = new HBox(scroll, checksPane());
        VBox.setVgrow(body, Priority.ALWAYS);
        SidePane.foldable(body);
        getChildren().addAll(head, body);
        model.content().subscribe(this::show);
    }

    private ScrollPane checksPane() {
        var content = new VBox(7, Labels.of("Checked before you apply it", "t-12", "t-semibold"), checks, trades);
        content.getStyleClass().add("patch-checks");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinWidth(CHECKS_WIDTH);
        scroll.setPrefWidth(CHECKS_WIDTH);
        scroll.getStyleClass().add("patch-side");
        return scroll;
    }

    private void show(@Nullable ConfigContent content) {
        setVisible(content != null);
        setManaged(content != null);
        if (content == null) {
            return;
        }
        var correction = content.compared().correction();
        diff = correction.diff();
        var isThere = !correction.isEmpty();
        title.setText(isThere ? "Suggested patch for " + content.subject() : "No patch for " + content.subject());
        subtitle.setText(
                isThere
                        ? "corrects " + NumberText.of(correction.fixes().size(), "finding", "findings")
                        : correction.reason());
        var isOpen = isThere || !correction.trades().isEmpty();
        copyCommands.setVisible(isThere);
        copy.setVisible(isThere);
        save.setVisible(isThere);
        body.setVisible(isOpen);
        setMinHeight(isOpen ? HEIGHT : USE_PREF_SIZE);
        setMaxHeight(isOpen ? HEIGHT : USE_PREF_SIZE);
        if (isOpen) {
            fill(content.compared(), correction);
        }
    }

    private void fill(Comparison compared, SuggestedPatch correction) {
        lines.getChildren()
                .setAll(diff.lines()
                        .skip(2)
                        .limit(MOST_LINES)
                        .map(PatchPane::line)
                        .toList());
        checks.getChildren()
                .setAll(correction.checks().stream().map(PatchPane::row).toList());
        trades.getChildren().clear();
        if (!correction.trades().isEmpty()) {
            trades.getChildren().add(Labels.of("Only if you want it", "t-12", "t-semibold"));
            correction.trades().forEach(trade -> trades.getChildren().add(box(trade, correction)));
        }
        var path = path(compared.right().source());
        where.setText(path.isPresent() ? "Apply it where the file is" : "Apply it in the folder of the odoo.conf");
        apply = String.join("\n", ConfigPatch.commands(path.orElse("odoo.conf"), PATCH));
        server.setVisible(!correction.isEmpty());
        copyCommands.getTooltip().setText(apply);
        commands.show(apply, TextHighlight.none());
    }

    /// A patch leaves out what would bring up another finding.
    private CheckBox box(Trade trade, SuggestedPatch correction) {
        var isLeftOut = model.wantsTrade(trade.code())
                && correction.fixes().stream().noneMatch(fix -> fix.code().equals(trade.code()));
        var box = new CheckBox(trade.title() + (isLeftOut ? " (left out: it would bring up another finding)" : ""));
        box.setId("trade-" + trade.code());
        box.setWrapText(true);
        box.setSelected(model.wantsTrade(trade.code()));
        box.setTooltip(new Tooltip(trade.lines() + "\n" + trade.why()));
        box.setAccessibleHelp(trade.why());
        box.setOnAction(_ -> model.wantTrade(trade.code(), box.isSelected()));
        return box;
    }

    /// Where the file is that was read; empty where it was not read from a file.
    private static Optional<String> path(ConfigSource source) {
        return switch (source) {
            case ConfigSource.OnHost(var path) -> Optional.of(path);
            case ConfigSource.OnDisk(var path) -> Optional.of(path.toString());
            case ConfigSource.OfBuild(var _, var _, var path) -> Optional.of(path.toString());
            case ConfigSource.OfProfile _,
                    ConfigSource.Pasted _,
                    ConfigSource.Kept _,
                    ConfigSource.Recommended _,
                    ConfigSource.InDatabase _ -> Optional.empty();
        };
    }

    private static Label line(String text) {
        var label = Labels.of(text.isEmpty() ? " " : text, "patch-line", style(text));
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static String style(String text) {
        return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
            case '+' -> "patch-added";
            case '-' -> "patch-removed";
            case '@' -> "patch-hunk";
            default -> "patch-same";
        };
    }

    private static HBox row(Check check) {
        return Labels.row(8, icon(check), Labels.of(check.text(), "t-12"));
    }

    private static FontIcon icon(Check check) {
        return switch (check.verdict()) {
            case GOOD -> Icon.DONE.at(15, "i-success");
            case BAD -> Icon.CRITICAL.at(15, "i-danger");
            case UNKNOWN -> Icon.HELP.at(15, "i-subtle");
            case NOTE -> Icon.WARNING.at(15, "i-warning");
        };
    }
}
