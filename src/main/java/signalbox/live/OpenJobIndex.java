package signalbox.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.channel.JobKey;
import signalbox.queue.BoundedText;
import signalbox.queue.JobState;

/// All open jobs, in columns, found by their uuid. A job needs about 100 bytes. Thread-safe; what `view` returned stays
/// as it was.
///
/// A check of all jobs (`beginCheck`, `check`, `endCheck`) may run beside changes: what was changed after it began is
/// newer than what it reads.
public final class OpenJobIndex {
    private static final int FEWEST_PLACES = 1024;
    private static final int SPREAD = 0x9E3779B9;
    private static final int EMPTY = -1;

    private final StringCodes channels = new StringCodes();
    private final StringCodes calls = new StringCodes();
    private final StringCodes exceptions = new StringCodes();

    private final List<JobBlock> blocks = new ArrayList<>();
    /// The blocks that were changed since the last view.
    private final Set<Integer> changed = new HashSet<>();
    /// Rows by their key: open addressing, several rows may have one key.
    private int[] places = emptyPlaces(FEWEST_PLACES);
    private int size;
    private int rows;
    private int[] freeRows = new int[64];
    private int freeCount;
    /// By row: in which check it was seen last.
    private byte[] seenIn = new byte[JobBlock.SIZE];
    private byte checks;
    private @Nullable CheckNews check;
    private final CheckedChanges checked = new CheckedChanges();
    /// Whether nothing was known when the check began: what it reads is not here yet.
    private boolean isFirst;
    /// The ids of those without a uuid: a notification does not tell which of them it is about.
    private final Set<Long> withoutUuid = new HashSet<>();

    private static int[] emptyPlaces(int count) {
        var places = new int[count];
        Arrays.fill(places, EMPTY);
        return places;
    }

    public synchronized int size() {
        return size;
    }

    /// Replaces all jobs of these uuids by what the table has of them now.
    ///
    /// @param uuids what was asked for
    /// @param found the open ones among them
    /// @return what was here until now
    public synchronized Replaced replace(Collection<String> uuids, Collection<OpenJob> found) {
        var before = new HashMap<String, JobState>();
        for (var uuid : uuids) {
            var key = JobKey.of(BoundedText.cut(uuid));
            for (var state = removeOne(key); state != null; state = removeOne(key)) {
                // Several rows may have one uuid.
                before.put(uuid, state);
            }
            if (check != null) {
                check.replaced(key);
            }
        }
        found.forEach(job -> add(job, key(job)));
        return new Replaced(before, checked.take());
    }

    /// What was known of jobs before they were replaced.
    ///
    /// @param states of those that were here, by their uuid
    /// @param checked what the check had found until then
    public record Replaced(Map<String, JobState> states, CheckedChanges.Taken checked) {}

    /// What the check found since this was asked last; not what it read when nothing was known.
    public synchronized CheckedChanges.Taken takeChecked() {
        return checked.take();
    }

    /// Replaces all jobs without a uuid by those that the table has now.
    ///
    /// @param found the open ones
    public synchronized void replaceWithoutUuid(Collection<OpenJob> found) {
        List.copyOf(withoutUuid).forEach(id -> removeOne(withoutUuid(id)));
        if (check != null) {
            check.replacedWithoutUuid();
        }
        found.forEach(job -> add(job, key(job)));
    }

    /// Begins to compare with all open jobs of the table. To be called before they are read.
    public synchronized void beginCheck() {
        checks++;
        isFirst = size == 0;
        check = new CheckNews();
    }

    /// Takes over one row of the table, unless its uuid was replaced since the check began.
    public synchronized void check(OpenJob job) {
        var key = key(job);
        if (isNewer(key)) {
            return;
        }
        var row = isFirst ? EMPTY : rowOf(key, job.id());
        if (row == EMPTY) {
            add(job, key);
            corrected(key);
            foundChange(null, job);
            return;
        }
        seenIn[row] = checks;
        if (!holds(row, job)) {
            foundChange(block(row).state(row % JobBlock.SIZE), job);
            set(changeable(row), row % JobBlock.SIZE, job, key);
            corrected(key);
        }
    }

    private void foundChange(@Nullable JobState before, OpenJob job) {
        var uuid = job.uuid();
        if (!isFirst && uuid != null && before != job.state()) {
            checked.add(JobChange.found(before, job, uuid));
        }
    }

    private void foundGone(int row) {
        var key = keyOf(row);
        if (!isWithoutUuid(key)) {
            checked.add(JobChange.left(key.text(), block(row).state(row % JobBlock.SIZE)));
        }
    }

    private void corrected(JobKey key) {
        if (check != null) {
            check.corrected(key);
        }
    }

    /// Removes the jobs that the check did not find.
    ///
    /// @return how many jobs had changed without a notification
    public synchronized int endCheck() {
        var gone = new ArrayList<Integer>();
        for (int row = 0; row < rows; row++) {
            var block = block(row);
            var at = row % JobBlock.SIZE;
            if (!block.isFree(at) && seenIn[row] != checks && !isNewer(block.key(at))) {
                gone.add(row);
            }
        }
        var unnoticed = gone.size() + (check == null ? 0 : check.unnoticed());
        gone.forEach(row -> {
            foundGone(row);
            remove(row, placeOf(row));
        });
        check = null;
        return unnoticed;
    }

    /// Ends a check that did not read all jobs: none is removed.
    public synchronized void abandonCheck() {
        check = null;
    }

    private boolean isNewer(JobKey key) {
        return check != null && check.isNewer(key);
    }

