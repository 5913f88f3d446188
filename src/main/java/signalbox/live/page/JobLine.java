package signalbox.live.page;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import signalbox.live.BlockRow;
import signalbox.live.ColumnTime;
import signalbox.live.LiveJobs;
import signalbox.live.OpenJob;
import signalbox.queue.JobCall;
import signalbox.queue.StoredState;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobTimes;
import signalbox.queue.job.JobTries;

/// All open jobs that match a filter, in order, as memory had them at one moment. However long it is, it costs the
/// server nothing. Immutable.
public final class JobLine {
    private final LiveJobs jobs;
    private final int[] rows;

    /// @param rows numbers of rows of these jobs, in order
    JobLine(LiveJobs jobs, int[] rows) {
        this.jobs = jobs;
        this.rows = rows;
    }

    public int size() {
        return rows.length;
    }

    /// The primary key of the job at that place.
    public long id(int place) {
        return jobs.block(rows[place]).id(LiveJobs.at(rows[place]));
    }

    /// What is kept of the job at that place: without its name, the limit of its tries, and how long it ran.
    public Job job(int place) {
        var kept = jobs.job(new BlockRow(jobs.block(rows[place]), LiveJobs.at(rows[place])));
        return new Job(
                kept.id(),
                Objects.requireNonNullElse(kept.uuid(), ""),
                StoredState.of(kept.state()),
                kept.channel(),
                new JobCall("", kept.model(), kept.method()),
                new JobTries(kept.priority(), kept.lastWrite().retry(), null),
                times(kept),
                kept.exception(),
                null,
                0,
                null);
    }

    private static JobTimes times(OpenJob kept) {
        return new JobTimes(kept.created(), kept.enqueued(), kept.started(), null, null, kept.eta(), null);
    }

    /// Whether that is a reading of the same row: not one of before it was changed.
    public boolean isAsRead(int place, Job read) {
        return id(place) == read.id() && jobs.block(rows[place]).state(LiveJobs.at(rows[place])) == read.state();
    }

    /// The places of these jobs, as far as they are in line.
    ///
    /// @param ids of the primary key
    public Map<Long, Integer> places(Set<Long> ids) {
        var places = new HashMap<Long, Integer>();
        for (int place = 0; place < rows.length && places.size() < ids.size(); place++) {
            var id = id(place);
            if (ids.contains(id)) {
                places.put(id, place);
            }
        }
        return places;
    }

    /// The place of the first job that was created at that time or, from there on, beyond it: earlier in a line that
    /// begins with the newest. The last place when there is none.
    ///
    /// @param ascending whether the oldest comes first
    public int created(Instant moment, boolean ascending) {
        var at = ColumnTime.of(moment);
        for (int place = 0; place < rows.length; place++) {
            var created = jobs.block(rows[place]).created(LiveJobs.at(rows[place]));
            if (ColumnTime.isTime(created) && (ascending ? created >= at : created <= at)) {
                return place;
            }
        }
        return Math.max(0, rows.length - 1);
    }
}
