package signalbox.record.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static signalbox.record.write.Notes.at;
import static signalbox.record.write.Notes.job;
import static signalbox.record.write.Notes.seen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.live.JobChange;
import signalbox.queue.JobState;
import signalbox.record.RecordLimits;
import signalbox.record.RecordingState;
import signalbox.record.RecordingState.Elsewhere;
import signalbox.record.RecordingState.Running;
import signalbox.record.RecordingState.Stopped;
import signalbox.record.file.RecordFile;
import signalbox.record.read.Recording;
import signalbox.record.read.WatchedTime;

/// Whatever happens to the file, the watch goes on, and what is wrong is said.
class RecorderTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final List<Recorder> recorders = new ArrayList<>();
    private final List<RecordingState> states = new CopyOnWriteArrayList<>();

    private Path path() {
        return folder.resolve("recordings/prod.db");
    }

    private Recorder.Plan plan() {
        return new Recorder.Plan(
                path(), () -> RecordLimits.USUAL, folder.resolve("audit.jsonl"), _ -> true, InstantSource.system());
    }

    private Recorder started(Recorder recorder) {
        recorders.add(recorder);
        recorder.onState(states::add);
        recorder.start();
        return recorder;
    }

    @AfterEach
    void close() {
        recorders.forEach(Recorder::close);
    }

    private int recorded() {
        if (!Files.exists(path())) {
            return 0;
        }
        try (var recording = Recording.open(path())) {
            return recording.events(at(-1), at(1_000_000), 10_000).size();
        }
    }

    private static void see(Recorder recorder, int second) {
        recorder.saw(seen(second, job("job" + second, null, JobState.PENDING)));
    }

    private void awaitState(Recorder recorder, Class<? extends RecordingState> kind) {
        await().atMost(LIMIT).until(() -> kind.isInstance(recorder.state()));
    }

    private List<WatchedTime> watched() {
        try (var recording = Recording.open(path())) {
            return recording.watched(at(-1), at(1_000_000), 100);
        }
    }

    @Test
    void what_was_seen_is_in_the_file_within_a_second_and_the_end_of_the_watch_as_well() {
        var recorder = started(Recorder.of(plan()));
        see(recorder, 0);
        await().atMost(LIMIT).until(() -> recorded() == 2);

        assertThat(recorder.state()).isInstanceOf(Running.class);
        recorder.close();
        assertThat(watched()).singleElement().extracting(WatchedTime::ending).isEqualTo("the watch ended");
    }

    @Test
    void of_two_recorders_of_one_profile_one_writes_and_the_other_takes_over_when_it_ends() {
        var one = started(Recorder.of(plan()));
        see(one, 0);
        awaitState(one, Running.class);
        var other = started(Recorder.of(plan()));
        for (int second = 1; second < 5; second++) {
            see(one, second);
            see(other, second);
        }
        awaitState(other, Elsewhere.class);
        one.close();
        await().atMost(LIMIT).until(() -> {
            see(other, 6);
            return other.state() instanceof Running;
        });
        see(other, 7);
        other.close();

        try (var recording = Recording.open(path())) {
            for (int second = 0; second < 5; second++) {
                assertThat(recording.life("job" + second, 10)).hasSize(1);
            }
            assertThat(recording.life("job7", 10)).hasSize(1);
        }
        assertThat(watched()).hasSize(2);
        assertThat(states).noneMatch(Stopped.class::isInstance);
    }

    @Test
    void on_a_full_disk_recording_stops_and_says_so_and_the_time_is_a_gap() {
        var recorder = started(Recorder.of(plan(), 50_000, RecordFile.onDiskOf(80, path())));
        see(recorder, 0);
        awaitState(recorder, Running.class);
        for (int second = 1; second < 10; second++) {
            recorder.saw(seen(second, many(second)));
        }

        awaitState(recorder, Stopped.class);
        assertThat(((Stopped) recorder.state()).reason()).contains("prod.db").contains("disk is full");
        see(recorder, 60);
        recorder.close();
        assertThat(watched()).allMatch(time -> time.to().isBefore(at(11)));
    }

    private static JobChange[] many(int second) {
        return IntStream.range(0, 2_000)
                .mapToObj(number -> job(second + "-" + number, null, JobState.PENDING))
                .toArray(JobChange[]::new);
    }

    @Test
    void a_damaged_file_is_moved_aside_and_a_new_one_begins() throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), "no database ".repeat(1_000));
        var recorder = started(Recorder.of(plan()));
        await().atMost(LIMIT).until(() -> {
            see(recorder, 1);
            return recorder.state() instanceof Running;
        });

        assertThat(states)
                .filteredOn(Stopped.class::isInstance)
                .singleElement()
                .satisfies(state -> assertThat(((Stopped) state).reason())
                        .contains("damaged")
                        .contains("a new one begins"));
        try (var files = Files.list(path().getParent())) {
            assertThat(files).anyMatch(file -> file.getFileName().toString().startsWith("prod.db.damaged-"));
        }
    }

    @Test
    void a_folder_that_cannot_be_written_stops_recording_alone() throws IOException {
        Files.writeString(folder.resolve("recordings"), "a file where the folder should be");
        var recorder = started(Recorder.of(plan()));
        see(recorder, 1);

        awaitState(recorder, Stopped.class);
        assertThat(((Stopped) recorder.state()).reason()).contains("cannot be written");
    }

    @Test
    void a_file_of_a_newer_program_is_left_alone() {
        try (var open = new RecordFile(path()).open()) {
            open.execute("PRAGMA user_version = 99");
        }
        var recorder = started(Recorder.of(plan()));
        see(recorder, 1);

        awaitState(recorder, Stopped.class);
        assertThat(((Stopped) recorder.state()).reason()).contains("newer Signalbox");
    }

    @Test
    void what_does_not_fit_in_memory_is_counted_and_becomes_a_gap() {
        var recorder = started(Recorder.of(plan(), 3_000));
        // One that is larger than the queue does not fit in any case.
        see(recorder, 0);
        await().atMost(LIMIT).until(() -> recorded() == 2);
        recorder.saw(seen(
                1,
                IntStream.range(0, 4_000)
                        .mapToObj(number -> job("lost" + number, null, JobState.PENDING))
                        .toArray(JobChange[]::new)));
        see(recorder, 2);
        await().atMost(LIMIT).until(() -> watched().size() == 2);

        assertThat(watched().getFirst().lost()).isEqualTo(4_000);
        assertThat(((Running) recorder.state()).lost()).isEqualTo(4_000);
    }

    @Test
    void closing_does_not_wait_for_a_recorder_that_was_not_started() {
        var recorder = Recorder.of(plan());
        assertTimeoutPreemptively(Duration.ofSeconds(1), recorder::close);
        assertThat(path()).doesNotExist();
        Recorder.none().close();
    }

    @Test
    void nothing_but_the_owner_may_read_it() throws IOException {
        var recorder = started(Recorder.of(plan()));
        see(recorder, 0);
        awaitState(recorder, Running.class);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
    }
}
