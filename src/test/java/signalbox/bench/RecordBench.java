package signalbox.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.session.Session;
import signalbox.app.session.Sessions;
import signalbox.live.JobChange;
import signalbox.live.JobChange.ChangedRow;
import signalbox.live.watch.SeenChanges;
import signalbox.queue.JobState;
import signalbox.record.RecordLimits;
import signalbox.record.RecordingState.Running;
import signalbox.record.file.RecordFile;
import signalbox.record.read.Recording;
import signalbox.record.write.Recorder;
import signalbox.testing.Folders;
import signalbox.testing.TestDatabase;

/// What recording costs: a watch of a queue with 200 transitions a second, with a recording and without, and the size
/// of a million transitions.
final class RecordBench {
    private static final int A_SECOND = 200;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int MILLION = 1_000_000;
    private static final List<JobState> LIFE =
            List.of(JobState.PENDING, JobState.ENQUEUED, JobState.STARTED, JobState.DONE);

    private static final String ADD = """
            insert into queue_job (uuid, state, channel, priority, retry, max_retries, name, model_name, method_name,
                                   func_string, date_created)
            values (gen_random_uuid()::varchar, 'pending', 'root.c' || ?, 10, 0, 5, 'A job', 'res.partner', 'touch',
                    'res.partner(1,).touch()', now() at time zone 'utc')
            """;

    /// So many jobs are in each state: each job is in each for many looks, and every transition can be seen.
    private static final int IN_EACH = 500;

    private static final String FILL = ADD.replace("'pending'", "?")
            .replace("values (gen_random_uuid", "select gen_random_uuid")
            .replace("'utc')\n", "'utc' from generate_series(1, " + IN_EACH + ")\n");

    /// The oldest job of a state goes on to the next.
    private static final String MOVE = """
            update queue_job set state = ?, date_started = now() at time zone 'utc'
             where id = (select min(id) from queue_job where state = ?)
            """;

    private final Duration watched;

    private RecordBench(Duration watched) {
        this.watched = watched;
    }

    /// @param watched how long each watch lasts
    static Benchmark benchmark(Duration watched) {
        var bench = new RecordBench(watched);
        return new Benchmark(
                "record",
                "the cost of recording 200 transitions a second, and the size of a million of them",
                List.of(new Benchmark.Part("watch", bench::watch), new Benchmark.Part("size", RecordBench::size)));
    }

    /// @param process CPU of this process, share of one core
    /// @param recorder of the thread that writes
    private record Cost(double process, double recorder, long made, long recorded, long bytes) {}

    private Result watch(Consumer<String> progress) throws Exception {
        var without = watch(false);
        progress.accept("without a recording: %.1f %% of a core".formatted(without.process() * 100));
        var with = watch(true);
        progress.accept(
                "with a recording: %.1f %%, its thread %.1f %%".formatted(with.process() * 100, with.recorder() * 100));
        return new Result(
                List.of(
                        new Result.Row(
                                "thread of the recorder",
                                "%.2f %% of a core".formatted(with.recorder() * 100),
                                "",
                                "",
                                Result.goal("below 3 %", with.recorder() < 0.03)),
                        new Result.Row(
                                "the whole process, with what makes the transitions",
                                "%.1f %%".formatted(with.process() * 100),
                                "%.1f %%".formatted(without.process() * 100),
                                "x %.2f".formatted(Sample.ratio(with.process(), without.process())),
                                ""),
                        new Result.Row(
                                "transitions recorded",
                                Long.toString(with.recorded()),
                                with.made() + " made",
                                "x %.3f".formatted((double) with.recorded() / with.made()),
                                ""),
                        new Result.Row("file after it", with.bytes() / 1_000 + " kB", "", "", "")),
                List.of("Each watch lasts " + watched.toSeconds() + " s, at " + A_SECOND + " transitions a second in 10"
                        + " channels, each of which a look can see."),
                Map.of("with", figures(with), "without", figures(without)));
    }

