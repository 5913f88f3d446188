package signalbox.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import signalbox.demo.Binaries;
import signalbox.testing.Folders;
import signalbox.testing.JobLog;
import signalbox.testing.PeerSeries;

/// Whether taking over from Odoo's workers, and handing back, loses a job or starts one twice.
final class Peers {
    private static final int ROUNDS = 20;

    private Peers() {}

    static Result measure(Consumer<String> progress) throws Exception {
        var folder = Files.createTempDirectory("signalbox-bench-");
        try {
            return result(verdict(folder, progress));
        } finally {
            Binaries.unshare(folder);
            Folders.remove(folder);
        }
    }

    private static JobLog.Verdict verdict(Path folder, Consumer<String> progress) throws Exception {
        Binaries.shareWith(folder);
        try (var series = new PeerSeries(folder)) {
            return series.run(ROUNDS, progress);
        }
    }

    private static Result result(JobLog.Verdict verdict) {
        var lost = verdict.lost().size();
        var twice = verdict.startedTwice().size();
        return new Result(
                List.of(
                        row("handovers among Odoo's workers", ROUNDS, ""),
                        row("jobs created", verdict.created(), ""),
                        row("jobs completed", verdict.completed(), ""),
                        row("jobs lost", lost, Result.goal("0", lost == 0)),
                        row("jobs started twice", twice, Result.goal("0", twice == 0))),
                List.of("Handovers: the leading worker loses its session or is killed, in turn; the embedded runner is"
                        + " next in line, leads, dispatches and leaves; a worker leads again. Judged from a log that a"
                        + " trigger writes. " + verdict.startedAgain().size()
                        + " jobs were started again because their worker was killed in the middle of them."),
                Map.of(
                        "rounds",
                        ROUNDS,
                        "created",
                        verdict.created(),
                        "performed",
                        verdict.completed(),
                        "lost",
                        lost,
                        "startedTwice",
                        twice,
                        "startedAgainAfterKill",
                        verdict.startedAgain().size()));
    }

    private static Result.Row row(String what, int count, String goal) {
        return new Result.Row(what, Integer.toString(count), "", "", goal);
    }
}
