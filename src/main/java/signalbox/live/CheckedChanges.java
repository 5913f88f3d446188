package signalbox.live;

import java.util.ArrayList;
import java.util.List;

/// The changes that a check of all jobs found before they were notified, until they are taken. Not thread-safe.
public final class CheckedChanges {
    /// No more are kept.
    static final int MOST = 20_000;

    private List<JobChange> found = new ArrayList<>();
    private boolean missed;

    void add(JobChange change) {
        if (found.size() < MOST) {
            found.add(change);
        } else {
            missed = true;
        }
    }

    /// @param changes in the order in which they were found
    /// @param areAll false when there were too many to keep
    public record Taken(List<JobChange> changes, boolean areAll) {}

    Taken take() {
        var taken = new Taken(found, !missed);
        found = new ArrayList<>();
        missed = false;
        return taken;
    }
}
