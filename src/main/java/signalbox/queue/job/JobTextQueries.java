package signalbox.queue.job;

import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import signalbox.postgres.Sql;

/// Reads the long texts of a job in limited pieces, whatever their size.
public final class JobTextQueries {
    /// So many characters are held in memory at a time while a text is written to a file.
    static final int WRITTEN_AT_ONCE = 4 * 1024 * 1024;

    private JobTextQueries() {}

    /// The next piece of a text of which some characters are known already. It comes after these, or before them
    /// where the text is read from its end.
    ///
    /// @param known how many characters are known, 0 or more
    /// @return empty when the job no longer exists, or has no such text; an empty text when there is no more
    public static Optional<String> piece(Sql sql, String uuid, JobText text, long known) {
        return text.isReadFromItsEnd() ? before(sql, uuid, text, known) : from(sql, uuid, text, known, JobText.PIECE);
    }

    private static Optional<String> from(Sql sql, String uuid, JobText text, long known, int most) {
        var query = "SELECT substr(j." + text.column() + ", ?::int4, ?) FROM {queue_job} j WHERE j.uuid = ?" + " AND j."
                + text.column() + " IS NOT NULL ORDER BY j.id LIMIT 1";
        return sql.first("read the " + text.title(), query, row -> row.getString(1), known + 1, most, uuid);
    }

    private static Optional<String> before(Sql sql, String uuid, JobText text, long known) {
        var end = "greatest(length(j." + text.column() + ") - ?::int4, 0)";
        var query = "SELECT right(left(j." + text.column() + ", " + end + "), ?) FROM {queue_job} j WHERE j.uuid = ?"
                + " AND j." + text.column() + " IS NOT NULL ORDER BY j.id LIMIT 1";
        return sql.first("read the " + text.title(), query, row -> row.getString(1), known, JobText.PIECE, uuid);
    }

    /// Writes a whole text piece by piece. To be used in one transaction that sees the data of one moment.
    ///
    /// @return how many characters were written; 0 when there is no such job or text
    /// @throws IOException from the writer
    public static long write(Sql sql, String uuid, JobText text, Writer to) throws IOException {
        long written = 0;
        while (true) {
            var piece = from(sql, uuid, text, written, WRITTEN_AT_ONCE).orElse("");
            if (piece.isEmpty()) {
                return written;
            }
            to.write(piece);
            written += piece.codePointCount(0, piece.length());
        }
    }
}
