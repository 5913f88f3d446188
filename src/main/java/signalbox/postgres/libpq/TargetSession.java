package signalbox.postgres.libpq;

import java.util.List;

/// Which of several servers will do: `target_session_attrs` of libpq.
public enum TargetSession {
    ANY("any"),
    READ_WRITE("read-write"),
    READ_ONLY("read-only"),
    PRIMARY("primary"),
    STANDBY("standby"),
    PREFER_STANDBY("prefer-standby");

    /// The expression that is true in a session of a standby.
    public static final String IS_STANDBY = "pg_catalog.pg_is_in_recovery()";

    private final String word;

    TargetSession(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// Whether a server that was reached will do.
    ///
    /// @param isStandby whether it is in recovery
    /// @param isReadOnly whether a new session would be read-only there, on a primary
    public boolean accepts(boolean isStandby, boolean isReadOnly) {
        return switch (this) {
            case ANY -> true;
            case READ_WRITE -> !isStandby && !isReadOnly;
            case READ_ONLY -> isStandby || isReadOnly;
            case PRIMARY -> !isStandby;
            case STANDBY, PREFER_STANDBY -> isStandby;
        };
    }

    static TargetSession of(String word) {
        return LibpqParameter.TARGET_SESSION_ATTRS.choice(List.of(values()), TargetSession::word, word);
    }
}
