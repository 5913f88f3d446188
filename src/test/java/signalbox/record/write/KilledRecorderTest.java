package signalbox.record.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.live.watch.SeenChanges;
import signalbox.queue.JobState;
import signalbox.record.RecordLimits;
import signalbox.record.RecordingState.Elsewhere;
import signalbox.record.RecordingState.Running;
import signalbox.record.file.RecordFile;
import signalbox.record.read.Recording;
import signalbox.testing.TestProcess;

/// A recorder that is killed in the middle of it.
class KilledRecorderTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("prod.db");
    }

    private static Instant lastHandedOver(TestProcess process) {
        return process.said().stream()
                .filter(line -> line.matches("\\d+"))
                .map(line -> Instant.ofEpochMilli(Long.parseLong(line)))
                .reduce(Instant.EPOCH, (_, last) -> last);
    }

    private Recorder second() {
        return Recorder.of(new Recorder.Plan(
                path(), () -> RecordLimits.USUAL, folder.resolve("audit.jsonl"), _ -> true, InstantSource.system()));
    }

    private static void see(Recorder recorder, String uuid) {
        recorder.saw(new SeenChanges(Instant.now(), List.of(Notes.job(uuid, null, JobState.PENDING)), true, ""));
    }

    @Test
    void the_file_is_whole_lacks_a_second_at_most_and_another_process_goes_on() {
        try (var process = TestProcess.start(folder, RecordingProcess.class.getName(), path().toString());
                var other = second()) {
            await().atMost(LIMIT).until(() -> process.said().size() > 30);
            other.start();
            await().atMost(LIMIT).until(() -> {
                see(other, "while the first one records");
                return other.state() instanceof Elsewhere;
            });

            process.kill();
            await().atMost(LIMIT).until(process::isOver);

            var handedOver = lastHandedOver(process);
            try (var open = new RecordFile(path()).open()) {
                assertThat(open.first("PRAGMA integrity_check", row -> row.getString(1)))
                        .contains("ok");
                var last = Instant.ofEpochMilli(open.number("SELECT max(at) FROM change"));
                assertThat(Duration.between(last, handedOver)).isLessThan(Duration.ofSeconds(1));
                var looks = open.number("SELECT count(DISTINCT at) FROM change");
                assertThat(open.number("SELECT count(*) FROM change")).isEqualTo(20 * looks);
            }
            await().atMost(LIMIT).until(() -> {
                see(other, "after it");
                return other.state() instanceof Running;
            });
            see(other, "at last");
        }
        try (var recording = Recording.open(path())) {
            assertThat(recording.life("at last", 10)).hasSize(1);
            assertThat(recording.life("while the first one records", 10)).isEmpty();
            assertThat(recording.watched(Instant.EPOCH, Instant.now(), 10))
                    .extracting(time -> time.ending())
                    .containsExactly("cut off", "the watch ended");
        }
    }
}
