package signalbox.record.write;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.record.file.RecordConnection;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Writes what lasts for a time: who leads, the runners' connections, processes, findings, the odoo.conf in force. An
/// episode that was there at the first look of a stretch began before; one that lasts when a stretch ends was not seen
/// to end. One thread.
final class EpisodeRows {
    private static final ObjectMapper JSON = JsonMapper.shared();

    private final RecordConnection file;
    /// By kind; a kind that was not seen in this stretch has no entry.
    private final Map<String, Map<String, OpenEpisode>> open = new HashMap<>();

    /// @param last when it was seen last
    /// @param missed when it was missing first since then; null while it is there
    private record OpenEpisode(
            long id, Instant last, @Nullable Instant missed) {
        Instant end() {
            return missed == null ? last : missed;
        }
    }

    EpisodeRows(RecordConnection file) {
        this.file = file;
    }

    /// A new stretch of watching begins: what lasted until then was ended by its end.
    void beginAgain() {
        open.clear();
    }

    /// @param now all of this kind, by what makes them the same
    /// @param forgiven for how long one may be missing and is the same one when it comes back
    /// @return how many rows were written
    int see(String kind, Map<String, ? extends Record> now, Instant at, Duration forgiven) {
        var isFirst = !open.containsKey(kind);
        var known = open.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
        int rows = 0;
        for (var each : now.entrySet()) {
            var before = known.get(each.getKey());
            if (before == null) {
                rows++;
            }
            var id = before == null ? begin(kind, each.getKey(), each.getValue(), at, isFirst) : before.id();
            known.put(each.getKey(), new OpenEpisode(id, at, null));
        }
        known.replaceAll((subject, each) ->
                now.containsKey(subject) || each.missed() != null ? each : new OpenEpisode(each.id(), each.last(), at));
        var gone = known.entrySet().stream()
                .filter(each -> !now.containsKey(each.getKey()))
                .filter(each -> !at.isBefore(each.getValue().last().plus(forgiven)))
                .toList();
        gone.forEach(each -> end(each.getValue(), each.getValue().end()));
        known.keySet().removeAll(gone.stream().map(Map.Entry::getKey).toList());
        return rows + gone.size();
    }

    private long begin(String kind, String subject, Record facts, Instant at, boolean wasThere) {
        return file.insert(
                "INSERT INTO episode (kind, subject, facts, began, seen_begin) VALUES (?, ?, ?, ?, ?)",
                kind,
                subject,
                JSON.writeValueAsString(facts),
                at.toEpochMilli(),
                wasThere ? 0 : 1);
    }

    private void end(OpenEpisode episode, Instant at) {
        file.update(
                "UPDATE episode SET ended = max(began, ?), seen_end = 1 WHERE id = ?", at.toEpochMilli(), episode.id());
    }
}
