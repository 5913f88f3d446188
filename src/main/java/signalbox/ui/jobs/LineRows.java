package signalbox.ui.jobs;

import java.time.Instant;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.live.page.JobLine;
import signalbox.queue.job.Job;
import signalbox.ui.kit.table.RowLine;

/// All jobs in line as rows: those that were read in full, the others with what memory keeps of them.
final class LineRows extends AbstractList<JobRow> implements RowLine<JobRow>, RandomAccess {
    private final JobLine line;
    private final Map<Long, Job> read;
    private final Instant now;

    /// @param read by primary key
    /// @param now when they were read
    LineRows(JobLine line, Map<Long, Job> read, Instant now) {
        this.line = line;
        this.read = Map.copyOf(read);
        this.now = now;
    }

    /// A property that holds one asks at each refresh whether it is the same as the one before: a comparison of all
    /// rows would
    /// take seconds. Unlike other lists, two are equal only if they are the same one.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public JobRow get(int place) {
        var full = read.get(line.id(place));
        return JobRow.of(full != null && line.isAsRead(place, full) ? full : line.job(place), now);
    }

    @Override
    public int size() {
        return line.size();
    }

    @Override
    public int indexOf(Object row) {
        return row instanceof JobRow wanted ? line.places(Set.of(wanted.id())).getOrDefault(wanted.id(), -1) : -1;
    }

    @Override
    public boolean contains(Object row) {
        return indexOf(row) >= 0;
    }

    @Override
    public Map<Object, Integer> places(Set<Object> ids) {
        return ids.isEmpty()
                ? Map.of()
                : new HashMap<>(line.places(ids.stream().map(Long.class::cast).collect(Collectors.toSet())));
    }
}
