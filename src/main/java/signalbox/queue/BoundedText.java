package signalbox.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.capability.Capabilities;
import signalbox.text.NumberText;

/// A text that nothing bounds in the database, such as a uuid or a state: no more of it is read than a person looks at,
/// so that one value of megabytes does not take a whole list with it. What is cut ends with `…`.
public final class BoundedText {
    /// In characters. queue_job's own uuids have 36, its states at most 17.
    public static final int MOST = 200;

    /// Why no action can name a job whose uuid is cut.
    public static final String NO_UUID = "Its uuid has more than " + NumberText.count(MOST)
            + " characters and is shown cut: the job can be listed, but no action can name it.";

    private static final String MARK = "…";

    private BoundedText() {}

    /// The expression that reads the column: one character more than is shown, so that a cut is seen.
    public static String of(String column) {
        return "left(" + column + ", " + (MOST + 1) + ")";
    }

    /// A value that `of` has read, with its mark.
    public static String cut(String read) {
        return isCut(read) ? read.substring(0, read.offsetByCodePoints(0, MOST)) + MARK : read;
    }

    /// The same from a column; null for NULL.
    public static @Nullable String read(ResultSet row, String column) throws SQLException {
        @Nullable String value = row.getString(column);
        return value == null ? null : cut(value);
    }

    /// The same; empty for NULL.
    public static String text(ResultSet row, String column) throws SQLException {
        var value = read(row, column);
        return value == null ? "" : value;
    }

    /// What is said of a uuid that no row has.
    public static String whyAbsent(String uuid, Capabilities capabilities) {
        return isCut(uuid) ? NO_UUID : capabilities.noSuchJob();
    }

    /// @throws IllegalArgumentException saying why, if no action can name a job by this uuid
    public static void requireWhole(Collection<String> uuids) {
        if (uuids.stream().anyMatch(BoundedText::isCut)) {
            throw new IllegalArgumentException(NO_UUID);
        }
    }

    /// Whether the value is longer than what is read, or was cut: it identifies nothing.
    public static boolean isCut(String value) {
        return value.length() > MOST && value.codePointCount(0, value.length()) > MOST;
    }
}
