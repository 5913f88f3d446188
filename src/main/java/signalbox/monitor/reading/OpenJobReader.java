package signalbox.monitor.reading;

import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.CreatedAheadJobs;
import signalbox.queue.CreatedAheadQueries;
import signalbox.queue.stuck.LastMovement;
import signalbox.queue.stuck.MovementQueries;

/// Reads facts that depend on all open jobs: answered by statements that walk them, or from memory.
public interface OpenJobReader {
    /// @throws signalbox.postgres.PostgresException when the server does not answer
    LastMovement movement(Sql sql);

    /// @throws signalbox.postgres.PostgresException when the server does not answer
    CreatedAheadJobs createdAhead(Sql sql);

    /// The facts as the table gives them. The cost of each grows with the open jobs.
    static OpenJobReader byStatements(Capabilities capabilities) {
        var movements = new MovementQueries(capabilities);
        return new OpenJobReader() {
            @Override
            public LastMovement movement(Sql sql) {
                return movements.read(sql);
            }

            @Override
            public CreatedAheadJobs createdAhead(Sql sql) {
                return CreatedAheadQueries.read(sql);
            }
        };
    }
}
