package signalbox.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.runner.EmbeddedRunner;
import signalbox.runner.JoinElection;
import signalbox.runner.RunnerOptions.Mode;
import signalbox.runner.odoo.RunjobEndpoint;

/// The runners that are compared.
enum Side {
    EMBEDDED {
        @Override
        AutoCloseable start(ConnectionSpec spec, RunjobEndpoint target) {
            var plan = new JoinElection(EmbeddedRunner.SchemeChoice.OLDEST, Mode.DISPATCH, CHANNELS, target, CHECK);
            return EmbeddedRunner.start(List.of(spec), plan, _ -> {});
        }
    },
    PLAIN {
        @Override
        AutoCloseable start(ConnectionSpec spec, RunjobEndpoint target) throws SQLException {
            return new PlainRunner(spec, CHANNELS, target);
        }
    },
    PYTHON {
        @Override
        AutoCloseable start(ConnectionSpec spec, RunjobEndpoint target) throws IOException {
            return new PythonRunner(spec, CAPACITY, target);
        }
    };

    static final int CAPACITY = 50;
    static final String CHANNELS = "root:" + CAPACITY;
    static final Duration CHECK = Duration.ofMillis(300);

    abstract AutoCloseable start(ConnectionSpec spec, RunjobEndpoint target) throws SQLException, IOException;
}