    private static Map<String, Object> figures(Cost cost) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("processShare", cost.process());
        figures.put("recorderShare", cost.recorder());
        figures.put("made", cost.made());
        figures.put("recorded", cost.recorded());
        figures.put("bytes", cost.bytes());
        return figures;
    }

    private Cost watch(boolean recording) throws Exception {
        var folder = Files.createTempDirectory("signalbox-record");
        var folders = AppFolders.below(folder);
        try (var database = TestDatabase.fresh();
                var connection = database.open("bench");
                var session = session(database, folders, recording)) {
            fill(connection);
            session.start();
            await(session);
            drive(connection, Duration.ofSeconds(5));
            return measured(session, connection, folders.recordingFile("bench"));
        } finally {
            Folders.remove(folder);
        }
    }

    private static Session session(TestDatabase database, AppFolders folders, boolean recording) {
        var profile = Profile.of(database.spec(), Environment.DEVELOPMENT).named("bench");
        var sessions = new Sessions(folders, InstantSource.system());
        var destination = new Destination(profile, database.spec());
        return recording ? sessions.open(destination) : sessions.once(destination);
    }

    private static void await(Session session) throws InterruptedException {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (session.monitor().openJobs().isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The open jobs were not read in " + LONGEST);
            }
            Thread.sleep(100);
        }
    }

    private Cost measured(Session session, Connection connection, Path file) throws Exception {
        settle();
        var recorder = recorderThread();
        var before = rows(file);
        var processor = processorTime();
        var thread = threadTime(recorder);
        var begun = System.nanoTime();
        var made = drive(connection, watched);
        var elapsed = (double) (System.nanoTime() - begun);
        var cost = new Cost(
                (processorTime() - processor) / elapsed, (threadTime(recorder) - thread) / elapsed, made, 0, 0);
        settle();
        var bytes = session.recorder().state() instanceof Running ? Files.size(file) : 0;
        return new Cost(cost.process(), cost.recorder(), made, rows(file) - before, bytes);
    }

    /// Until the last look has come and is written.
    private static void settle() throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(4));
    }

    private static long rows(Path file) {
        if (!Files.exists(file)) {
            return 0;
        }
        try (var open = new RecordFile(file).openToRead()) {
            return open.number("SELECT count(*) FROM change");
        }
    }

    private static long recorderThread() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> thread.getThreadName().equals("recorder"))
                .mapToLong(thread -> thread.getThreadId())
                .findFirst()
                .orElse(-1);
    }

    private static long threadTime(long thread) {
        return thread < 0 ? 0 : ManagementFactory.getThreadMXBean().getThreadCpuTime(thread);
    }

    private static long processorTime() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    private static void fill(Connection connection) throws SQLException {
        try (var fill = connection.prepareStatement(FILL)) {
            for (var state : List.of(JobState.STARTED, JobState.ENQUEUED, JobState.PENDING)) {
                fill.setString(1, state.stored());
                fill.setLong(2, 0);
                fill.executeUpdate();
            }
        }
    }

    /// @return how many transitions it made
    private static long drive(Connection connection, Duration time) throws SQLException, InterruptedException {
        long made = 0;
        var begun = System.nanoTime();
        try (var add = connection.prepareStatement(ADD);
                var move = connection.prepareStatement(MOVE)) {
            for (long number = 0; number * 1_000_000_000L / A_SECOND < time.toNanos(); number++) {
                var left = begun + number * 1_000_000_000L / A_SECOND - System.nanoTime();
                if (left > 0) {
                    Thread.sleep(Duration.ofNanos(left));
                }
                made += turn(add, move, number);
            }
        }
        return made;
    }

    private static int turn(PreparedStatement add, PreparedStatement move, long number) throws SQLException {
        var step = (int) (number % LIFE.size());
        if (step == 0) {
            add.setLong(1, number / LIFE.size() % 10);
            return add.executeUpdate();
        }
        move.setString(1, LIFE.get(step).stored());
        move.setString(2, LIFE.get(step - 1).stored());
        return move.executeUpdate();
    }

    private static Result size(Consumer<String> progress) throws Exception {
        var folder = Files.createTempDirectory("signalbox-record");
        var path = folder.resolve("bench.db");
        var plan = new Recorder.Plan(
                path,
                () -> RecordLimits.of(365, 100_000),
                folder.resolve("audit.jsonl"),
                _ -> true,
                InstantSource.system());
        var begun = System.nanoTime();
        try (var recorder = Recorder.of(plan)) {
            recorder.start();
            for (int look = 0; look < MILLION / A_SECOND; look++) {
                recorder.saw(new SeenChanges(Instant.EPOCH.plusSeconds(look), changes(look), true, ""));
                if (look % 100 == 99) {
                    awaitRows(path, (look + 1L) * A_SECOND);
                }
            }
        } finally {
            progress.accept("written");
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        var result = sized(path, seconds);
        Folders.remove(folder);
        return result;
    }

    private static void awaitRows(Path path, long rows) throws InterruptedException {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (rows(path) < rows && System.nanoTime() < end) {
            Thread.sleep(5);
        }
    }

    private static List<JobChange> changes(int look) {
        return IntStream.range(0, A_SECOND)
                .mapToObj(number -> {
                    var job = look / LIFE.size() * A_SECOND + number;
                    var step = look % LIFE.size();
                    var before = step == 0 ? null : LIFE.get(step - 1);
                    return JobChange.seen(
                            "%08x-1c2d-4e5f-8a9b-%012x".formatted(job * 0x9E3779B9, job),
                            before,
                            LIFE.get(step),
                            new ChangedRow(
                                    "root.c" + job % 10,
                                    "res.partner",
                                    "touch",
                                    4_711 + job % 8,
                                    Instant.EPOCH.plusSeconds(look)));
                })
                .toList();
    }

    private static Result sized(Path path, double seconds) throws Exception {
        var bytes = Files.size(path);
        long changes;
        var reads = new ArrayList<Double>();
        try (var open = new RecordFile(path).openToRead()) {
            changes = open.number("SELECT count(*) FROM change");
        }
        try (var recording = Recording.open(path)) {
            for (int round = 0; round < 20; round++) {
                var begun = System.nanoTime();
                recording.at(Instant.EPOCH.plusSeconds(200L * round));
                recording.events(
                        Instant.EPOCH.plusSeconds(200L * round), Instant.EPOCH.plusSeconds(200L * round + 30), 10_000);
                reads.add((System.nanoTime() - begun) / 1e6);
            }
        }
        var perMillion = bytes * (double) MILLION / changes / 1e6;
        var read = new Sample(reads);
        return new Result(
                List.of(
                        new Result.Row("size of a million transitions", "%.0f MB".formatted(perMillion), "", "", ""),
                        new Result.Row("written in a second", "%.0f".formatted(changes / seconds), "", "", ""),
                        new Result.Row("a moment and 30 s of events", "%.1f ms".formatted(read.median()), "", "", "")),
                List.of("250,000 jobs of four states each, with their UUIDs, in one file with its indexes."),
                Map.of(
                        "megabytesPerMillion",
                        perMillion,
                        "changesPerSecond",
                        changes / seconds,
                        "readMillis",
                        read.figures()));
    }
}
