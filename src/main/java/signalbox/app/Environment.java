package signalbox.app;

import java.util.Locale;

/// What a database is to its users. On production an operator must type its name before anything changes.
public enum Environment {
    PRODUCTION,
    STAGING,
    DEVELOPMENT,
    DEMO;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
