package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import signalbox.app.WindowRequest;
import signalbox.app.file.AppFolders;
import signalbox.cli.command.SignalboxCommand;

/// A mistake in this program is told apart from what goes wrong around it.
class FaultExitTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int open(ToIntFunction<WindowRequest> window) {
        return Cli.run(
                new String[] {},
                AppFolders.below(folder),
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                window);
    }

    @Test
    void a_bug_ends_with_70_and_names_the_log() {
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var log = (Logger) LoggerFactory.getLogger(SignalboxCommand.class);
        log.addAppender(logged);
        try {
            var code = open(_ -> {
                throw new IllegalStateException("no such lane");
            });
            assertThat(code).isEqualTo(70);
        } finally {
            log.detachAppender(logged);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no such lane", "signalbox.log");
        assertThat(logged.list)
                .as("what the log says has the trace")
                .singleElement()
                .satisfies(event ->
                        assertThat(event.getThrowableProxy().getMessage()).isEqualTo("no such lane"));
    }

    @Test
    void an_error_of_the_virtual_machine_does_too() {
        var code = open(_ -> {
            throw new StackOverflowError("too deep");
        });
        assertThat(code).isEqualTo(70);
    }
}
