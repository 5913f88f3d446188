package signalbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.StatementLimits;
import signalbox.testing.PortForward;
import signalbox.testing.TestDatabase;

/// Sessions are opened when they are wanted, and a normal end of them is none that a log warns of.
@Tag("pg")
class PoolTest {
    @Test
    void a_way_that_takes_seconds_to_open_is_waited_for() {
        try (var postgres = TestDatabase.fresh();
                var relay = PortForward.slowTo(postgres.spec().port(), Duration.ofMillis(2_200))) {
            var spec =
                    ConnectionSpec.of("127.0.0.1", relay.port(), postgres.spec().database(), "odoo");
            try (var database = Database.watching(spec, StatementLimits.WATCHING)) {
                var seen = database.use("look", _ -> database.use("look beside it", CapabilityQueries::read));
                assertThat(seen.server().database()).isEqualTo(postgres.spec().database());
                assertThat(relay.clients()).isGreaterThan(1);
            }
        }
    }

    @Test
    void one_look_costs_the_server_one_session() {
        try (var postgres = TestDatabase.fresh();
                var way = PortForward.to(postgres.spec().port())) {
            var spec =
                    ConnectionSpec.of("127.0.0.1", way.port(), postgres.spec().database(), "odoo");
            for (var open : List.<Opening>of(Database::watching, Database::acting)) {
                var before = way.clients();
                try (var database = open.open(spec, StatementLimits.WATCHING)) {
                    database.use("look", CapabilityQueries::read);
                    database.use("look for long", PoolTest::takeAWhile);
                    database.use("look again", CapabilityQueries::read);
                }
                assertThat(way.clients() - before).isOne();
            }
        }
    }

    @Test
    void a_session_that_nobody_used_ends_with_its_pool() throws SQLException {
        try (var postgres = TestDatabase.fresh();
                var connection = postgres.open("test")) {
            var watch = new Sql(connection);
            Database.watching(postgres.spec(), StatementLimits.WATCHING).close();
            await().until(() -> watch.list(
                            "read the sessions",
                            "SELECT pid FROM pg_stat_activity WHERE application_name = 'signalbox'"
                                    + " AND datname = current_database()",
                            row -> row.getInt("pid"))
                    .isEmpty());
        }
    }

    /// Long enough for a spare session, if one were opened.
    private static Optional<String> takeAWhile(Sql sql) {
        return sql.first("wait", "SELECT pg_sleep(0.3)::text AS slept", row -> row.getString("slept"));
    }

    /// A thread of an earlier test may still work with a session that its pool has closed.
    private static boolean isOfThisTest(ILoggingEvent warning) {
        return warning.getThreadName().equals(Thread.currentThread().getName())
                || warning.getThreadName().contains("signalbox-watch");
    }

    private interface Opening {
        Database open(ConnectionSpec spec, StatementLimits limits);
    }

    @Test
    void a_normal_end_of_a_pool_leaves_no_warning() {
        var log = (Logger) LoggerFactory.getLogger("com.zaxxer.hikari");
        var before = log.getLevel();
        var warnings = new ListAppender<ILoggingEvent>();
        warnings.start();
        log.addAppender(warnings);
        log.setLevel(Level.WARN);
        try (var postgres = TestDatabase.fresh()) {
            for (int i = 0; i < 5; i++) {
                var database = Database.watching(postgres.spec(), StatementLimits.WATCHING);
                database.use("look", CapabilityQueries::read);
                database.close();
            }
        } finally {
            log.setLevel(before);
            log.detachAppender(warnings);
        }
        assertThat(warnings.list)
                .filteredOn(PoolTest::isOfThisTest)
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEmpty();
    }
}
