package signalbox.record.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;
import signalbox.record.file.RecordConnection;
import signalbox.record.file.StateNumbers;
import signalbox.record.read.RecordedMoment.OldestJob;
import signalbox.record.read.RecordedMoment.RecordedCounts;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Reads what was known at a moment.
final class MomentRows {
    private static final ObjectMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, @Nullable Object>> FACTS = new TypeReference<>() {};

    /// From the last time when all were written, each with its newest number.
    private static final String COUNTS = """
            SELECT channel.name AS channel, count.state, count.jobs
              FROM counted JOIN count ON count.counted = counted.id JOIN channel ON channel.id = count.channel
             WHERE counted.id BETWEEN ? AND ? ORDER BY counted.id
            """;

    private final RecordConnection file;

    MomentRows(RecordConnection file) {
        this.file = file;
    }

    static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    Optional<WatchedTime> watched(Instant at) {
        return file.first(
                "SELECT * FROM watch WHERE began <= ? AND coalesce(ended, seen) >= ? ORDER BY id DESC LIMIT 1",
                MomentRows::watched,
                at.toEpochMilli(),
                at.toEpochMilli());
    }

    List<WatchedTime> watched(Instant from, Instant to, int most) {
        return file.list(
                "SELECT * FROM watch WHERE began <= ? AND coalesce(ended, seen) >= ? ORDER BY id LIMIT ?",
                MomentRows::watched,
                to.toEpochMilli(),
                from.toEpochMilli(),
                most);
    }

    static WatchedTime watched(ResultSet row) throws SQLException {
        var ended = moment(row, "ended");
        return new WatchedTime(
                Instant.ofEpochMilli(row.getLong("began")),
                ended == null ? Instant.ofEpochMilli(row.getLong("seen")) : ended,
                row.getInt("all_jobs") != 0,
                row.getString("why"),
                Objects.requireNonNullElse(row.getString("ending"), ""),
                row.getLong("lost"));
    }

    private record Look(
            long id,
            Instant at,
            Set<JobState> estimated,
            @Nullable OldestJob oldest) {}

    Optional<RecordedCounts> counts(Instant moment, WatchedTime watched) {
        return file.first(
                        "SELECT counted.*, method.name AS oldest_method FROM counted"
                                + " LEFT JOIN job ON job.uuid = counted.oldest_uuid LEFT JOIN method ON method.id = job.method"
                                + " WHERE at <= ? AND at >= ? ORDER BY at DESC, counted.id DESC LIMIT 1",
                        MomentRows::look,
                        moment.toEpochMilli(),
                        watched.from().toEpochMilli() - 1)
                .flatMap(this::counts);
    }

    private Optional<RecordedCounts> counts(Look last) {
        var whole = file.number("SELECT max(id) FROM counted WHERE whole = 1 AND id <= ?", last.id());
        return whole == 0 ? Optional.empty() : Optional.of(counts(whole, last));
    }

    private RecordedCounts counts(long whole, Look last) {
        var channels = new HashMap<String, Map<JobState, Long>>();
        file.list(
                        COUNTS,
                        row -> new CountRow(row.getString(1), StateNumbers.state(row.getInt(2)), row.getLong(3)),
                        whole,
                        last.id())
                .forEach(row -> row.state()
                        .ifPresent(state -> channels.computeIfAbsent(row.channel(), _ -> new EnumMap<>(JobState.class))
                                .put(state, row.jobs())));
        var all = channels.remove("");
        channels.values().forEach(states -> states.values().removeIf(count -> count == 0));
        channels.values().removeIf(Map::isEmpty);
        return new RecordedCounts(last.at(), all == null ? Map.of() : all, last.estimated(), channels, last.oldest());
    }

    private record CountRow(String channel, Optional<JobState> state, long jobs) {}

    private static Look look(ResultSet row) throws SQLException {
        var uuid = row.getString("oldest_uuid");
        return new Look(
                row.getLong("id"),
                Instant.ofEpochMilli(row.getLong("at")),
                StateNumbers.states(row.getLong("about")),
                uuid == null
                        ? null
                        : new OldestJob(
                                uuid,
                                Objects.requireNonNullElse(row.getString("oldest_channel"), ""),
                                row.getString("oldest_method"),
                                moment(row, "oldest_since")));
    }

    List<Episode> episodes(Instant at) {
        return file.list(
                "SELECT * FROM episode WHERE began <= ? AND (ended IS NULL OR ended >= ? + seen_end) ORDER BY began, id"
                        + " LIMIT " + Recording.MOST_ROWS,
                MomentRows::episode,
                at.toEpochMilli(),
                at.toEpochMilli());
    }

    List<Episode> episodes(String kind, Instant from, Instant to) {
        return file.list(
                "SELECT * FROM episode WHERE kind = ? AND began <= ? AND (ended IS NULL OR ended >= ? + seen_end)"
                        + " ORDER BY began, id LIMIT " + Recording.MOST_ROWS,
                MomentRows::episode,
                kind,
                to.toEpochMilli(),
                from.toEpochMilli());
    }

    /// @param edge of `watch`
    Optional<Instant> edge(String edge) {
        return file.first("SELECT " + edge + " AS edge FROM watch", row -> Optional.ofNullable(moment(row, "edge")))
                .flatMap(found -> found);
    }

    static Episode episode(ResultSet row) throws SQLException {
        return new Episode(
                row.getString("kind"),
                JSON.readValue(row.getString("facts"), FACTS),
                Instant.ofEpochMilli(row.getLong("began")),
                row.getInt("seen_begin") != 0,
                moment(row, "ended"),
                row.getInt("seen_end") != 0);
    }
}
