package signalbox.ui.screen.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import signalbox.health.KnownLog;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.InlineBackground;
import signalbox.worker.log.RunnerLog;

/// A log that is invented, and how often it was read.
public final class LogSamples {
    static final Instant AT = Instant.parse("2026-11-24T02:10:00Z");

    public KnownLog log = new KnownLog.NotRead("/home/odoo/logs/odoo.log of this machine cannot be read.");
    /// How often the file was read.
    public int reads;

    private boolean wasRead;

    /// The model of a pane for a log that nobody reads.
    public static LogViewModel unread() {
        return new LogSamples().model();
    }

    public LogViewModel model() {
        return model(new InlineBackground());
    }

    LogViewModel model(Background background) {
        return new LogViewModel(source(), background, () -> AT);
    }

    /// @param lines as Odoo writes them
    public void holds(String... lines) {
        var text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        log = new KnownLog.Read(RunnerLog.of(text, "/home/odoo/logs/odoo.log of build", true), AT);
    }

    private LogSource source() {
        return new LogSource() {
            @Override
            public KnownLog recent() {
                return wasRead ? log : now();
            }

            @Override
            public KnownLog now() {
                wasRead = true;
                reads++;
                return log;
            }
        };
    }
}
