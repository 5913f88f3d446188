package signalbox.record.read;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.history.LedgerTerm;
import signalbox.queue.JobState;
import signalbox.record.file.RecordConnection;
import signalbox.record.file.RecordFile;
import signalbox.record.file.StoredTerm;
import signalbox.record.read.JobLife.LifeStep;
import signalbox.record.read.RecordedEvent.JobMoved;

/// Reads a recording, also while it is written. Each question has a limit of rows and of time. Its methods block, and
/// throw `RecordFileException`. For one thread at a time.
public final class Recording implements AutoCloseable {
    /// No question gives more rows of a kind than this.
    public static final int MOST_ROWS = 10_000;

    private static final Set<String> DISPATCHED = Set.of("enqueued", "started");
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final RecordConnection file;
    private final MomentRows moments;
    private final EventRows events;
    private final StepRows steps;
    private final LeadRows leads;
    private final CourseRows courses;

    private Recording(RecordConnection file) {
        this.file = file;
        this.moments = new MomentRows(file);
        this.events = new EventRows(file);
        this.steps = new StepRows(file);
        this.leads = new LeadRows(file);
        this.courses = new CourseRows(file);
    }

    /// @throws signalbox.record.file.RecordFileException when there is none, or it cannot be read
    public static Recording open(Path path) {
        return new Recording(new RecordFile(path).openToRead());
    }

    /// What was known at that moment, and what was not.
    public RecordedMoment at(Instant moment) {
        file.limitTo(LONGEST);
        var watched = moments.watched(moment).orElse(null);
        return new RecordedMoment(
                moment,
                watched,
                watched == null ? null : moments.counts(moment, watched).orElse(null),
                watched == null ? List.of() : terms(moment, moment),
                watched == null ? List.of() : moments.episodes(moment),
                keptSince().orElse(null));
    }

    /// What happened from one moment until before another, oldest first.
    ///
    /// @param most rows, at most MOST_ROWS
    public List<RecordedEvent> events(Instant from, Instant to, int most) {
        file.limitTo(LONGEST);
        var limit = limited(most);
        return Stream.<List<? extends RecordedEvent>>of(
                        events.jobs(from, to, limit),
                        events.episodes(from, to, limit),
                        events.actions(from, to, limit),
                        events.watches(from, to, limit))
                .<RecordedEvent>flatMap(List::stream)
                .sorted(Comparator.comparing(RecordedEvent::at))
                .limit(limit)
                .toList();
    }

