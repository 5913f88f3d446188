package signalbox.text;

/// Makes foreign text safe for a terminal: characters that would move the cursor, rename the window or reverse the
/// line are shown as escapes. Control characters: ECMA-48; directional ones: Unicode Standard Annex 9.
public final class EscapedText {
    private EscapedText() {}

    /// A text of one or more lines; its line breaks and tabs stay.
    public static String lines(String text) {
        return shown(text, "\n\t");
    }

    /// A cell of a table: one line.
    public static String cell(String text) {
        return shown(text, "");
    }

    private static String shown(String text, String kept) {
        if (text.chars().noneMatch(each -> isObeyed(each) && kept.indexOf(each) < 0)) {
            return text;
        }
        var shown = new StringBuilder(text.length() + 16);
        text.chars().forEach(each -> {
            if (isObeyed(each) && kept.indexOf(each) < 0) {
                shown.append(escape(each));
            } else {
                shown.append((char) each);
            }
        });
        return shown.toString();
    }

    static boolean isObeyed(int each) {
        return Character.isISOControl(each) || isDirectional(each) || each == '\u2028' || each == '\u2029';
    }

    private static boolean isDirectional(int each) {
        return each == '\u061C'
                || each == '\u200E'
                || each == '\u200F'
                || (each >= '\u202A' && each <= '\u202E')
                || (each >= '\u2066' && each <= '\u2069');
    }

    private static String escape(int each) {
        return switch (each) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> each < 0x100 ? "\\x%02x".formatted(each) : "\\u%04x".formatted(each);
        };
    }
}
