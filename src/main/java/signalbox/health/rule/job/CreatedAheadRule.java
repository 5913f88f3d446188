package signalbox.health.rule.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.FindingWords;
import signalbox.health.Remedy;
import signalbox.health.Rule;
import signalbox.monitor.Snapshot;
import signalbox.queue.CreatedAheadJobs;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.Severity;

/// Finds jobs whose creation date is in the future: a clock or a time zone is wrong.
public final class CreatedAheadRule implements Rule {
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration A_QUARTER = Duration.ofMinutes(15);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        return snapshot.health().ahead().known().filter(ahead -> ahead.count() > 0).stream()
                .map(CreatedAheadRule::finding)
                .toList();
    }

    private static Finding finding(CreatedAheadJobs ahead) {
        return new Finding(
                "created-ahead",
                Severity.WARNING,
                "Jobs were created ahead of the server's clock",
                seen(ahead),
                "Such a job has no age. Jobs that other processes create go before it, however long it waits.",
                FindingWords.COMPARE_CLOCKS
                        + " A program that writes these rows by SQL must use now() AT TIME ZONE 'utc'.",
                Remedy.none());
    }

    private static List<String> seen(CreatedAheadJobs ahead) {
        var seen = new ArrayList<String>();
        seen.add((ahead.isCut() ? "At least " : "") + NumberText.of(ahead.count(), "open job")
                + (ahead.count() == 1 ? " was" : " were") + " created "
                + (ahead.count() == 1 ? "" : "up to ") + rounded(ahead.furthest())
                + " ahead of the server's clock.");
        seen.add(String.format(Locale.ROOT, "For example: %s.", String.join(", ", ahead.samples())));
        return seen;
    }

    /// The difference was larger when the jobs were created, and shrinks each second.
    private static String rounded(Duration ahead) {
        return DurationText.inSentence(ahead.plus(ahead.compareTo(AN_HOUR) < 0 ? ONE_SECOND : A_QUARTER));
    }
}
