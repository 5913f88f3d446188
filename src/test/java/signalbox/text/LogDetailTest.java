package signalbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogDetailTest {
    @AfterEach
    void asUsual() {
        LogDetail.USUAL.apply();
    }

    private static boolean writes(String logger) {
        return ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(logger)
                .isDebugEnabled();
    }

    @Test
    void more_is_what_signalbox_does_and_all_also_what_libraries_do() {
        LogDetail.MORE.apply();
        assertThat(writes("signalbox.monitor.Monitor")).isTrue();
        assertThat(writes("org.apache.sshd.client")).isFalse();
        LogDetail.ALL.apply();
        assertThat(writes("org.apache.sshd.client")).isTrue();
        LogDetail.USUAL.apply();
        assertThat(writes("org.apache.sshd.client")).isFalse();
    }

    /// It would write the values of rows.
    @Test
    void the_driver_stays_silent() {
        LogDetail.ALL.apply();
        assertThat(writes("org.postgresql.core")).isFalse();
    }

    @Test
    void a_level_is_known_by_its_word() {
        assertThat(LogDetail.of(" more ")).contains(LogDetail.MORE);
        assertThat(LogDetail.of("loud")).isEmpty();
        assertThat(LogDetail.of(null)).isEmpty();
    }
}
