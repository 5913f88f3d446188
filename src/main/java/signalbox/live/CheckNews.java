package signalbox.live;

import java.util.HashSet;
import java.util.Set;
import signalbox.channel.JobKey;

/// What was learned while all jobs are compared with the table: which were replaced since, so that they are newer than
/// what the check reads, and which the index did not have as the table has them. Not thread-safe.
final class CheckNews {
    /// Beyond this number of them it is only counted, not told apart.
    private static final int MOST_KEPT = 10_000;

    private final Set<JobKey> newer = new HashSet<>();
    private boolean withoutUuid;
    private final Set<JobKey> corrected = new HashSet<>();
    private int more;

    void replaced(JobKey key) {
        newer.add(key);
    }

    /// All jobs without a uuid were replaced.
    void replacedWithoutUuid() {
        withoutUuid = true;
    }

    boolean isNewer(JobKey key) {
        return newer.contains(key) || (withoutUuid && OpenJobIndex.isWithoutUuid(key));
    }

    void corrected(JobKey key) {
        if (corrected.size() < MOST_KEPT) {
            corrected.add(key);
        } else {
            more++;
        }
    }

    /// How many were corrected whose change was not notified in the meantime either: a notification may come after the
    /// check has read its job.
    int unnoticed() {
        return (int) corrected.stream().filter(key -> !isNewer(key)).count() + more;
    }
}
