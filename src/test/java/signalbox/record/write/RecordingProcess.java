package signalbox.record.write;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import signalbox.live.JobChange;
import signalbox.live.watch.SeenChanges;
import signalbox.queue.JobState;
import signalbox.record.RecordLimits;

/// A program that records 200 changes a second, and prints the moment of each look after it handed it over.
public final class RecordingProcess {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private RecordingProcess() {}

    /// @param arguments the file of the recording
    public static void main(String[] arguments) throws InterruptedException {
        var file = Path.of(arguments[0]);
        var plan = new Recorder.Plan(
                file, () -> RecordLimits.USUAL, file.resolveSibling("audit.jsonl"), _ -> true, InstantSource.system());
        try (var recorder = Recorder.of(plan)) {
            recorder.start();
            for (int look = 0; look < 600; look++) {
                var now = Instant.now();
                recorder.saw(new SeenChanges(now, changes(look), true, ""));
                System.out.println(now.toEpochMilli());
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }

    private static List<JobChange> changes(int look) {
        return IntStream.range(0, 20)
                .mapToObj(job -> Notes.job(look + "-" + job, null, JobState.PENDING))
                .toList();
    }
}
