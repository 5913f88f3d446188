package signalbox.live.watch;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import signalbox.postgres.Listener;

/// The changes that a listener heard of since they were last taken. Thread-safe.
public final class HeardChanges {
    /// More are not kept: then all jobs are read again.
    private static final int MOST = 20_000;

    private Set<String> uuids = new HashSet<>();
    private boolean missed = true;

    /// @param uuids of jobs that changed, an empty one for each without a uuid
    /// @param complete whether every change was heard of
    /// @param listens whether changes from now on are heard of
    public record Heard(Collection<String> uuids, boolean complete, boolean listens) {}

    public synchronized void add(Collection<String> heard) {
        if (uuids.size() < MOST) {
            uuids.addAll(heard);
        } else {
            missed = true;
        }
    }

    /// Changes before this moment were not heard of.
    public synchronized void miss() {
        missed = true;
    }

    public synchronized boolean areNone() {
        return uuids.isEmpty();
    }

    public synchronized Heard take(Listener listener) {
        var listens = listener.isListening();
        var taken = new Heard(uuids, !missed && listens, listens);
        uuids = new HashSet<>();
        missed = false;
        return taken;
    }

    /// What was taken could not be used.
    public synchronized void putBack(Collection<String> taken, boolean complete) {
        add(taken);
        missed |= !complete;
    }
}
