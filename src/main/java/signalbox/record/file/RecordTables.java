package signalbox.record.file;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import signalbox.queue.JobState;

/// The tables of a recording, and how a file of an older form becomes one of today's. The chapter recording.md of the
/// handbook explains them: people query them. What is there may be added to, never renamed.
final class RecordTables {
    /// The form of today, SQLite's `user_version`.
    static final int VERSION = 2;

    /// Moments are milliseconds since 1970 by the server's clock; in `term` microseconds.
    private static final String TABLES_1 = """
            CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE state (id INTEGER PRIMARY KEY, word TEXT NOT NULL);
            CREATE TABLE channel (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
            CREATE TABLE method (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
            CREATE TABLE watch (
              id INTEGER PRIMARY KEY, began INTEGER NOT NULL, seen INTEGER NOT NULL, ended INTEGER,
              all_jobs INTEGER NOT NULL, why TEXT NOT NULL, ending TEXT, lost INTEGER NOT NULL DEFAULT 0,
              pid INTEGER NOT NULL);
            CREATE TABLE job (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, method INTEGER);
            CREATE TABLE change (
              id INTEGER PRIMARY KEY, at INTEGER NOT NULL, job INTEGER NOT NULL, before INTEGER, after INTEGER,
              channel INTEGER, worker INTEGER, moved INTEGER);
            CREATE INDEX change_job ON change (job);
            CREATE INDEX change_at ON change (at);
            CREATE TABLE counted (
              id INTEGER PRIMARY KEY, at INTEGER NOT NULL, whole INTEGER NOT NULL, by_channel INTEGER NOT NULL,
              oldest_uuid TEXT, oldest_channel TEXT, oldest_since INTEGER);
            CREATE INDEX counted_at ON counted (at);
            CREATE INDEX counted_whole ON counted (id) WHERE whole = 1;
            CREATE TABLE count (
              counted INTEGER NOT NULL, channel INTEGER NOT NULL, state INTEGER NOT NULL, jobs INTEGER NOT NULL,
              PRIMARY KEY (counted, channel, state)) WITHOUT ROWID;
            CREATE TABLE episode (
              id INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, facts TEXT NOT NULL,
              began INTEGER NOT NULL, seen_begin INTEGER NOT NULL, ended INTEGER, seen_end INTEGER);
            CREATE INDEX episode_began ON episode (began);
            CREATE INDEX episode_ended ON episode (ended);
            CREATE TABLE config (hash TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE action (
              id INTEGER PRIMARY KEY, at INTEGER NOT NULL, name TEXT NOT NULL, outcome TEXT NOT NULL,
              line INTEGER, hash TEXT, UNIQUE (at, name, outcome, line));
            CREATE TABLE cost (
              at INTEGER PRIMARY KEY, sessions INTEGER NOT NULL, statements INTEGER NOT NULL, server_ms INTEGER NOT NULL,
              received INTEGER NOT NULL, slowed_ms INTEGER, cpu_ms INTEGER, heap INTEGER NOT NULL);
            CREATE TABLE term (
              id INTEGER PRIMARY KEY, pid INTEGER NOT NULL, application TEXT NOT NULL, uuid TEXT,
              database TEXT NOT NULL, client TEXT, backend_start INTEGER, worker TEXT, began INTEGER NOT NULL,
              seen_begin INTEGER NOT NULL, last_seen INTEGER NOT NULL, ended INTEGER, ending TEXT, gap_before_ms INTEGER,
              done INTEGER NOT NULL, unwatched TEXT NOT NULL);
            CREATE INDEX term_last_seen ON term (last_seen);
            """;

