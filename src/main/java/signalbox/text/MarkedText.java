package signalbox.text;

/// Foreign text on one line of a cell, with what would begin another line, or is not seen, as a mark: so a row stays as
/// high as the others, and what the text has is told all the same. Copied is the text itself.
public final class MarkedText {
    private static final String LINE = "↵";
    private static final String TAB = "⇥";

    private MarkedText() {}

    /// A line break becomes `↵`, a tab `⇥`; any other control character, and what would reverse the line, is an escape.
    /// Blanks at the beginning of a further line are one.
    public static String oneLine(String text) {
        if (text.chars().noneMatch(EscapedText::isObeyed)) {
            return text;
        }
        return EscapedText.cell(text.replaceAll("(?:\r\n|[\n\u2028\u2029\u0085])[ \t]*", LINE + " ")
                .strip()
                .replace("\t", TAB));
    }
}
