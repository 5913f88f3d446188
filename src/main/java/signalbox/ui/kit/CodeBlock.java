package signalbox.ui.kit;

import java.util.Collection;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// Text as a machine wrote it: monospaced, selectable, highlighted, with a button that copies all of it. It draws only
/// the visible part, so that a traceback of megabytes costs little. It is as tall as its lines, up to a limit; then it
/// scrolls. Very long lines are broken on screen, because a line is drawn as a whole; the copied text has no such
/// breaks.
public final class CodeBlock extends StackPane {
    private static final double LINE = 17;

    private final StyleClassedTextArea area = new StyleClassedTextArea();
    private final VirtualizedScrollPane<StyleClassedTextArea> scroll = new VirtualizedScrollPane<>(area);
    private final int mostLines;
    private final Button copy;
    private String whole = "";

    /// @param name its name for a screen reader
    public CodeBlock(String name, int mostLines) {
        this.mostLines = mostLines;
        getStyleClass().add("code-block");
        area.setEditable(false);
        area.setAccessibleText(name);
        area.setFocusTraversable(true);
        copy = Labels.iconButton(Icon.COPY, "Copy " + name, this::copyAll, "small", "copy");
        setAlignment(copy, Pos.TOP_RIGHT);
        setMargin(copy, new Insets(4));
        getChildren().addAll(scroll, copy);
        setMinHeight(0);
        show("", TextHighlight.none());
    }

    /// Long lines wrap instead of scrolling sideways.
    public CodeBlock wrapping() {
        area.setWrapText(true);
        return this;
    }

    public void show(String text, List<TextHighlight> marks) {
        if (!whole.equals(text)) {
            whole = text;
            var lines = LineBreaker.of(text);
            area.replaceText(lines.text());
            if (!text.isEmpty() && !marks.isEmpty()) {
                area.setStyleSpans(
                        0,
                        spans(
                                lines.text().length(),
                                marks.stream().map(lines::moved).toList()));
            }
            area.moveTo(0);
            area.requestFollowCaret();
        }
        var lines = Math.clamp(text.lines().limit(mostLines + 1L).count(), 1, mostLines);
        // If all lines fit, a bar at the bottom must not cause one at the side.
        scroll.setVbarPolicy(
                text.lines().limit(mostLines + 1L).count() <= mostLines
                        ? ScrollPane.ScrollBarPolicy.NEVER
                        : ScrollPane.ScrollBarPolicy.AS_NEEDED);
        setPrefHeight(lines * LINE + 20);
        copy.setDisable(text.isEmpty());
    }

    private void copyAll() {
        TextClipboard.copy(whole);
    }

    private static StyleSpans<Collection<String>> spans(int length, List<TextHighlight> marks) {
        var builder = new StyleSpansBuilder<Collection<String>>();
        var end = 0;
        for (var mark : marks) {
            if (mark.from() >= end) {
                builder.add(List.of(), mark.from() - end);
                builder.add(List.of(mark.style()), mark.to() - mark.from());
                end = mark.to();
            }
        }
        builder.add(List.of(), length - end);
        return builder.create();
    }
}
