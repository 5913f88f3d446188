package signalbox.channel.text;

/// White space as Python's `str.strip` and its `\s` define it. It includes the no-break spaces, which Java's
/// `isWhitespace` leaves out.
public final class PythonWhitespace {
    private PythonWhitespace() {}

    public static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    /// Index of the first character that is not white space; the length of the text where there is none.
    public static int indent(String text) {
        int start = 0;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        return start;
    }

    public static String strip(String text) {
        return stripEnd(text.substring(indent(text)));
    }

    public static String stripEnd(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