    /// What happened around a moment, oldest first: of jobs, how many made the same step.
    public List<RecordedEvent> outline(Instant from, Instant to, int most) {
        file.limitTo(LONGEST);
        var limit = limited(most);
        var others = Stream.of(
                        events.episodes(from, to, limit),
                        events.actions(from, to, limit),
                        events.watches(from, to, limit))
                .flatMap(List::stream)
                .toList();
        return Stream.of(StepRows.listed(others), leads.between(from, to), steps.jobs(from, to, limit))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(RecordedEvent::at))
                .limit(limit)
                .toList();
    }

    /// The event after a moment, changes of jobs left out.
    public Optional<RecordedEvent> next(Instant at, EventGroup group) {
        file.limitTo(LONGEST);
        return steps.step(StepRows.Way.NEXT, at, group);
    }

    /// The event before a moment, changes of jobs left out.
    public Optional<RecordedEvent> previous(Instant at, EventGroup group) {
        file.limitTo(LONGEST);
        return steps.step(StepRows.Way.PREVIOUS, at, group);
    }

    /// Since when the same runner had led at a moment, or none.
    public Optional<PastMoment.LedSince> ledSince(Instant at) {
        file.limitTo(LONGEST);
        return leads.since(at);
    }

    /// How many jobs were done and failed in each minute in which any was, oldest first.
    public List<RecordedMinute> minutes(Instant from, Instant to) {
        file.limitTo(LONGEST);
        return courses.minutes(from, to);
    }

    /// How the counts of the whole table went between two moments, oldest first.
    ///
    /// @param before what they were at the first of them; empty when not known
    public List<RecordedCourse> course(Map<JobState, Long> before, Instant from, Instant to) {
        file.limitTo(LONGEST);
        return courses.counts(before, from, to);
    }

    /// When a job was last seen to be dispatched between two moments.
    public Optional<Instant> lastDispatch(Instant from, Instant to) {
        file.limitTo(LONGEST);
        return courses.lastDispatch(from, to);
    }

    /// The times between two moments in which nobody watched, oldest first.
    public List<WatchHole> unwatched(Instant from, Instant to) {
        return WatchHole.between(from, to, watched(from, to, MOST_ROWS));
    }

    /// What lasted at any time between two moments, in the order in which it began.
    public List<Episode> episodes(String kind, Instant from, Instant to) {
        file.limitTo(LONGEST);
        return moments.episodes(kind, from, to);
    }

    /// What was recorded of one job, with who led when it was dispatched.
    public JobLife lifeOf(String uuid, int most) {
        var moves = life(uuid, most);
        var holes = moves.size() < 2
                ? List.<WatchHole>of()
                : unwatched(moves.getFirst().at(), moves.getLast().at());
        return new JobLife(
                uuid,
                moves.stream().map(this::step).toList(),
                holes,
                keptSince().orElse(null));
    }

    private LifeStep step(JobMoved moved) {
        var isDispatch = DISPATCHED.contains(moved.after()) && !"enqueued".equals(moved.before());
        var at = moved.moved() == null ? moved.at() : moved.moved();
        return new LifeStep(moved, isDispatch, isDispatch ? leader(at) : null);
    }

    private @Nullable Episode leader(Instant at) {
        return moments.watched(at).isEmpty()
                ? null
                : moments.episodes("lead", at, at).stream()
                        .reduce((_, last) -> last)
                        .filter(lead -> lead.facts().get("leader") != null)
                        .orElse(null);
    }

    /// When the watch was seen last; empty when nothing was recorded.
    public Optional<Instant> newest() {
        file.limitTo(LONGEST);
        return moments.edge("max(coalesce(ended, seen))");
    }

    /// When the watch began first, as far as that is kept; empty when nothing was recorded.
    public Optional<Instant> oldest() {
        file.limitTo(LONGEST);
        return moments.edge("min(began)");
    }

    /// The life of one job, oldest first; empty when nothing of it was recorded.
    public List<JobMoved> life(String uuid, int most) {
        file.limitTo(LONGEST);
        return events.life(uuid, limited(most));
    }

    /// When it was watched between two moments, oldest first.
    public List<WatchedTime> watched(Instant from, Instant to, int most) {
        file.limitTo(LONGEST);
        return moments.watched(from, to, limited(most));
    }

    /// The terms of leadership that touch this time, oldest first.
    public List<LedgerTerm> terms(Instant from, Instant to) {
        file.limitTo(LONGEST);
        return file
                .list(
                        "SELECT * FROM term WHERE began <= ? AND coalesce(ended, last_seen) >= ? ORDER BY began, id LIMIT "
                                + MOST_ROWS,
                        StoredTerm::read,
                        StoredTerm.micros(to),
                        StoredTerm.micros(from))
                .stream()
                .map(StoredTerm::term)
                .toList();
    }

    /// The text of an odoo.conf, without its secrets.
    ///
    /// @param hash a fact of an episode of the kind `config`
    public Optional<String> config(String hash) {
        return file.first("SELECT text FROM config WHERE hash = ?", row -> row.getString(1), hash);
    }

    /// Before this, the recording is not whole any more; empty: nothing was removed yet.
    public Optional<Instant> keptSince() {
        return file.first(
                "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'kept_since'",
                row -> Instant.ofEpochMilli(row.getLong(1)));
    }

    private static int limited(int most) {
        return Math.clamp(most, 1, MOST_ROWS);
    }

    @Override
    public void close() {
        file.close();
    }
}
