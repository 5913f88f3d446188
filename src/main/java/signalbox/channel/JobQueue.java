package signalbox.channel;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The queue of one channel. Jobs with an eta are set aside until it is due, then they compete with the others.
final class JobQueue {
    private final TreeSet<ScheduledJob> due = new TreeSet<>(ScheduledJob.BY_PRIORITY);
    private final TreeSet<ScheduledJob> setAside = new TreeSet<>(ScheduledJob.BY_ETA);
    private final boolean sequential;

    JobQueue(boolean sequential) {
        this.sequential = sequential;
    }

    void add(ScheduledJob ticket) {
        (ticket.isSetAside() ? setAside : due).add(ticket);
    }

    boolean contains(ScheduledJob ticket) {
        return (ticket.isSetAside() ? setAside : due).contains(ticket);
    }

    void remove(ScheduledJob ticket) {
        (ticket.isSetAside() ? setAside : due).remove(ticket);
    }

    int size() {
        return due.size() + setAside.size();
    }

    @Nullable
    ScheduledJob poll(Instant now) {
        while (!setAside.isEmpty() && !setAside.first().eta().isAfter(now)) {
            var ticket = setAside.removeFirst();
            ticket.dropEta();
            due.add(ticket);
        }
        return isHeldBack() ? null : due.pollFirst();
    }

    /// In a sequential channel nothing overtakes a job whose eta is still to come; queue_job looks at the
    /// next eta only.
    private boolean isHeldBack() {
        return sequential
                && !setAside.isEmpty()
                && !due.isEmpty()
                && ScheduledJob.BY_PRIORITY.compare(setAside.first(), due.first()) < 0;
    }

    Optional<Instant> nextEta() {
        return setAside.isEmpty()
                ? Optional.empty()
                : Optional.of(setAside.first().eta());
    }
}
