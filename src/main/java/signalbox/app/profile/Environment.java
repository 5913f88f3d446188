package signalbox.app.profile;

import java.util.Locale;

/// What a database is to its users, strictest first. On production an operator must type its name before
/// anything changes.
public enum Environment {
    PRODUCTION,
    STAGING,
    DEVELOPMENT,
    DEMO;

    public Environment strictest(Environment other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
