package signalbox.text;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// How much is written to the log. Passwords are masked in all of it.
public enum LogDetail {
    /// As `logback.xml` has it.
    USUAL,
    /// Also what Signalbox does.
    MORE,
    /// Also what the libraries do, but for the driver: it would write the values of rows.
    ALL;

    private static final String OWN = "signalbox";
    private static final List<String> LIBRARIES = List.of("com.zaxxer.hikari", "org.apache.sshd");

    /// By its word, in upper or lower case.
    public static Optional<LogDetail> of(@Nullable String word) {
        return Stream.of(values())
                .filter(each ->
                        each.name().equals(word == null ? "" : word.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /// At once, for all threads. Does nothing where another library writes the log.
    public void apply() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(OWN).setLevel(this == USUAL ? null : Level.DEBUG);
            for (var name : LIBRARIES) {
                context.getLogger(name).setLevel(this == ALL ? Level.DEBUG : Level.WARN);
            }
        }
    }
}
