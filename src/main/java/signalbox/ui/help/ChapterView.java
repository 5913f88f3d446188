package signalbox.ui.help;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import signalbox.handbook.Block;
import signalbox.handbook.Chapter;
import signalbox.handbook.Phrase;
import signalbox.queue.JobState;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SpokenName;
import signalbox.ui.kit.state.StateLabel;

/// A chapter as it is read: its title, then a node for each block. FX thread.
final class ChapterView extends VBox {
    private static final double NAMES = 150;
    private static final double LINE = 17;
    /// Of a name that stands beside its meaning; a longer one stands above it.
    private static final int LONGEST_NAME = 19;

    /// Of a line that fits the card; a longer one needs a bar below the lines.
    private static final int LONGEST_LINE = 78;

    private final Chapter chapter;
    private final Consumer<String> onLink;
    private final List<Node> nodes = new ArrayList<>();
    private final List<FoundWords> found = new ArrayList<>();
    private Runnable onLayout = () -> {};

    /// @param onLink gets where a link leads, as `Phrase` has it
    ChapterView(Chapter chapter, Consumer<String> onLink) {
        super(10);
        this.chapter = chapter;
        this.onLink = onLink;
        getStyleClass().add("help-text");
        getChildren().add(Labels.of(chapter.title(), "t-16", "t-semibold"));
        for (var block : chapter.blocks()) {
            var node = node(block);
            nodes.add(node);
            if (node.isManaged()) {
                getChildren().add(node);
            }
        }
    }

    /// The action runs each time when all blocks have their places.
    void onLayout(Runnable action) {
        onLayout = action;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        onLayout.run();
    }

    /// @param block its place in the chapter; -1: the title
    Node at(int block) {
        return block < 0 ? getChildren().getFirst() : nodes.get(block);
    }

    void mark(String wanted) {
        found.forEach(words -> words.mark(wanted));
    }

    private Node node(Block block) {
        return switch (block) {
            case Block.Heading heading -> heading(heading);
            case Block.Paragraph(var spans) -> sentences(spans, "t-13");
            case Block.Item(var marker, var spans) -> item(marker, spans);
            case Block.Entry entry -> entry(entry);
            case Block.Listing(var language, var text) -> listing(language.isEmpty() ? "Text" : language, text);
            case Block.Grid(var rows) -> grid(rows);
            case Block.Picture _ -> nothing();
        };
    }

    /// The window itself is before the reader.
    private static Node nothing() {
        var none = new Region();
        none.setManaged(false);
        return none;
    }

    private FoundWords sentences(List<Phrase> spans, String... styles) {
        var words = new FoundWords(spans, onLink, styles);
        found.add(words);
        return words;
    }

    private Node heading(Block.Heading heading) {
        var words = plain(heading.title(), heading.level() == 2 ? "t-14" : "t-13", "t-semibold");
        words.getStyleClass().add("help-heading");
        return words;
    }

    private FoundWords plain(String words, String... styles) {
        return sentences(List.of(new Phrase(words, Phrase.Style.PLAIN, "")), styles);
    }

    private Node item(String marker, List<Phrase> spans) {
        var label = Labels.of(marker, "t-13", "t-muted");
        label.setMinWidth(18);
        var words = sentences(spans, "t-13");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        var row = new HBox(4, label, words);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private Node entry(Block.Entry entry) {
        var meaning = isPath(entry)
                ? copyable(entry.name(), entry.meaning().getFirst().text())
                : sentences(entry.meaning(), "t-13");
        var name = name(entry.name());
        return entry.name().length() > LONGEST_NAME ? new VBox(2, name, meaning) : row(name, meaning);
    }

    private static boolean isPath(Block.Entry entry) {
        return entry.meaning().size() == 1 && entry.meaning().getFirst().style() == Phrase.Style.CODE;
    }

    private Region name(String name) {
        if (chapter.id().equals("keys")) {
            return Labels.of(name, "key-hint");
        }
        var state = JobState.of(name);
        return chapter.id().equals("jobs") && state.stored().equals(name)
                ? new StateLabel(state)
                : plain(name, "t-13", "t-medium");
    }

    private static Node row(Region name, Region meaning) {
        var cell = new VBox(name);
        cell.setFillWidth(name instanceof FoundWords);
        cell.setMinWidth(NAMES);
        cell.setMaxWidth(NAMES);
        HBox.setHgrow(meaning, Priority.ALWAYS);
        meaning.setMinWidth(0);
        var row = new HBox(16, cell, meaning);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private Node grid(List<List<List<Phrase>>> rows) {
        var grid = new GridPane(16, 7);
        grid.getStyleClass().add("help-grid");
        for (int column = 0; column < rows.getFirst().size(); column++) {
            var width = new ColumnConstraints();
            width.setPercentWidth(100.0 / rows.getFirst().size());
            grid.getColumnConstraints().add(width);
        }
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                grid.add(sentences(rows.get(row).get(column), "t-13", row == 0 ? "t-muted" : "t-13"), column, row);
            }
        }
        return grid;
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

    private static Node listing(String name, String text) {
        var area = new TextArea(text);
        SpokenName.field(area, "Listing, " + name);
        area.setEditable(false);
        area.setFocusTraversable(false);
        var hasBar = text.lines().anyMatch(line -> line.length() > LONGEST_LINE);
        var height = (text.lines().count() + (hasBar ? 1 : 0)) * LINE + 20;
        area.setMinHeight(height);
        area.setPrefHeight(height);
        area.getStyleClass().addAll("help-listing", "t-mono");
        return area;
    }
}
