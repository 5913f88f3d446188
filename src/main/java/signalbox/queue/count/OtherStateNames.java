package signalbox.queue.count;

import java.util.List;
import signalbox.queue.BoundedText;

/// The words in the column `state` that queue_job does not know.
///
/// @param texts the words that are texts, as `BoundedText` reads them
/// @param hasNull whether the column is also NULL in some row
public record OtherStateNames(List<String> texts, boolean hasNull) {
    public static final OtherStateNames NONE = new OtherStateNames(List.of(), false);

    public OtherStateNames {
        texts = List.copyOf(texts);
    }

    boolean isEmpty() {
        return texts.isEmpty() && !hasNull;
    }

    /// A condition that is true for a row in one of the states that are bound to its one argument, or in one of
    /// these. The caller must add `texts` to the argument.
    public String condition(String column) {
        var isCut = texts.stream().anyMatch(BoundedText::isCut);
        var named = (isCut ? BoundedText.of(column) : column) + " = ANY(?)";
        return hasNull ? "(" + named + " OR " + column + " IS NULL)" : named;
    }
}
