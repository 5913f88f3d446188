package signalbox.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import signalbox.monitor.memory.MonitorMemory;
import signalbox.queue.count.CountCertainty;
import signalbox.queue.count.MinuteThroughput;
import signalbox.queue.count.QueueQueries.RecentDone;
import signalbox.text.TimeOrder;

/// How many jobs ended lately.
///
/// @param donePerMinute in the last 60 s
/// @param certainty of that number
/// @param failedSeenPerMinute in the last 60 s, as far as seen since the watch began
/// @param minutes the last hour, oldest first; the present minute is last
public record QueueThroughput(
        int donePerMinute, CountCertainty certainty, int failedSeenPerMinute, List<MinuteThroughput> minutes) {
    private static final int MINUTES = 60;
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    public static final QueueThroughput NONE = new QueueThroughput(0, CountCertainty.UNKNOWN, 0, List.of());

    /// Why it is not known, or not exactly.
    public static final String REASON = "Jobs older than the newest rows of the table are ending, or may be."
            + " Signalbox can count them only if it sees them end.";

    public QueueThroughput {
        minutes = List.copyOf(minutes);
    }

    /// @param recent what the newest rows show
    /// @param memory what was seen since the watch began
    static QueueThroughput of(RecentDone recent, MonitorMemory memory, Instant serverTime) {
        var failedByMinute = memory.failedByMinute();
        var doneSeen = memory.doneByMinute();
        var running = serverTime.truncatedTo(ChronoUnit.MINUTES);
        var minutes = new ArrayList<MinuteThroughput>();
        for (int back = MINUTES - 1; back >= 0; back--) {
            var minute = running.minus(back, ChronoUnit.MINUTES);
            var done = Math.max(recent.byMinute().getOrDefault(minute, 0), doneSeen.getOrDefault(minute, 0));
            minutes.add(new MinuteThroughput(
                    minute,
                    done,
                    failedByMinute.getOrDefault(minute, 0),
                    certainty(recent, memory, minute, TimeOrder.earlier(minute.plus(A_MINUTE), serverTime), done)));
        }
        var lately =
                Math.max(recent.isFresh(serverTime) ? recent.lastMinute() : 0, memory.doneInLastMinute(serverTime));
        return new QueueThroughput(
                lately,
                certainty(recent, memory, serverTime.minus(A_MINUTE), serverTime, lately),
                memory.failedInLastMinute(serverTime),
                minutes);
    }

    /// Exact if the window of rows covers that time, or if every change in it was notified.
    private static CountCertainty certainty(
            RecentDone recent, MonitorMemory memory, Instant from, Instant to, int counted) {
        return recent.covers(from, to) || memory.heardAll(from, to)
                ? CountCertainty.EXACT
                : CountCertainty.ofPart(counted);
    }

    public boolean isKnown() {
        return certainty != CountCertainty.UNKNOWN;
    }

    /// Whether each minute of the hour was counted completely.
    public boolean complete() {
        return minutes.stream().allMatch(minute -> minute.certainty() == CountCertainty.EXACT);
    }

    /// From when on all is counted; empty if that is the whole hour.
    public Optional<Instant> knownFrom() {
        return minutes.reversed().stream()
                .filter(minute -> minute.certainty() != CountCertainty.EXACT)
                .findFirst()
                .map(minute -> minute.minute().plusSeconds(60));
    }
}
