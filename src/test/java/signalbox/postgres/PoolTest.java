package signalbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
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
                assertThat(database.use("look", CapabilityQueries::read)
                                .server()
                                .database())
                        .isEqualTo(postgres.spec().database());
            }
        }
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
        assertThat(warnings.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
    }
}
