package signalbox.app.session;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.health.Finding;

/// Runs the operator's command for each new critical finding. The command gets the finding in environment variables:
/// SIGNALBOX_PROFILE, SIGNALBOX_CODE, SIGNALBOX_TITLE and SIGNALBOX_SEEN. At most one command runs at a time; after 30
/// s it is ended.
public final class CriticalFindingHook {
    private static final Logger LOG = LoggerFactory.getLogger(CriticalFindingHook.class);
    private static final long LONGEST_SECONDS = 30;

    private final String profile;
    private final AtomicReference<String> command = new AtomicReference<>("");
    private final AtomicReference<Thread> last = new AtomicReference<>(new Thread());

    public CriticalFindingHook(String profile) {
        this.profile = profile;
    }

    /// @param line a command for the shell; blank: none
    public void set(String line) {
        command.set(line);
    }

    /// Does not block.
    public void run(Finding finding) {
        var line = command.get();
        if (line.isBlank()) {
            return;
        }
        var before = last.get();
        last.set(Thread.ofVirtual().name("alarm-" + finding.code()).start(() -> {
            try {
                before.join();
                await(line, finding);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void await(String line, Finding finding) throws InterruptedException {
        try {
            var builder = new ProcessBuilder("sh", "-c", line);
            var environment = builder.environment();
            environment.put("SIGNALBOX_PROFILE", profile);
            environment.put("SIGNALBOX_CODE", finding.code());
            environment.put("SIGNALBOX_TITLE", finding.title());
            environment.put("SIGNALBOX_SEEN", String.join("\n", finding.seen()));
            var process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                LOG.warn("The command for {} did not end within {} s and was stopped", finding.code(), LONGEST_SECONDS);
            } else if (process.exitValue() != 0) {
                LOG.warn("The command for {} ended with {}", finding.code(), process.exitValue());
            }
        } catch (IOException e) {
            LOG.warn("The command for {} could not be run: {}", finding.code(), e.getMessage());
        }
    }
}
