package signalbox.ui.kit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// The styles of a text for its text area: highlights, and hits of a search above them. Pure.
final class TextMarks {
    static final String HIT = "c-hit";
    static final String CURRENT = "c-current";

    private TextMarks() {}

    /// @param marks in ascending order; of those that overlap the first counts
    /// @param length of the text, not 0
    static StyleSpans<Collection<String>> of(int length, List<TextHighlight> marks) {
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

    /// The same styles, and those of the marks with them.
    static StyleSpans<Collection<String>> with(StyleSpans<Collection<String>> styles, List<TextHighlight> marks) {
        return marks.isEmpty() ? styles : styles.overlay(of(styles.length(), marks), TextMarks::both);
    }

    private static Collection<String> both(Collection<String> one, Collection<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        var both = new ArrayList<>(one);
        both.addAll(other);
        return List.copyOf(both);
    }
}
