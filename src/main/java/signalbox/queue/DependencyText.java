package signalbox.queue;

/// The column `dependencies` in statements that only read: a row whose text is not JSON must not make them fail.
/// Actions cast the text directly and are refused if that fails.
public final class DependencyText {
    private static final String BLANK = "[ \\t\\r\\n]*";
    private static final String TEXT = BLANK + "\"[^\"\\\\[:cntrl:]]*\"" + BLANK;
    private static final String LIST = BLANK + "\\[" + BLANK + "(" + TEXT + "(," + TEXT + ")*)?\\]" + BLANK;
    private static final String PAIR = TEXT + ":" + LIST;

    /// The form that queue_job writes: an object of lists of texts.
    private static final String SHAPE =
            "^" + BLANK + "\\{" + BLANK + "(" + PAIR + "(," + PAIR + ")*)?\\}" + BLANK + "$";

    private DependencyText() {}

    public static String isReadable(String alias) {
        return "(" + alias + ".dependencies ~ '" + SHAPE + "')";
    }

    /// One side of it; `[]` where the column is NULL, lacks the side, or has another form.
    public static String list(String alias, String side) {
        return "CASE WHEN " + isReadable(alias) + " THEN coalesce(" + alias + ".dependencies::json -> '" + side
                + "', '[]'::json) ELSE '[]'::json END";
    }
}
