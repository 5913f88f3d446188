package signalbox.channel;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The queue of one channel. Jobs with an eta are kept apart until it is due; then they compete with the others.
final class JobQueue {
    private final JobHeap due = new JobHeap(ScheduledJob.BY_PRIORITY);
    private final JobHeap setAside = new JobHeap(ScheduledJob.BY_ETA);
    private final boolean sequential;

    JobQueue(boolean sequential) {
        this.sequential = sequential;
    }

    void add(ScheduledJob ticket) {
        (ticket.isSetAside() ? setAside : due).add(ticket);
    }

    void remove(ScheduledJob ticket) {
        (ticket.isSetAside() ? setAside : due).remove(ticket);
    }

    int size() {
        return due.size() + setAside.size();
    }

    @Nullable
    ScheduledJob poll(Instant now) {
        fetchDue(now);
        return due.isEmpty() || isHeldBack() ? null : due.removeFirst();
    }

    /// Takes all that are due, in no order.
    void pollAll(Instant now, Consumer<ScheduledJob> taker) {
        fetchDue(now);
        due.drain(taker);
    }

    private void fetchDue(Instant now) {
        while (!setAside.isEmpty() && !setAside.first().eta().isAfter(now)) {
            var ticket = setAside.removeFirst();
            ticket.dropEta();
            due.add(ticket);
        }
    }

    /// In a sequential channel no job overtakes a job whose eta is in the future. queue_job looks at the next eta
    /// only.
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