    private static final String VIEWS_1 = """
            CREATE VIEW transitions AS
              SELECT change.id, strftime('%Y-%m-%d %H:%M:%f', change.at / 1000.0, 'unixepoch') AS at_utc, job.uuid,
                     b.word AS before, a.word AS after, channel.name AS channel, method.name AS method, change.worker,
                     strftime('%Y-%m-%d %H:%M:%f', change.moved / 1000.0, 'unixepoch') AS moved_utc
                FROM change JOIN job ON job.id = change.job LEFT JOIN state b ON b.id = change.before
                LEFT JOIN state a ON a.id = change.after LEFT JOIN channel ON channel.id = change.channel
                LEFT JOIN method ON method.id = job.method;
            CREATE VIEW findings AS
              SELECT id, strftime('%Y-%m-%d %H:%M:%S', began / 1000, 'unixepoch') AS raised_utc, seen_begin,
                     strftime('%Y-%m-%d %H:%M:%S', ended / 1000, 'unixepoch') AS cleared_utc, seen_end,
                     json_extract(facts, '$.code') AS code, json_extract(facts, '$.severity') AS severity,
                     json_extract(facts, '$.title') AS title
                FROM episode WHERE kind = 'finding';
            CREATE VIEW processes AS
              SELECT id, json_extract(facts, '$.pid') AS pid, json_extract(facts, '$.kind') AS kind,
                     strftime('%Y-%m-%d %H:%M:%S', began / 1000, 'unixepoch') AS from_utc, seen_begin,
                     strftime('%Y-%m-%d %H:%M:%S', ended / 1000, 'unixepoch') AS to_utc, seen_end
                FROM episode WHERE kind = 'process';
            CREATE VIEW terms AS
              SELECT id, pid, worker, strftime('%Y-%m-%d %H:%M:%S', began / 1000000, 'unixepoch') AS from_utc, seen_begin,
                     strftime('%Y-%m-%d %H:%M:%S', coalesce(ended, last_seen) / 1000000, 'unixepoch') AS to_utc, ending,
                     gap_before_ms, done
                FROM term;
            CREATE VIEW watched AS
              SELECT id, strftime('%Y-%m-%d %H:%M:%S', began / 1000, 'unixepoch') AS from_utc,
                     strftime('%Y-%m-%d %H:%M:%S', coalesce(ended, seen) / 1000, 'unixepoch') AS to_utc, all_jobs, why,
                     ending, lost
                FROM watch;
            CREATE VIEW queue AS
              SELECT strftime('%Y-%m-%d %H:%M:%S', counted.at / 1000, 'unixepoch') AS at_utc, counted.at,
                     channel.name AS channel, state.word AS state, count.jobs
                FROM count JOIN counted ON counted.id = count.counted JOIN channel ON channel.id = count.channel
                JOIN state ON state.id = count.state;
            """;

    /// The time machine draws a day of it: adding up that many changes takes too long.
    /// `about` has a bit for each state (1 << its number) of which there was only an estimate.
    private static final String MINUTES_2 = """
            CREATE TABLE minute (at INTEGER PRIMARY KEY, done INTEGER NOT NULL, failed INTEGER NOT NULL);
            INSERT INTO minute
              SELECT at / 60000 * 60000 AS minute, sum(word = 'done'), sum(word = 'failed')
                FROM change JOIN state ON state.id = change.after WHERE word IN ('done', 'failed') GROUP BY minute;
            ALTER TABLE counted ADD COLUMN about INTEGER NOT NULL DEFAULT 0;
            CREATE VIEW throughput AS
              SELECT strftime('%Y-%m-%d %H:%M', at / 1000, 'unixepoch') AS at_utc, done, failed FROM minute;
            """;

    /// Step n leads from form n to form n + 1.
    private static final List<String> STEPS = List.of(TABLES_1 + VIEWS_1, MINUTES_2);

    private RecordTables() {}

    /// In a transaction.
    static void upgrade(Connection connection, int from) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (int step = from; step < VERSION; step++) {
                statement.executeUpdate(STEPS.get(step));
                if (step == 0) {
                    nameStates(connection);
                }
            }
            statement.executeUpdate("PRAGMA user_version = " + VERSION);
        }
    }

    private static void nameStates(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO state (id, word) VALUES (?, ?)")) {
            for (var state : JobState.values()) {
                add(insert, StateNumbers.of(state), state.stored());
            }
            add(insert, StateNumbers.DELETED, "deleted");
            add(insert, StateNumbers.LEFT, "not open");
        }
    }

    private static void add(PreparedStatement insert, int number, String word) throws SQLException {
        insert.setInt(1, number);
        insert.setString(2, word);
        insert.executeUpdate();
    }
}
