package signalbox.text;

import java.util.List;

/// How several names are listed in a sentence.
public final class ListText {
    private ListText() {}

    /// The end of a list that is not shown whole: `and 1,184 more`.
    public static String more(long others) {
        return "and " + NumberText.count(others) + " more";
    }

    /// The same as a sentence: `And 1,184 more.`
    public static String moreSentence(long others) {
        return "A" + more(others).substring(1) + ".";
    }

    /// `5`, `5 and 6`, `5, 6 and 7`
    public static String and(List<?> names) {
        var words = names.stream().map(String::valueOf).toList();
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }
}