    /// All jobs as they are now, without a copy of them.
    public synchronized LiveJobs view() {
        changed.forEach(block -> blocks.get(block).freeze());
        changed.clear();
        return new LiveJobs(blocks.toArray(JobBlock[]::new), size, channels, calls, exceptions);
    }

    private static JobKey key(OpenJob job) {
        var uuid = job.uuid();
        return uuid == null ? withoutUuid(job.id()) : JobKey.of(uuid);
    }

    private static JobKey withoutUuid(long id) {
        return new JobKey(0, id, "");
    }

    /// Ids begin with 1: a uuid that is an empty text has another key.
    public static boolean isWithoutUuid(JobKey key) {
        return key.low() != 0 && key.other() != null && key.other().isEmpty();
    }

    private void add(OpenJob job, JobKey key) {
        var row = freeCount > 0 ? freeRows[--freeCount] : rows++;
        if (row / JobBlock.SIZE == blocks.size()) {
            blocks.add(new JobBlock());
            seenIn = Arrays.copyOf(seenIn, Math.max(seenIn.length, blocks.size() * JobBlock.SIZE));
        }
        set(changeable(row), row % JobBlock.SIZE, job, key);
        if (job.uuid() == null) {
            withoutUuid.add(job.id());
        }
        seenIn[row] = checks;
        size++;
        if (size > places.length / 2) {
            grow();
        } else {
            places[freePlace(key)] = row;
        }
    }

    private void set(JobBlock block, int at, OpenJob job, JobKey key) {
        block.id[at] = job.id();
        block.setKey(at, key);
        block.setState(at, job.state());
        block.channel[at] = channels.of(job.channel());
        block.priority.set(at, job.priority());
        block.created[at] = ColumnTime.of(job.created());
        block.eta.set(at, ColumnTime.of(job.eta()));
        block.enqueued.set(at, ColumnTime.of(job.enqueued()));
        block.started.set(at, ColumnTime.of(job.started()));
        block.call[at] = calls.of(LiveJobs.call(job.model(), job.method()));
        block.exception.set(at, exceptions.of(job.exception()));
        block.retry.set(at, job.lastWrite().retry());
        block.version[at] = job.lastWrite().version();
        block.hasTrace[at] = job.lastWrite().hasTrace();
    }

    private boolean holds(int row, OpenJob job) {
        var block = block(row);
        var at = row % JobBlock.SIZE;
        return block.state(at) == job.state()
                && block.channel[at] == channels.of(job.channel())
                && block.priority(at) == job.priority()
                && block.created[at] == ColumnTime.of(job.created())
                && block.eta(at) == ColumnTime.of(job.eta())
                && block.enqueued(at) == ColumnTime.of(job.enqueued())
                && block.started(at) == ColumnTime.of(job.started())
                && block.call[at] == calls.of(LiveJobs.call(job.model(), job.method()))
                && block.exception(at) == exceptions.of(job.exception())
                && block.lastWrite(at).equals(job.lastWrite());
    }

    private JobBlock block(int row) {
        return blocks.get(row / JobBlock.SIZE);
    }

    private JobBlock changeable(int row) {
        var number = row / JobBlock.SIZE;
        var block = blocks.get(number).changeable();
        blocks.set(number, block);
        changed.add(number);
        return block;
    }

    /// @return its state; null when no job has this key
    private @Nullable JobState removeOne(JobKey key) {
        int place = home(key);
        while (places[place] != EMPTY) {
            var row = places[place];
            if (block(row).hasKey(row % JobBlock.SIZE, key)) {
                var state = block(row).state(row % JobBlock.SIZE);
                remove(row, place);
                return state;
            }
            place = next(place);
        }
        return null;
    }

    private void remove(int row, int place) {
        if (isWithoutUuid(keyOf(row))) {
            withoutUuid.remove(block(row).id[row % JobBlock.SIZE]);
        }
        changeable(row).free(row % JobBlock.SIZE);
        if (freeCount == freeRows.length) {
            freeRows = Arrays.copyOf(freeRows, freeCount * 2);
        }
        freeRows[freeCount++] = row;
        places[place] = EMPTY;
        size--;
        closeGap(place);
    }

    /// The rows behind the gap, up to the next empty place, may belong nearer to their own place: they are moved.
    private void closeGap(int gap) {
        for (int place = next(gap); places[place] != EMPTY; place = next(place)) {
            var row = places[place];
            places[place] = EMPTY;
            places[freePlace(keyOf(row))] = row;
        }
    }

    private JobKey keyOf(int row) {
        return block(row).key(row % JobBlock.SIZE);
    }

    private int rowOf(JobKey key, long id) {
        for (int place = home(key); places[place] != EMPTY; place = next(place)) {
            var row = places[place];
            if (block(row).id[row % JobBlock.SIZE] == id && block(row).hasKey(row % JobBlock.SIZE, key)) {
                return row;
            }
        }
        return EMPTY;
    }

    private int placeOf(int row) {
        int place = home(keyOf(row));
        while (places[place] != row) {
            place = next(place);
        }
        return place;
    }

    private int freePlace(JobKey key) {
        int place = home(key);
        while (places[place] != EMPTY) {
            place = next(place);
        }
        return place;
    }

    private void grow() {
        places = emptyPlaces(places.length * 2);
        for (int row = 0; row < rows; row++) {
            if (!block(row).isFree(row % JobBlock.SIZE)) {
                places[freePlace(keyOf(row))] = row;
            }
        }
    }

    private int home(JobKey key) {
        return ((key.hashCode() * SPREAD) >>> 1) % places.length;
    }

    private int next(int place) {
        return place + 1 == places.length ? 0 : place + 1;
    }
}
