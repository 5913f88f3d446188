package signalbox.ui.kit;

/// Shows where in a text a fault is: the part around it, and a caret below it. For a label in a fixed-width font.
public final class ErrorPointer {
    private static final int REACH = 40;

    private ErrorPointer() {}

    public static String to(String text, int offset) {
        var at = Math.clamp(offset, 0, text.length());
        var from = Math.max(0, at - REACH);
        var shown = text.substring(from, Math.min(text.length(), at + REACH)).replaceAll("\\s", " ");
        var lead = from > 0 ? "…" : "";
        return lead + shown + "\n" + " ".repeat(lead.length() + at - from) + "^";
    }
}
