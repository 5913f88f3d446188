package signalbox.ui.shell.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import signalbox.election.RunnerConnection;
import signalbox.monitor.Snapshot;
import signalbox.monitor.WatchLoad;
import signalbox.postgres.connection.ServerLoad;
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
                        new Fact(
                                "Open jobs",
                                "by statements, because this is a single look, which keeps nothing in memory"),
                        new Fact("Schema", "graphs, date_cancelled"),
                        new Fact("web.base.url", "https://acme.odoo.com"));
    }

    /// A site behind basic authentication may have its password in web.base.url.
    @Test
    void a_password_in_an_address_is_not_shown() {
        assertThat(new Fact("web.base.url", "https://odoo:s3cr3tpw@acme.odoo.com").value())
                .isEqualTo("https://odoo:********@acme.odoo.com");
    }

    @Test
    void what_the_watch_costs_is_said_and_that_it_slows_down() {
        var load = new ServerLoad(61, Duration.ofMillis(180), 215_000, 9_000);

        assertThat(ServerFacts.of(healthy)
                        .with(new WatchLoad(4, load, 0.02, null))
                        .facts())
                .contains(
                        new ServerFacts.Fact(
                                "Own load",
                                "4 sessions; in the last minute 61 statements, about 180 ms of the server, 210 kB"
                                        + " received"),
                        new ServerFacts.Fact("Load limit", "2 % of one core"));
        assertThat(ServerFacts.of(healthy)
                        .with(new WatchLoad(4, load, 0.02, Duration.ofSeconds(15)))
                        .facts())
                .contains(new ServerFacts.Fact(
                        "Load limit",
                        "2 % of one core: for that, jobs are read every 15 s, and runners looked at in between"));
    }
}
