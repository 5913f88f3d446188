package signalbox.runner.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import signalbox.runner.EmbeddedRunner.SchemeChoice;
import signalbox.runner.JoinElection;
import signalbox.runner.RunnerOptions.Mode;
import signalbox.runner.odoo.RunjobEndpoint;

class JoinForDatabasesTest {
    private static final JoinElection PLAN = new JoinElection(
            SchemeChoice.OLDEST,
            Mode.OBSERVE,
            "root:4",
            new RunjobEndpoint("http", "127.0.0.1", 8069),
            Duration.ofMillis(100));

    /// Two runners of one process on one database would lead together.
    @Test
    void a_database_that_is_named_twice_counts_once() {
        var named = List.of("acme", "shop", "shop", "acme");

        assertThat(new JoinForDatabases(PLAN, "acme", named).others()).containsExactly("shop");
    }
}
