package signalbox.record.read;

import java.time.Instant;
import java.util.List;

/// How it went between two moments.
///
/// @param minutes those in which a job was done or failed
/// @param leads episodes of the kind `lead`, oldest first
/// @param runners episodes of the kind `runner`
/// @param findings episodes of the kind `finding`
/// @param unwatched when nobody watched
public record PastStretch(
        Instant from,
        Instant to,
        List<RecordedMinute> minutes,
        List<Episode> leads,
        List<Episode> runners,
        List<Episode> findings,
        List<WatchHole> unwatched) {
    public PastStretch {
        minutes = List.copyOf(minutes);
        leads = List.copyOf(leads);
        runners = List.copyOf(runners);
        findings = List.copyOf(findings);
        unwatched = List.copyOf(unwatched);
    }
}
