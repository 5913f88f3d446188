package signalbox.testing;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.testing.JobLog.Change;

/// Why a job was started once more.
enum Restart {
    /// Its worker asked for another try.
    RETRIED,
    /// Its worker was killed, and the job was found dead.
    KILLED,
    /// Nothing explains it: it was started twice.
    UNEXPLAINED;

    /// @param history of one job
    static Set<Restart> of(List<Change> history, Collection<String> killed) {
        var kinds = EnumSet.noneOf(Restart.class);
        @Nullable Change started = null;
        var reason = UNEXPLAINED;
        for (var change : history) {
            if (change.starts()) {
                if (started != null) {
                    kinds.add(reason);
                }
                started = change;
                reason = UNEXPLAINED;
            } else if (started != null && isPutBack(change)) {
                reason = reason(started, change, killed);
            }
        }
        return kinds;
    }

    private static boolean isPutBack(Change change) {
        return change.after().equals("pending") && "started".equals(change.before());
    }

    private static Restart reason(Change started, Change putBack, Collection<String> killed) {
        if (putBack.by().equals(started.by())) {
            return RETRIED;
        }
        return killed.contains(started.by().application()) ? KILLED : UNEXPLAINED;
    }
}
