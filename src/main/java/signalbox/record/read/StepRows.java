package signalbox.record.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import signalbox.record.file.RecordConnection;
import signalbox.record.read.RecordedEvent.EpisodeTurned;
import signalbox.record.read.RecordedEvent.Turn;
import signalbox.record.read.RecordedEvent.WatchTurned;

/// Reads the event after a moment, or before it, without the changes of jobs: there are too many of these to step
/// through.
final class StepRows {
    /// Which way a step goes.
    enum Way {
        NEXT(" > ?", " ASC"),
        PREVIOUS(" < ?", " DESC");

        private final String test;
        private final String order;

        Way(String test, String order) {
            this.test = test;
            this.order = order;
        }

        String test() {
            return test;
        }

        String order() {
            return order;
        }
    }

    private final RecordConnection file;
    private final LeadRows leads;

    StepRows(RecordConnection file) {
        this.file = file;
        this.leads = new LeadRows(file);
    }

    Optional<RecordedEvent> step(Way way, Instant at, EventGroup group) {
        var found = new ArrayList<RecordedEvent>();
        var begun = Stream.concat(group.beginnings().stream(), group.bothEnds().stream())
                .toList();
        // Of several at one moment it is named first.
        if (group.hasLeads()) {
            leads.step(way, at).ifPresent(found::add);
        }
        begun(way, at, begun).ifPresent(found::add);
        ended(way, at, group.bothEnds()).ifPresent(found::add);
        if (group.hasActions()) {
            acted(way, at).ifPresent(found::add);
            watched(way, at, "began", Turn.BEGAN).ifPresent(found::add);
            watched(way, at, "ended", Turn.ENDED).ifPresent(found::add);
        }
        var byTime = Comparator.comparing(RecordedEvent::at);
        return found.stream().min(way == Way.NEXT ? byTime : byTime.reversed());
    }

    /// One that was there when the watch began is no event: the begin of the watch is.
    private Optional<RecordedEvent> begun(Way way, Instant at, Collection<String> kinds) {
        return turned(way, at, kinds, "began", " AND seen_begin = 1", Turn.BEGAN);
    }

    private Optional<RecordedEvent> ended(Way way, Instant at, Collection<String> kinds) {
        return turned(way, at, kinds, "ended", " AND seen_end = 1", Turn.ENDED);
    }

    private Optional<RecordedEvent> turned(
            Way way, Instant at, Collection<String> kinds, String column, String seen, Turn turn) {
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        var list = kinds.stream().map(kind -> "'" + kind + "'").collect(Collectors.joining(", "));
        return file.first(
                "SELECT * FROM episode WHERE " + column + way.test + seen + " AND kind IN (" + list + ") ORDER BY "
                        + column + way.order + " LIMIT 1",
                row -> turned(row, turn),
                at.toEpochMilli());
    }

    private static RecordedEvent turned(ResultSet row, Turn turn) throws SQLException {
        var episode = MomentRows.episode(row);
        var ended = episode.ended();
        return new EpisodeTurned(turn == Turn.BEGAN || ended == null ? episode.began() : ended, turn, episode);
    }

    private Optional<RecordedEvent> acted(Way way, Instant at) {
        return file.first(
                "SELECT * FROM action WHERE at" + way.test + " ORDER BY at" + way.order + " LIMIT 1",
                EventRows::acted,
                at.toEpochMilli());
    }

    private Optional<RecordedEvent> watched(Way way, Instant at, String column, Turn turn) {
        return file.first(
                "SELECT * FROM watch WHERE " + column + way.test + " ORDER BY " + column + way.order + " LIMIT 1",
                row -> {
                    var watched = MomentRows.watched(row);
                    return new WatchTurned(turn == Turn.BEGAN ? watched.from() : watched.to(), turn, watched);
                },
                at.toEpochMilli());
    }

    /// Jobs that made the same step within half a minute, oldest first.
    List<RecordedEvent> jobs(Instant from, Instant to, int most) {
        return file.list(
                """
                SELECT min(at) AS at, b.word AS before, a.word AS after, count(*) AS jobs,
                       count(DISTINCT channel) AS channels, max(channel.name) AS channel
                  FROM change LEFT JOIN state b ON b.id = change.before LEFT JOIN state a ON a.id = change.after
                  LEFT JOIN channel ON channel.id = change.channel
                 WHERE at >= ? AND at < ? GROUP BY at / 30000, change.before, change.after ORDER BY 1 LIMIT ?
                """,
                row -> new RecordedEvent.JobsMoved(
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("before"),
                        row.getString("after") == null ? "unknown" : row.getString("after"),
                        row.getLong("jobs"),
                        row.getLong("channels") == 1 ? row.getString("channel") : null,
                        row.getLong("channels")),
                from.toEpochMilli(),
                to.toEpochMilli(),
                most);
    }

    /// All but changes of jobs and of the leader, and what was there when the watch began.
    static List<RecordedEvent> listed(List<RecordedEvent> events) {
        return events.stream().filter(StepRows::isListed).toList();
    }

    private static boolean isListed(RecordedEvent event) {
        if (!(event instanceof EpisodeTurned(var _, var turn, var episode))) {
            return true;
        }
        if (episode.kind().equals("lead")) {
            return false;
        }
        return turn == Turn.BEGAN
                ? episode.seenBegin()
                : episode.seenEnd() && EventGroup.ANY.bothEnds().contains(episode.kind());
    }
}
