package signalbox.ui.screen.log;

import signalbox.app.config.LogWatch;
import signalbox.health.KnownLog;

/// Reads the log. Its methods block: call them in the background.
public interface LogSource {
    /// As it was read less than a minute ago, else as it is now.
    KnownLog recent();

    KnownLog now();

    static LogSource of(LogWatch log) {
        return new LogSource() {
            @Override
            public KnownLog recent() {
                return log.recent();
            }

            @Override
            public KnownLog now() {
                return log.read();
            }
        };
    }
}
