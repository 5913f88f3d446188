package signalbox.queue.job;

/// A column of queue_job that can hold megabytes. It is therefore read in pieces.
public enum JobText {
    CALL("func_string", "call"),
    RECORDS("records", "records"),
    ARGUMENTS("args", "args"),
    KEYWORDS("kwargs", "kwargs"),
    TRACEBACK("exc_info", "traceback"),
    RESULT("result", "result");

    /// So many characters of a text are read at first. The rest of a longer text is read when a person asks for it.
    public static final int PIECE = 256 * 1024;

    private final String column;
    private final String title;

    JobText(String column, String title) {
        this.column = column;
        this.title = title;
    }

    String column() {
        return column;
    }

    public String title() {
        return title;
    }

    /// Python writes the cause last: the last piece of a traceback is read first.
    public boolean isReadFromItsEnd() {
        return this == TRACEBACK;
    }

    /// The alias of the text's size in the select list.
    String sizeAlias() {
        return column + "_size";
    }
}
