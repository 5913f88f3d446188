package signalbox.record.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.history.LedgerTerm;
import signalbox.monitor.history.LedgerTerm.Ending;
import signalbox.monitor.history.LedgerTerm.Leader;
import signalbox.monitor.history.LedgerTerm.TimeSpan;

/// A row of the table `term`. Its moments are microseconds since 1970, because PostgreSQL tells backends apart by them.
/// The times that were not watched are pairs of moments: `begin-end begin-end`.
public record StoredTerm(long id, LedgerTerm term) {
    private static final String COLUMNS = """
            pid = ?, application = ?, uuid = ?, database = ?, client = ?, backend_start = ?, worker = ?, began = ?,
            seen_begin = ?, last_seen = ?, ended = ?, ending = ?, gap_before_ms = ?, done = ?, unwatched = ?
            """;

    public static StoredTerm read(ResultSet row) throws SQLException {
        var leader = new Leader(
                row.getInt("pid"),
                row.getString("application"),
                row.getString("uuid"),
                row.getString("database"),
                row.getString("client"),
                moment(row, "backend_start"),
                row.getString("worker"));
        var ending = row.getString("ending");
        var gap = row.getLong("gap_before_ms");
        var hasGap = !row.wasNull();
        return new StoredTerm(
                row.getLong("id"),
                new LedgerTerm(
                        leader,
                        of(row.getLong("began")),
                        row.getInt("seen_begin") != 0,
                        of(row.getLong("last_seen")),
                        moment(row, "ended"),
                        ending == null ? null : Ending.valueOf(ending),
                        hasGap ? Duration.ofMillis(gap) : null,
                        row.getLong("done"),
                        spans(row.getString("unwatched"))));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var micros = row.getLong(column);
        return row.wasNull() ? null : of(micros);
    }

    private static Instant of(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /// As the table has it.
    public static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    private static List<TimeSpan> spans(String text) {
        var spans = new ArrayList<TimeSpan>();
        for (var span : text.isEmpty() ? new String[0] : text.split(" ")) {
            var between = span.indexOf('-');
            spans.add(new TimeSpan(
                    of(Long.parseLong(span.substring(0, between))), of(Long.parseLong(span.substring(between + 1)))));
        }
        return spans;
    }

    public static void insert(RecordConnection file, LedgerTerm term) {
        var names = COLUMNS.replace(" = ?", "");
        file.update("INSERT INTO term (" + names + ") VALUES (" + "?, ".repeat(14) + "?)", values(term));
    }

    public static void update(RecordConnection file, long id, LedgerTerm term) {
        var values = new ArrayList<@Nullable Object>(Arrays.asList(values(term)));
        values.add(id);
        file.update("UPDATE term SET " + COLUMNS + " WHERE id = ?", values.toArray());
    }

    private static @Nullable Object[] values(LedgerTerm term) {
        var leader = term.leader();
        var ending = term.ending();
        var gap = term.gapBefore();
        return new @Nullable Object[] {
            leader.pid(),
            leader.applicationName(),
            leader.uuid(),
            leader.database(),
            leader.client(),
            microsOrNull(leader.backendStart()),
            leader.worker(),
            microsOrNull(term.from()),
            term.knownFrom() ? 1 : 0,
            microsOrNull(term.lastSeen()),
            microsOrNull(term.to()),
            ending == null ? null : ending.name(),
            gap == null ? null : gap.toMillis(),
            term.done(),
            term.unwatched().stream()
                    .map(span -> micros(span.from()) + "-" + micros(span.to()))
                    .collect(Collectors.joining(" "))
        };
    }

    private static @Nullable Long microsOrNull(@Nullable Instant moment) {
        return moment == null ? null : micros(moment);
    }
}
