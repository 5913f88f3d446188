package signalbox.text;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.util.Map;

/// Where log lines go. In code, because reading a file of settings took a quarter of the time until the window opens.
/// A file of settings for Logback, as tests have one, is read instead if there is one.
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogSetup extends ContextAwareBase implements Configurator {
    /// The system property with the folder of the log.
    public static final String FOLDER = "signalbox.log";

    private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{20} %msg%n";
    private static final String SHORT_LINE = "%d{HH:mm:ss} %-5level %msg%n%ex{1}";
    private static final String FILE_SIZE = "10MB";
    private static final String ALL_FILES = "100MB";
    private static final int DAYS = 14;

    /// The pool warns of each session that ends at work, also where that is wanted. The work that was broken off
    /// reports it.
    private static final Map<String, Level> QUIETER = Map.of(
            "com.zaxxer.hikari", Level.WARN,
            "com.zaxxer.hikari.pool.ProxyConnection", Level.ERROR,
            "io.zonky.test.db.postgres", Level.WARN,
            "org.apache.sshd", Level.WARN,
            "org.postgresql", Level.WARN);

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var folder = System.getProperty(FOLDER);
        if (folder == null || hasFile()) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        configure(context, folder);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /// Errors on the terminal, everything of interest in a file of this folder.
    public static void configure(LoggerContext context, String folder) {
        QUIETER.forEach((name, level) -> context.getLogger(name).setLevel(level));
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(terminal(context));
        root.addAppender(file(context, folder));
    }

    private static boolean hasFile() {
        return System.getProperty("logback.configurationFile") != null
                || LogSetup.class.getResource("/logback-test.xml") != null;
    }

    /// Standard output belongs to the results of commands.
    private static ConsoleAppender<ILoggingEvent> terminal(LoggerContext context) {
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setTarget("System.err");
        var errors = new ThresholdFilter();
        errors.setLevel("ERROR");
        errors.start();
        appender.addFilter(errors);
        start(appender, context, "STDERR", SHORT_LINE);
        return appender;
    }

    private static RollingFileAppender<ILoggingEvent> file(LoggerContext context, String folder) {
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setFile(folder + "/signalbox.log");
        var policy = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(folder + "/signalbox.%d.%i.log.gz");
        policy.setMaxFileSize(FileSize.valueOf(FILE_SIZE));
        policy.setMaxHistory(DAYS);
        policy.setTotalSizeCap(FileSize.valueOf(ALL_FILES));
        appender.setContext(context);
        policy.start();
        appender.setRollingPolicy(policy);
        start(appender, context, "FILE", LINE);
        return appender;
    }

    private static void start(
            OutputStreamAppender<ILoggingEvent> appender, LoggerContext context, String name, String pattern) {
        var encoder = new MaskedLogEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        appender.setContext(context);
        appender.setName(name);
        appender.setEncoder(encoder);
        appender.start();
    }
}
