package signalbox.queue.job.export;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.queue.job.Job;
import signalbox.queue.job.SearchReach;

/// The jobs of a list, in its order, piece by piece. Each piece is read when it is asked for, by bounded statements: a
/// job that changed before, and no longer matches, is left out.
@FunctionalInterface
public interface JobPieces {
    /// Blocks. Not to be called after the last piece.
    ///
    /// @throws signalbox.postgres.connection.PostgresException when it cannot be read
    Piece next();

    /// @param jobs may be empty where a search found none in its time
    /// @param reach how far the table was searched; null where it is not searched, and at the end
    record Piece(List<Job> jobs, @Nullable SearchReach reach, boolean isLast) {
        public Piece {
            jobs = List.copyOf(jobs);
        }
    }
}
