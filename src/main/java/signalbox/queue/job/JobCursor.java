package signalbox.queue.job;

/// Where a page ended: the sort value and the id of its last row. Callers do not look into it: they pass it back to get
/// the next page.
///
/// @param key the sort value as text; empty where the row has none
public record JobCursor(String key, long id) {
    /// For `next` on the command line.
    public String text() {
        return key + "/" + id;
    }

    /// @throws IllegalArgumentException when the text is not one of `text`
    public static JobCursor parse(String text) {
        var slash = text.lastIndexOf('/');
        try {
            return new JobCursor(text.substring(0, Math.max(0, slash)), Long.parseLong(text.substring(slash + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a place in a list of jobs", e);
        }
    }
}
