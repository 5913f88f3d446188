package signalbox.election;

import org.jspecify.annotations.Nullable;

/// Who holds the runners' advisory lock of a database, as far as that can be seen. Pure.
///
/// @param holder null when no connection of a runner does, or when it is not known
/// @param isKnown whether locks can be seen at all
/// @param reason what was seen, or why nothing can be: sentences
public record LockAnswer(@Nullable RunnerConnection holder, boolean isKnown, String reason) {
    public static LockAnswer of(Leadership leadership, Observation seen) {
        var holder = leadership.lockHolder();
        if (holder != null) {
            return new LockAnswer(holder, true, "It holds the runners' advisory lock of this database.");
        }
        if (seen.visibility().standby() != null) {
            return new LockAnswer(null, false, "Unknown: the locks of the primary cannot be seen from a hot standby.");
        }
        return new LockAnswer(null, true, unheld(leadership.scheme()));
    }

    private static String unheld(Scheme scheme) {
        return switch (scheme) {
            case NONE, OLDEST_OR_HA -> "No connection: the runners here do not use an advisory lock.";
            case ADVISORY -> "No connection holds the runners' advisory lock of this database.";
            // Where nobody holds it, the schemes that are mixed are the two others.
            case UNKNOWN, MIXED ->
                "No connection holds the runners' advisory lock of this database. It is not known whether the"
                        + " runners here use it.";
        };
    }
}
