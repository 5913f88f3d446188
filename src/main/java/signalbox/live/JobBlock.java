package signalbox.live;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.channel.JobKey;
import signalbox.queue.JobState;

/// The columns of up to `SIZE` jobs. It may be changed until it is frozen; then only a copy may, so that a view of it
/// stays as it was. Times are `ColumnTime`s.
public final class JobBlock {
    /// A power of two. A change copies one block: smaller blocks copy less, larger ones are fewer.
    static final int SIZE = 1024;

    private static final byte FREE = -1;
    /// Of a job for which nobody chose one.
    private static final int USUAL_PRIORITY = 10;
    /// The states of open jobs: a column has the place of its state in this list.
    static final List<JobState> STATES =
            List.of(JobState.WAIT_DEPENDENCIES, JobState.PENDING, JobState.ENQUEUED, JobState.STARTED, JobState.FAILED);

    private static final int PENDING = STATES.indexOf(JobState.PENDING);
    private static final int ENQUEUED = STATES.indexOf(JobState.ENQUEUED);
    private static final int STARTED = STATES.indexOf(JobState.STARTED);
    private static final int FAILED = STATES.indexOf(JobState.FAILED);

    final long[] id;
    final long[] high;
    final long[] low;
    final int[] channel;
    final SparseInts priority;
    final long[] created;
    final SparseLongs eta;
    final SparseLongs enqueued;
    final SparseLongs started;
    final int[] call;
    final SparseInts exception;
    final SparseInts retry;
    final int[] version;
    final boolean[] hasTrace;
    private final byte[] state;
    /// Keys that are no uuid, by place; null while there are none.
    private @Nullable String @Nullable [] others;

    private boolean frozen;
    /// Worked out when it is first asked for; any thread may do it.
    private volatile @Nullable BlockSummary summary;
    private final BlockMovement.Known movement = new BlockMovement.Known();

    JobBlock() {
        id = new long[SIZE];
        high = new long[SIZE];
        low = new long[SIZE];
        channel = new int[SIZE];
        priority = new SparseInts(USUAL_PRIORITY);
        created = new long[SIZE];
        eta = new SparseLongs(ColumnTime.NONE);
        enqueued = new SparseLongs(ColumnTime.NONE);
        started = new SparseLongs(ColumnTime.NONE);
        call = new int[SIZE];
        exception = new SparseInts(StringCodes.NONE);
        retry = new SparseInts(0);
        version = new int[SIZE];
        hasTrace = new boolean[SIZE];
        state = new byte[SIZE];
        Arrays.fill(state, FREE);
    }

    private JobBlock(JobBlock from) {
        id = from.id.clone();
        high = from.high.clone();
        low = from.low.clone();
        channel = from.channel.clone();
        priority = from.priority.copy();
        created = from.created.clone();
        eta = from.eta.copy();
        enqueued = from.enqueued.copy();
        started = from.started.copy();
        call = from.call.clone();
        exception = from.exception.copy();
        retry = from.retry.copy();
        version = from.version.clone();
        hasTrace = from.hasTrace.clone();
        state = from.state.clone();
        others = from.others == null ? null : from.others.clone();
    }

    /// This block while it may be changed, else a copy that may.
    JobBlock changeable() {
        return frozen ? new JobBlock(this) : this;
    }

    void freeze() {
        frozen = true;
    }

    boolean isFree(int at) {
        return state[at] == FREE;
    }

    /// The state; only of a place that is not free.
    public JobState state(int at) {
        return STATES.get(state[at]);
    }

    /// The columns, by place.
    public long id(int at) {
        return id[at];
    }

    public int channel(int at) {
        return channel[at];
    }

    public int priority(int at) {
        return priority.get(at);
    }

    public long created(int at) {
        return created[at];
    }

    public long eta(int at) {
        return eta.get(at);
    }

    public long enqueued(int at) {
        return enqueued.get(at);
    }

    public long started(int at) {
        return started.get(at);
    }

    /// A code, see `LiveJobs.call`.
    public int call(int at) {
        return call[at];
    }

    public int exception(int at) {
        return exception.get(at);
    }

    public int retry(int at) {
        return retry.get(at);
    }

    /// The place of its state in `STATES`.
    int stateCode(int at) {
        return state[at];
    }

    boolean isPending(int at) {
        return state[at] == PENDING;
    }

    boolean isRunning(int at) {
        return state[at] == ENQUEUED || state[at] == STARTED;
    }

    /// A running job whose date lies before `latest` or after `ahead`, or that is enqueued without one.
    boolean mayBeLate(int at, long latest, long ahead) {
        var since = enqueued.get(at);
        return since == ColumnTime.NONE ? state[at] == ENQUEUED : since < latest || since > ahead;
    }

    boolean isFailed(int at) {
        return state[at] == FAILED;
    }

    void setState(int at, JobState wanted) {
        state[at] = (byte) STATES.indexOf(wanted);
    }

    void free(int at) {
        state[at] = FREE;
        setOther(at, null);
    }

    OpenJob.LastWrite lastWrite(int at) {
        return new OpenJob.LastWrite(retry.get(at), hasTrace[at], version[at]);
    }

    public JobKey key(int at) {
        return new JobKey(high[at], low[at], other(at));
    }

    void setKey(int at, JobKey key) {
        high[at] = key.high();
        low[at] = key.low();
        setOther(at, key.other());
    }

    public boolean hasKey(int at, JobKey key) {
        return high[at] == key.high() && low[at] == key.low() && Objects.equals(other(at), key.other());
    }

    private @Nullable String other(int at) {
        return others == null ? null : others[at];
    }

    private void setOther(int at, @Nullable String text) {
        if (others == null && text != null) {
            others = new String[SIZE];
        }
        if (others != null) {
            others[at] = text;
        }
    }

    /// Its figures at this moment. Only of a frozen block.
    BlockSummary summary(long now) {
        var known = summary;
        if (known == null || !known.holdsAt(now)) {
            known = BlockSummary.of(this, now);
            summary = known;
        }
        return known;
    }

    /// What its pending jobs show of the last movement. Only of a frozen block.
    BlockMovement movement(BlockMovement.MovementQuestion question, long now) {
        return movement.of(this, question, now);
    }
}
