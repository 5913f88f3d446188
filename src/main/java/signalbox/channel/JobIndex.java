package signalbox.channel;

import org.jspecify.annotations.Nullable;

/// Finds jobs by their uuid. The jobs lie in an array, each at the place of its key or at the next free one. The
/// entries of a map would need as much memory again as the jobs, of which there may be millions. A second array has the
/// hash of the job at each place, so that few jobs are looked at that are not the wanted one.
final class JobIndex {
    private static final int FEWEST = 64;
    private static final int SPREAD = 0x9E3779B9;

    private @Nullable ScheduledJob[] places = new ScheduledJob[FEWEST];
    private int[] hashes = new int[FEWEST];
    private int size;

    @Nullable
    ScheduledJob get(JobKey key) {
        return places[find(key, hash(key))];
    }

    /// Adds the job. It replaces one with the same key.
    void put(ScheduledJob job) {
        var key = job.key();
        var hash = hash(key);
        var at = find(key, hash);
        if (places[at] == null) {
            size++;
        }
        places[at] = job;
        hashes[at] = hash;
        if (size > places.length / 2) {
            grow();
        }
    }

    @Nullable
    ScheduledJob remove(JobKey key) {
        var at = find(key, hash(key));
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
        var hashesBefore = hashes;
        places = new ScheduledJob[before.length * 2];
        hashes = new int[before.length * 2];
        for (int at = 0; at < before.length; at++) {
            move(before[at], hashesBefore[at]);
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
            move(job, hashes[at]);
        }
    }

    private void move(@Nullable ScheduledJob job, int hash) {
        if (job != null) {
            int at = home(hash);
            while (places[at] != null) {
                at = next(at);
            }
            places[at] = job;
            hashes[at] = hash;
        }
    }

    /// The place of the job, or the free place where it would be.
    private int find(JobKey key, int hash) {
        int at = home(hash);
        for (var job = places[at]; job != null && !(hashes[at] == hash && job.hasKey(key)); job = places[at]) {
            at = next(at);
        }
        return at;
    }

    private static int hash(JobKey key) {
        return (key.hashCode() * SPREAD) >>> 1;
    }

    private int home(int hash) {
        return hash % places.length;
    }

    private int next(int at) {
        return at + 1 == places.length ? 0 : at + 1;
    }
}
