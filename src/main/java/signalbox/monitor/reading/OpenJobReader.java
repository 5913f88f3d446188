package signalbox.monitor.reading;

import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.CreatedAheadJobs;
import signalbox.queue.CreatedAheadQueries;
import signalbox.queue.movement.LastMovement;
import signalbox.queue.movement.MovementQueries;
import signalbox.queue.stuck.BlockedJobs;
import signalbox.queue.stuck.BlockedQueries;
import signalbox.queue.stuck.LateJobs;
import signalbox.queue.stuck.LateQueries;

/// Reads facts that depend on all open jobs: answered by statements that walk them, or from memory.
public interface OpenJobReader {
    /// @throws signalbox.postgres.connection.PostgresException when the server does not answer
    LastMovement movement(Sql sql);

    /// @throws signalbox.postgres.connection.PostgresException when the server does not answer
    CreatedAheadJobs createdAhead(Sql sql);

    /// @throws signalbox.postgres.connection.PostgresException when the server does not answer
    LateJobs late(Sql sql);

    /// To be called where there are dependencies, and an index on uuid.
    ///
    /// @throws signalbox.postgres.connection.PostgresException when the server does not answer
    BlockedJobs blocked(Sql sql);

    /// The facts as the table gives them. The cost of each grows with the open jobs.
    static OpenJobReader byStatements(Capabilities capabilities) {
        var movements = new MovementQueries(capabilities);
        var late = new LateQueries(capabilities);
        var blocked = new BlockedQueries(capabilities);
        return new OpenJobReader() {
            @Override
            public LastMovement movement(Sql sql) {
                return movements.read(sql);
            }

            @Override
            public CreatedAheadJobs createdAhead(Sql sql) {
                return CreatedAheadQueries.read(sql);
            }

            @Override
            public LateJobs late(Sql sql) {
                return late.read(sql);
            }

            @Override
            public BlockedJobs blocked(Sql sql) {
                return blocked.read(sql);
            }
        };
    }
}
