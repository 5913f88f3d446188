package signalbox.cli.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.cli.document.part.OmitNull;

/// A line of `watch`.
///
/// @param at the server's time
/// @param event `raised`, `cleared`, `leader`, `no leader`, `fault`, `connected`, `recording` or `ended`
/// @param code of a finding
/// @param severity of a finding
/// @param pid of the leader's backend
/// @param text a sentence
public record WatchDocument(
        Instant at,
        String event,
        @OmitNull @Nullable String code,
        @OmitNull @Nullable String severity,
        @OmitNull @Nullable Integer pid,
        String text) {
    public static WatchDocument of(Instant at, String event, String text) {
        return new WatchDocument(at, event, null, null, null, text);
    }
}
