package signalbox.ui.shell.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import signalbox.election.RunnerConnection;
import signalbox.monitor.Snapshot;
import signalbox.ui.shell.SampleFeed;
import signalbox.ui.shell.server.ServerFacts.Fact;

class ServerFactsTest {
    private final Snapshot healthy = Objects.requireNonNull(SampleFeed.healthy().snapshot());

    @Test
    void a_right_that_nothing_is_hidden_without_is_a_note() {
        var facts = ServerFacts.of(healthy);
        assertThat(facts.warnings()).isEmpty();
        assertThat(facts.notes()).singleElement().asString().contains("pg_read_all_stats");
    }

    @Test
    void a_hidden_start_makes_it_a_warning() {
        var hidden = new RunnerConnection(28760, "jobrunner_x", "x", "other", "odoo_b", null, null, null, null, null);
        var facts = ServerFacts.of(SampleFeed.with(healthy, List.of(hidden)));
        assertThat(facts.warnings()).singleElement().asString().contains("pg_read_all_stats");
        assertThat(facts.notes()).isEmpty();
    }

    @Test
    void versions_and_rights_are_told() {
        assertThat(ServerFacts.of(healthy).facts())
                .contains(
                        new Fact("Server", "PostgreSQL 18.1"),
                        new Fact("Queue", "may read and change"),
                        new Fact("Backends", "may terminate its own role's"),
                        new Fact("Schema", "graphs, date_cancelled"),
                        new Fact("web.base.url", "https://acme.odoo.com"));
    }
}
