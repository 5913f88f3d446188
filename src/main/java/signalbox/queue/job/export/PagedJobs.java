package signalbox.queue.job.export;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.StatementLimits;
import signalbox.queue.job.JobCursor;
import signalbox.queue.job.JobPage;

/// The pages of a list, one after the other. A page that takes longer than a statement that watches may is asked for
/// once more with the limit of an action: a person has asked for all of them.
public final class PagedJobs implements JobPieces {
    /// Reads one page in a transaction.
    @FunctionalInterface
    public interface Reader {
        /// @param after where the page before ended; null for the first one
        JobPage page(Sql sql, @Nullable JobCursor after);
    }

    private final Supplier<Database> database;
    private final Reader reader;
    private @Nullable JobCursor at;

    /// @param database asked at each page: after a lost connection there is another
    public PagedJobs(Supplier<Database> database, Reader reader) {
        this.database = database;
        this.reader = reader;
    }

    @Override
    public Piece next() {
        var page = page(at);
        at = page.next();
        return new Piece(page.jobs(), page.reach(), at == null);
    }

    private JobPage page(@Nullable JobCursor after) {
        try {
            return database.get().atOneMoment("export jobs", sql -> reader.page(sql, after));
        } catch (PostgresException e) {
            if (e.kind() != PostgresException.Kind.TIMED_OUT) {
                throw e;
            }
            return patiently(after);
        }
    }

    private JobPage patiently(@Nullable JobCursor after) {
        return database.get().atOneMoment("export jobs", sql -> {
            sql.execute("allow a long statement", StatementLimits.ACTING.ofTransaction());
            return reader.page(sql, after);
        });
    }
}
