package signalbox.ui.config;

import java.time.Duration;
import java.util.Arrays;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.app.config.ConfigSource;
import signalbox.text.DurationText;
import signalbox.ui.config.ConfigViewModel.Mode;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SegmentedControl;
import signalbox.ui.kit.SidePane;
import signalbox.ui.kit.SideSplit;
import signalbox.ui.kit.Theme;
import signalbox.ui.screen.OpenFile;

/// The Config screen's layout: the compared files are named at the top, the lines and the patch are at the left, the
/// findings at the right. It binds to its view-model and forwards clicks.
final class ConfigView {
    private static final double FINDINGS_WIDTH = 404;
    private static final double LEFT_MINIMUM = 520;

    private final SourceMenu left;
    private final SourceMenu right;
    private final Label summary = Labels.wholeInTooltip(Labels.of("", "t-12", "t-semibold"));
    private final Label blind = Labels.of("", "t-12", "t-muted");
    private final SegmentedControl<Mode> mode =
            new SegmentedControl<>("Files", Arrays.asList(Mode.values()), Mode::label);
    private final ToggleButton secrets = new ToggleButton();
    private final Button swap;
    private final FilesPane files;
    private final Node findings;
    private final SideSplit split;
    private final EmptyState empty;
    private final Button own = new Button();
    private final ConfigViewModel model;
    private final VBox root;

    ConfigView(ConfigViewModel model, SourceNames words, OpenFile openFile) {
        this.model = model;
        left = new SourceMenu(model, model.left(), words, openFile);
        right = new SourceMenu(model, model.right(), words, openFile);
        swap = Labels.iconButton(Icon.SWAP, "Swap A and B", model::swap, "flat");
        swap.setId("swap");
        mode.selectedProperty().bindBidirectional(model.mode());
        secrets.setId("reveal");
        secrets.getStyleClass().add("reveal");
        secrets.setMinWidth(ToggleButton.USE_PREF_SIZE);
        secrets.setOnAction(_ -> model.toggleSecrets());
        files = new FilesPane(model);
        VBox.setVgrow(files, Priority.ALWAYS);
        files.setMinHeight(160);
        var main = new VBox(files, new PatchPane(model));
        findings = new FindingsPane(model).node();
        split = SideSplit.of(main, LEFT_MINIMUM, FINDINGS_WIDTH);
        empty = empty(model, words);
        offer();
        var body = new StackPane(empty, split);
        VBox.setVgrow(body, Priority.ALWAYS);
        root = new VBox(head(), body);
        root.getStyleClass().addAll("config", "pane");
        Theme.addSheet(root, "config.css");
        model.left().chosen().subscribe(_ -> arrange(model));
        model.right().chosen().subscribe(_ -> arrange(model));
        model.content().subscribe(this::show);
        model.revealedFor().subscribe(this::show);
    }

    Node node() {
        return root;
    }

    /// Offers the odoo.conf of the own build as soon as it is known where it is.
    void offer() {
        own.setVisible(model.builds().contains(new ConfigSource.OfProfile()));
    }

    /// Puts the focus where work begins.
    void focus() {
        if (split.isVisible()) {
            files.focus();
        } else {
            right.requestFocus();
        }
    }

    private HBox head() {
        summary.setId("summary");
        SidePane.foldable(summary, blind, mode, secrets);
        var head = Labels.row(
                10, Labels.title("Config"), left, swap, right, Labels.spacer(), blind, summary, mode, secrets);
        head.getStyleClass().add("config-head");
        return head;
    }

    private EmptyState empty(ConfigViewModel model, SourceNames words) {
        var state = new EmptyState(
                Icon.CONFIG,
                "No configuration is chosen.",
                "Choose an odoo.conf to see what is wrong with it, and a second one to see how they differ."
                        + " Signalbox changes nothing, here or on the server.");
        own.setText("Read that of " + words.profile() + (words.host() == null ? "" : " over SSH"));
        own.setOnAction(_ -> model.choose(model.right(), new ConfigSource.OfProfile()));
        own.setId("own-config");
        state.action(own);
        state.action("Open file…", right::open);
        state.action("Paste from the clipboard", right::paste);
        state.action(
                "Show what is recommended for this build",
                () -> model.choose(model.right(), new ConfigSource.Recommended()));
        return state;
    }

    private void arrange(ConfigViewModel model) {
        var isEmpty = !model.left().isChosen() && !model.right().isChosen();
        empty.setVisible(isEmpty);
        split.setVisible(!isEmpty);
    }

    private void show(@Nullable ConfigContent content) {
        split.side(content == null ? null : findings);
        var isCompared = content != null && !content.compared().isAlone();
        summary.setVisible(isCompared);
        mode.setVisible(isCompared);
        secrets.setVisible(content != null);
        swap.setDisable(content == null);
        blind.setVisible(content != null && content.compared().isBlind());
        blind.setText("secrets not compared");
        if (content != null) {
            summary.setText(text(content));
        }
    }

    private static String text(ConfigContent content) {
        return content.differ() == 0
                ? "Odoo reads the same"
                : content.differ() + " differ: " + content.expected() + " expected, " + content.toCheck() + " to check";
    }

    private void show(@Nullable Duration left) {
        secrets.setSelected(left != null);
        secrets.setText(left == null ? "Secrets masked" : "Secrets shown " + DurationText.countdown(left));
        secrets.setGraphic((left == null ? Icon.MASKED : Icon.REVEALED).at(15));
    }
}
