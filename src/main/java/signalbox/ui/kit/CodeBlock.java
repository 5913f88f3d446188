package signalbox.ui.kit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.event.EventTarget;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.jspecify.annotations.Nullable;

/// Text as a machine wrote it: monospaced, selectable, highlighted, with a button that copies all of it and, if wanted,
/// one that finds something in it. It draws only the visible part, so that a traceback of megabytes costs little. It is
/// as tall as its lines, up to a limit; then it scrolls. Very long lines are broken on screen, because a line is drawn
/// as a whole; the copied text has no such breaks.
public final class CodeBlock extends StackPane {
    private static final double LINE = 17;
    /// A reader says the beginning of a long text.
    private static final int MOST_SPOKEN = 4_000;

    private final StyleClassedTextArea area = new StyleClassedTextArea();
    private final VirtualizedScrollPane<StyleClassedTextArea> scroll = new VirtualizedScrollPane<>(area);
    private final String name;
    private final int mostLines;
    private final Button copy;
    private final HBox buttons;
    private final VBox content;
    private @Nullable FindBar find;
    private String whole = "";
    private LineBreaker lines = LineBreaker.of("");
    private StyleSpans<Collection<String>> styles = TextMarks.of(0, List.of());
    private TextHits marked = TextHits.NONE;

    /// @param name its name for a screen reader, which says it before the text
    public CodeBlock(String name, int mostLines) {
        this.name = name;
        this.mostLines = mostLines;
        getStyleClass().add("code-block");
        area.setEditable(false);
        area.setAccessibleRole(AccessibleRole.TEXT);
        area.setFocusTraversable(true);
        copy = Labels.iconButton(Icon.COPY, "Copy " + name, this::copyAll, "small", "copy");
        buttons = new HBox(2, copy);
        buttons.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAlignment(buttons, Pos.TOP_RIGHT);
        setMargin(buttons, new Insets(4));
        var text = new StackPane(scroll, buttons);
        text.setMinHeight(0);
        VBox.setVgrow(text, Priority.ALWAYS);
        content = new VBox(text);
        getChildren().add(content);
        setMinHeight(0);
        show("", TextHighlight.none());
    }

    /// Long lines wrap instead of scrolling sideways.
    public CodeBlock wrapping() {
        area.setWrapText(true);
        return this;
    }

    /// With a button, and Ctrl+F while the focus is in it, that opens a field to find something in the text.
    public CodeBlock searchable() {
        var bar = new FindBar(name, this::mark, area::requestFocus);
        find = bar;
        content.getChildren().addFirst(bar);
        buttons.getChildren()
                .addFirst(Labels.iconButton(
                        Icon.SEARCH, "Find in the " + name, this::find, "small", "copy", "find-open"));
        bar.visibleProperty().subscribe(this::fit);
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (KeyBinding.FIND.matches(key)) {
                find();
                key.consume();
            } else if (key.getCode() == KeyCode.ESCAPE && bar.isVisible()) {
                bar.close();
                key.consume();
            }
        });
        return this;
    }

    /// Whether this is in a block that answers Ctrl+F itself.
    public static boolean isSearchable(EventTarget target) {
        for (var node = target instanceof Node start ? start : null; node != null; node = node.getParent()) {
            if (node instanceof CodeBlock block) {
                return block.find != null;
            }
        }
        return false;
    }

    private void find() {
        if (find != null) {
            var chosen = area.getSelectedText();
            find.open(chosen.contains("\n") ? "" : chosen);
        }
    }

    public void show(String text, List<TextHighlight> marks) {
        put(text, marks);
        if (find != null) {
            find.search(text);
        }
        fit();
    }

    /// Shows what is loaded of a longer text.
    public void showPart(String loaded, List<TextHighlight> marks) {
        put(loaded, marks);
        if (find != null) {
            find.searchPart(loaded);
        }
        fit();
    }

    private void put(String text, List<TextHighlight> marks) {
        if (!whole.equals(text)) {
            whole = text;
            lines = LineBreaker.of(text);
            area.replaceText(lines.text());
            styles = TextMarks.of(
                    lines.text().length(), marks.stream().map(lines::moved).toList());
            marked = TextHits.NONE;
            if (!text.isEmpty() && !marks.isEmpty()) {
                area.setStyleSpans(0, styles);
            }
            area.moveTo(0);
            area.requestFollowCaret();
        }
        area.setAccessibleText(name + ": " + text.substring(0, Math.min(text.length(), MOST_SPOKEN)));
        // If all lines fit, a bar at the bottom must not cause one at the side.
        scroll.setVbarPolicy(
                text.lines().limit(mostLines + 1L).count() <= mostLines
                        ? ScrollPane.ScrollBarPolicy.NEVER
                        : ScrollPane.ScrollBarPolicy.AS_NEEDED);
        copy.setDisable(text.isEmpty());
    }

    private void fit() {
        var shown = Math.clamp(whole.lines().limit(mostLines + 1L).count(), 1, mostLines);
        var bar = find != null && find.isVisible() ? find.prefHeight(USE_COMPUTED_SIZE) : 0;
        setPrefHeight(shown * LINE + 20 + bar);
    }

    /// Marks the hits and goes to the current one. From one hit to the next only these two change.
    private void mark(TextHits hits) {
        if (hits.equals(marked)) {
            return;
        }
        if (hits.ranges().equals(marked.ranges())) {
            restyle(marked, TextMarks.HIT);
            restyle(hits, TextMarks.CURRENT);
        } else {
            area.setStyleSpans(0, TextMarks.with(styles, places(hits)));
        }
        marked = hits;
        if (hits.at() >= 0) {
            reveal(lines.moved(place(hits, hits.at(), TextMarks.CURRENT)));
        }
    }

    /// The area scrolls no further than to its caret: to the end of the hit first, then to its beginning.
    private void reveal(TextHighlight hit) {
        area.moveTo(hit.to());
        area.requestFollowCaret();
        area.layout();
        area.moveTo(hit.from());
        area.requestFollowCaret();
    }

    private void restyle(TextHits hits, String style) {
        var place = lines.moved(place(hits, hits.at(), style));
        var part = styles.subView(place.from(), place.to());
        area.setStyleSpans(place.from(), TextMarks.with(part, List.of(new TextHighlight(0, part.length(), style))));
    }

    private List<TextHighlight> places(TextHits hits) {
        var places = new ArrayList<TextHighlight>();
        for (int hit = 0; hit < hits.ranges().size(); hit++) {
            places.add(lines.moved(place(hits, hit, hit == hits.at() ? TextMarks.CURRENT : TextMarks.HIT)));
        }
        return places;
    }

    private static TextHighlight place(TextHits hits, int hit, String style) {
        var range = hits.ranges().get(hit);
        return new TextHighlight(range.from(), range.to(), style);
    }

    private void copyAll() {
        TextClipboard.copy(whole);
    }
}
