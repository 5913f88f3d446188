package signalbox.queue.job;

/// A column of queue_job that can hold megabytes, and is therefore read by pieces.
public enum JobText {
    CALL("func_string", "call"),
    RECORDS("records", "records"),
    ARGUMENTS("args", "args"),
    KEYWORDS("kwargs", "kwargs"),
    TRACEBACK("exc_info", "traceback"),
    RESULT("result", "result");

    /// Characters that one look reads of a text. Of a longer one the rest is read when it is asked for.
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

    /// Python tells the cause last: of a traceback the last piece is read first.
    public boolean isReadFromItsEnd() {
        return this == TRACEBACK;
    }

    /// The alias of its size in the select list.
    String sizeAlias() {
        return column + "_size";
    }
}
