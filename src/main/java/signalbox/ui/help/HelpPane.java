package signalbox.ui.help;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import signalbox.ui.help.HelpText.Section;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SpokenName;
import signalbox.ui.kit.state.StateLabel;

/// The card with the help: the sections' names at the left, the text at the right.
public final class HelpPane extends VBox {
    private static final double NAMES = 150;

    private final VBox text = new VBox(26);
    private final VBox contents = new VBox(2);
    private final ScrollPane scroll = new ScrollPane(text);
    private final List<VBox> blocks = new ArrayList<>();
    private final HelpFinder finder;
    private Runnable onClose = () -> {};

    public HelpPane(List<Section> sections, String version) {
        setId("help");
        finder = new HelpFinder(sections, this::mark, this::show);
        getStyleClass().addAll("confirm-pane", "dialog");
        setMaxSize(880, 760);
        setAccessibleText("Help");
        text.getStyleClass().add("help-text");
        sections.forEach(this::add);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setId("help-scroll");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        var names = new StackPane(contents, finder.found());
        contents.visibleProperty().bind(finder.found().visibleProperty().not());
        names.getStyleClass().add("help-contents");
        var middle = new HBox(names, scroll);
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinHeight(0);
        getChildren().addAll(head(version), middle);
        addEventFilter(KeyEvent.KEY_PRESSED, finder::key);
    }

    /// Escape calls this, too.
    public void onClose(Runnable action) {
        onClose = action;
    }

    /// The node that gets the focus first: the arrow keys scroll.
    public Node first() {
        return scroll;
    }

    private Node head(String version) {
        var close = Labels.iconButton(Icon.CLOSE, "Close", () -> onClose.run(), "flat", "small");
        close.setId("help-close");
        var head = Labels.row(
                8,
                Icon.HELP.at(17, "i-accent"),
                Labels.of("Help", "t-13", "t-semibold"),
                Labels.of("Signalbox " + version, "t-12", "t-muted"),
                Labels.spacer(),
                finder.field(),
                close);
        head.getStyleClass().add("confirm-head");
        return head;
    }

    private void add(Section section) {
        var block = new VBox(9, Labels.of(section.title(), "t-16", "t-semibold"));
        section.parts().forEach(part -> block.getChildren().add(node(part)));
        text.getChildren().add(block);
        blocks.add(block);
        var link = new Hyperlink(section.title());
        link.getStyleClass().add("help-link");
        link.setMaxWidth(Double.MAX_VALUE);
        link.setOnAction(_ -> {
            link.setVisited(false);
            show(block);
        });
        contents.getChildren().add(link);
    }

    private void show(Node block) {
        var room = text.getHeight() - scroll.getViewportBounds().getHeight();
        var top =
                text.sceneToLocal(block.localToScene(block.getBoundsInLocal())).getMinY()
                        - text.getInsets().getTop();
        scroll.setVvalue(room <= 0 ? 0 : Math.clamp(top / room, 0, 1));
    }

    /// The first child of a block is its title.
    private void show(HelpHit hit) {
        show(blocks.get(hit.section()).getChildren().get(hit.part() + 1));
    }

    private void mark(String wanted) {
        for (var node : text.lookupAll(".help-words")) {
            if (node instanceof FoundWords words) {
                words.mark(wanted);
            }
        }
    }

    private static FoundWords found(String sentences, String... styles) {
        var words = new FoundWords(sentences, styles);
        words.getStyleClass().add("help-words");
        return words;
    }

    private static Node node(HelpText.Part part) {
        return switch (part) {
            case HelpText.Text(var sentences) -> found(sentences, "t-13");
            case HelpText.State(var state, var meaning) -> row(new StateLabel(state), meaning);
            case HelpText.Named(var name, var meaning) -> row(Labels.sentence(name, "t-13", "t-medium"), meaning);
            case HelpText.Key(var keys, var meaning) -> row(Labels.of(keys, "key-hint"), meaning);
            case HelpText.Stored(var name, var path) ->
                row(Labels.of(name, "t-13", "t-medium"), copyable(name, path.toString()));
            case HelpText.Command(var line, var meaning) ->
                new VBox(1, copyable("Command", line), found(meaning, "t-12", "t-muted"));
        };
    }

    private static Node row(Label name, String meaning) {
        return row(name, found(meaning, "t-13"));
    }

    private static Node row(Label name, Region meaning) {
        var cell = Labels.row(0, name);
        cell.setAlignment(Pos.TOP_LEFT);
        cell.setMinWidth(NAMES);
        cell.setMaxWidth(NAMES);
        HBox.setHgrow(meaning, Priority.ALWAYS);
        meaning.setMinWidth(0);
        var row = new HBox(16, cell, meaning);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    /// Text that can be selected and copied.
    private static TextField copyable(String name, String words) {
        var field = new TextField(words);
        SpokenName.field(field, name);
        field.setEditable(false);
        field.setFocusTraversable(false);
        field.getStyleClass().addAll("help-code", "t-mono");
        return field;
    }
}
