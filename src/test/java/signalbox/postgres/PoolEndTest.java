package signalbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.StatementLimits;
import signalbox.testing.TestDatabase;

/// A log that warns where nothing is wrong is not read.
@Tag("pg")
class PoolEndTest {
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
