package signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.channel.text.ChannelSetting;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.testing.TestDatabase;

@Tag("pg")
class ConfigQueriesTest {
    private static DatabaseConfig after(String change) {
        return after(change, TestDatabase::spec);
    }

    private static DatabaseConfig after(String change, Function<TestDatabase, ConnectionSpec> as) {
        try (var postgres = TestDatabase.fresh();
                var owner = postgres.open("test")) {
            new Sql(owner).execute("change the database", change);
            try (var connection = PlainConnection.open(as.apply(postgres), "test")) {
                var sql = new Sql(connection);
                return new ConfigQueries(CapabilityQueries.read(sql)).read(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_parameters_of_the_site_and_of_queue_job_are_read() {
        var config = after("INSERT INTO ir_config_parameter (key, value) VALUES ('queue_job.api_token', 'hunter2'),"
                + " ('queue_jobs', 'no'), ('mail.catchall', 'no')");

        assertThat(config.baseUrl()).isEqualTo("http://localhost:8069");
        assertThat(config.uuid()).isEqualTo("3f2a0a44-0000-4000-8000-000000000001");
        assertThat(config.parameters()).containsOnlyKeys("queue_job.api_token");
        assertThat(config.toString()).doesNotContain("hunter2");
        assertThat(config.channels()).isNull();
        assertThat(config.rootCapacity()).isNull();
        assertThat(config.notes()).singleElement().asString().contains("no capacities");
    }

    @Test
    void limits_that_the_database_keeps_are_read() {
        var config = after("""
                ALTER TABLE queue_job_channel ADD capacity int, ADD sequential bool, ADD throttle int, ADD paused bool;
                UPDATE queue_job_channel SET capacity = 4 WHERE complete_name = 'root';
                INSERT INTO queue_job_channel (name, complete_name, removal_interval, capacity, sequential, throttle, paused)
                VALUES ('one', 'root.one', 30, 1, true, 30, true);
                """);

        assertThat(config.rootCapacity()).isEqualTo(4);
        assertThat(config.channels())
                .contains(
                        new ChannelSetting("root", 4, false, Duration.ZERO, false),
                        new ChannelSetting("root.one", 1, true, Duration.ofSeconds(30), true));
        assertThat(config.notes()).isEmpty();
    }

    @Test
    void a_column_that_is_missing_takes_nothing_else_along() {
        var config = after("ALTER TABLE queue_job_channel ADD capacity int; UPDATE queue_job_channel SET capacity = 2");

        assertThat(config.channels()).containsExactly(new ChannelSetting("root", 2, false, Duration.ZERO, false));
    }

    @Test
    void tables_that_are_missing_or_closed_are_named() {
        var dropped = after("DROP TABLE ir_config_parameter");
        assertThat(dropped.baseUrl()).isNull();
        assertThat(dropped.notes()).anyMatch(note -> note.contains("ir_config_parameter"));

        var closed = after("GRANT SELECT ON queue_job TO public", postgres -> postgres.role(""));
        assertThat(closed.baseUrl()).isNull();
        assertThat(closed.notes()).hasSize(2);
    }
}
