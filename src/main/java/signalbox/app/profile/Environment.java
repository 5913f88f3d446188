package signalbox.app.profile;

import java.util.Locale;

/// What a database is for its users, strictest first. On production an operator must type the database's name before
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
