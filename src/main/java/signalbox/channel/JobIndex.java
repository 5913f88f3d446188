package signalbox.channel;

import org.jspecify.annotations.Nullable;

/// Finds jobs by their uuid. The jobs lie in an array, each at the place of its key or at the next free one. The
/// entries of a map would need as much memory again as the jobs, of which there may be millions.
final class JobIndex {
    private static final int FEWEST = 64;
    private static final int SPREAD = 0x9E3779B9;

    private @Nullable ScheduledJob[] places = new ScheduledJob[FEWEST];
    private int size;

    @Nullable
    ScheduledJob get(JobKey key) {
        return places[find(key)];
    }

    /// Adds the job. It replaces one with the same key.
    void put(ScheduledJob job) {
        var at = find(job.key());
        if (places[at] == null) {
            size++;
        }
        places[at] = job;
        if (size > places.length / 2) {
            grow();
        }
    }

    @Nullable
    ScheduledJob remove(JobKey key) {
        var at = find(key);
        var job = places[at];
        if (job != null) {
            places[at] = null;
            size--;
            closeGap(at);
        }
        return job;
    }

    private void grow() {
        var before = places;
        places = new ScheduledJob[before.length * 2];
        for (var job : before) {
            if (job != null) {
                places[find(job.key())] = job;
            }
        }
    }

    /// The jobs behind the gap, up to the next free place, may belong nearer to their own place: they are moved.
    private void closeGap(int gap) {
        for (int at = next(gap); ; at = next(at)) {
            var job = places[at];
            if (job == null) {
                return;
            }
            places[at] = null;
            places[find(job.key())] = job;
        }
    }

    /// The place of the job, or the free place where it would be.
    private int find(JobKey key) {
        int at = home(key);
        for (var job = places[at]; job != null && !job.key().equals(key); job = places[at]) {
            at = next(at);
        }
        return at;
    }

    private int home(JobKey key) {
        return ((key.hashCode() * SPREAD) >>> 1) % places.length;
    }

    private int next(int at) {
        return at + 1 == places.length ? 0 : at + 1;
    }
}
