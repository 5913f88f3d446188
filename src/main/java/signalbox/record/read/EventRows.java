package signalbox.record.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.record.file.RecordConnection;
import signalbox.record.read.RecordedEvent.Acted;
import signalbox.record.read.RecordedEvent.EpisodeTurned;
import signalbox.record.read.RecordedEvent.JobMoved;
import signalbox.record.read.RecordedEvent.Turn;
import signalbox.record.read.RecordedEvent.WatchTurned;

/// Reads what happened.
final class EventRows {
    private static final String JOBS = """
            SELECT change.at, job.uuid, b.word AS before, a.word AS after, channel.name AS channel, method.name AS method,
                   change.worker, change.moved
              FROM change JOIN job ON job.id = change.job LEFT JOIN state b ON b.id = change.before
              LEFT JOIN state a ON a.id = change.after LEFT JOIN channel ON channel.id = change.channel
              LEFT JOIN method ON method.id = job.method
            """;

    private final RecordConnection file;

    EventRows(RecordConnection file) {
        this.file = file;
    }

    List<JobMoved> jobs(Instant from, Instant to, int most) {
        return file.list(
                JOBS + " WHERE change.at >= ? AND change.at < ? ORDER BY change.at, change.id LIMIT ?",
                EventRows::moved,
                from.toEpochMilli(),
                to.toEpochMilli(),
                most);
    }

    List<JobMoved> life(String uuid, int most) {
        return file.list(
                JOBS + " WHERE change.job = (SELECT id FROM job WHERE uuid = ?) ORDER BY change.id LIMIT ?",
                EventRows::moved,
                uuid,
                most);
    }

    private static JobMoved moved(ResultSet row) throws SQLException {
        var worker = row.getInt("worker");
        return new JobMoved(
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("uuid"),
                row.getString("before"),
                Objects.requireNonNullElse(row.getString("after"), "unknown"),
                row.getString("channel"),
                row.getString("method"),
                worker == 0 ? null : worker,
                MomentRows.moment(row, "moved"));
    }

    List<RecordedEvent> episodes(Instant from, Instant to, int most) {
        return Stream.of(turned("began", Turn.BEGAN, from, to, most), turned("ended", Turn.ENDED, from, to, most))
                .flatMap(List::stream)
                .toList();
    }

    /// @param column `began` or `ended`
    private List<RecordedEvent> turned(String column, Turn turn, Instant from, Instant to, int most) {
        return file.list(
                "SELECT * FROM episode WHERE " + column + " >= ? AND " + column + " < ? ORDER BY " + column
                        + ", id LIMIT ?",
                row -> {
                    var episode = MomentRows.episode(row);
                    return new EpisodeTurned(at(turn, episode.began(), episode.ended()), turn, episode);
                },
                from.toEpochMilli(),
                to.toEpochMilli(),
                most);
    }

    private static Instant at(Turn turn, Instant began, @Nullable Instant ended) {
        return turn == Turn.BEGAN || ended == null ? began : ended;
    }

    List<RecordedEvent> actions(Instant from, Instant to, int most) {
        return file.list(
                "SELECT * FROM action WHERE at >= ? AND at < ? ORDER BY at, id LIMIT ?",
                EventRows::acted,
                from.toEpochMilli(),
                to.toEpochMilli(),
                most);
    }

    static RecordedEvent acted(ResultSet row) throws SQLException {
        return new Acted(
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("name"),
                row.getString("outcome"),
                row.getLong("line"),
                Objects.requireNonNullElse(row.getString("hash"), ""));
    }

    List<RecordedEvent> watches(Instant from, Instant to, int most) {
        return Stream.of(watch("began", Turn.BEGAN, from, to, most), watch("ended", Turn.ENDED, from, to, most))
                .flatMap(List::stream)
                .toList();
    }

    private List<RecordedEvent> watch(String column, Turn turn, Instant from, Instant to, int most) {
        return file.list(
                "SELECT * FROM watch WHERE " + column + " >= ? AND " + column + " < ? ORDER BY id LIMIT ?",
                row -> {
                    var watched = MomentRows.watched(row);
                    return new WatchTurned(turn == Turn.BEGAN ? watched.from() : watched.to(), turn, watched);
                },
                from.toEpochMilli(),
                to.toEpochMilli(),
                most);
    }
}
