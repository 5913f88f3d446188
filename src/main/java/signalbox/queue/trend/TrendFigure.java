package signalbox.queue.trend;

import java.util.Optional;
import signalbox.postgres.capability.TableColumns;

/// A figure that a database may lack the columns for.
public enum TrendFigure {
    STARTED("started") {
        @Override
        public Optional<String> missing(TableColumns columns) {
            return without(columns, "date_started");
        }
    },
    DONE("done") {
        @Override
        public Optional<String> missing(TableColumns columns) {
            return columns.has("date_started") && columns.has("exec_time")
                    ? Optional.empty()
                    : without(columns, "date_done");
        }
    },
    FAILED("failed") {
        @Override
        public Optional<String> missing(TableColumns columns) {
            return without(columns, "date_started");
        }
    },
    WAIT("wait") {
        @Override
        public Optional<String> missing(TableColumns columns) {
            return without(columns, "date_started").or(() -> without(columns, "date_created"));
        }
    },
    RUN("run") {
        @Override
        public Optional<String> missing(TableColumns columns) {
            return DONE.missing(columns)
                    .or(() -> columns.has("exec_time") ? Optional.empty() : without(columns, "date_started"));
        }
    };

    private final String words;

    TrendFigure(String words) {
        this.words = words;
    }

    public String label() {
        return words;
    }

    /// Why it is not known in this database; empty when it is.
    public abstract Optional<String> missing(TableColumns columns);

    private static Optional<String> without(TableColumns columns, String column) {
        return columns.has(column)
                ? Optional.empty()
                : Optional.of("unknown, because queue_job has no column " + column + " here");
    }
}
