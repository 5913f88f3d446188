package signalbox.text;

import java.util.List;

/// How several names are listed in a sentence.
public final class ListText {
    private ListText() {}

    /// `5`, `5 and 6`, `5, 6 and 7`
    public static String and(List<?> names) {
        var words = names.stream().map(String::valueOf).toList();
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }
}
