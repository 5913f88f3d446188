package signalbox.failover.probe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import signalbox.postgres.Deadline;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.PostgresException.Kind;
import signalbox.queue.probe.ProbeChannel;
import signalbox.text.ListText;

/// Jobs without effect: calls of queue_job's own test job, in their own channel below root.
public final class ProbeJobs {
    static final String CHANNEL = ProbeChannel.NAME;

    private static final String COLUMNS = """
            select attname from pg_attribute
             where attrelid = to_regclass({'queue_job'}) and attnum > 0 and not attisdropped
            """;

    private static final String OBSTACLES = """
            with jobs as (select to_regclass({'queue_job'}) as oid, pg_get_serial_sequence({'queue_job'}, 'id') as sequence)
            select (select string_agg(attname, ', ' order by attname) from pg_attribute
                     where attrelid = jobs.oid and attnum > 0 and not attisdropped and attnotnull and not atthasdef
                       and attidentity = '' and attname <> 'uuid' and not attname = any(?)) as columns,
                   sequence,
                   has_table_privilege(jobs.oid, 'DELETE') as may_delete,
                   (select string_agg(needed.word, ' ' order by needed.word)
                      from (values ('r', 'read'), ('a', 'add'), ('d', 'delete')) as needed (command, word)
                     where row_security_active(jobs.oid)
                       and not exists (select from pg_policy
                                        where polrelid = jobs.oid and polpermissive
                                          and polcmd::text in (needed.command, '*')
                                          and exists (select from unnest(polroles) as role (oid)
                                                       where oid = 0 or pg_has_role(oid, 'USAGE'))))
                     as no_policy,
                   sequence is null or has_sequence_privilege(sequence, 'USAGE, UPDATE') as may_number
              from jobs
            """;

    private static final String DELETE = "delete from {queue_job} where channel = ? and name = ?";
    private static final String DELETE_LEFT = """
            delete from {queue_job} where id = any (array(
              select id from {queue_job} where channel = ? and name = ? for update skip locked))
            """;
    private static final String DELETE_ONE = "delete from {queue_job} where uuid = ? and channel = ? and name = ?";
    private static final String LEFT = "select uuid from {queue_job} where channel = ? and name = ? order by id";
    private static final String UNHELD = LEFT + " for update skip locked";
    private static final String FOUND = """
            select concat_ws(', ',
                     case when channel is distinct from ? then 'channel ' || coalesce(left(channel, 100), 'NULL') end,
                     case when name is distinct from ? then 'name ' || coalesce(left(name, 100), 'NULL') end,
                     case when state is distinct from 'pending' then 'state ' || coalesce(left(state, 100), 'NULL') end)
                     as differs
              from {queue_job} where uuid = any (?)
            """;
    private static final String SUSPECTS = """
            with jobs as (select to_regclass({'queue_job'}) as oid)
            select 'trigger ' || tgname as suspect from pg_trigger, jobs
             where tgrelid = jobs.oid and not tgisinternal and tgenabled <> 'D' and tgtype & 11 = 11
            union all
            select 'rule ' || rulename from pg_rewrite, jobs where ev_class = jobs.oid and ev_type = '4'
            union all
            select 'row security' from jobs where row_security_active(jobs.oid)
            """;
    private static final String COUNT_LEFT = "select count(*) from {queue_job} where channel = ? and name = ?";
    private static final String NAME = ProbeChannel.JOB;

    private ProbeJobs() {}

    public static List<String> newUuids(int number) {
        return IntStream.range(0, number)
                .mapToObj(_ -> UUID.randomUUID().toString())
                .toList();
    }

    /// Returns their uuids.
    public static List<String> add(Sql sql, int number) {
        var uuids = newUuids(number);
        add(sql, uuids);
        return uuids;
    }

    public static void add(Sql sql, List<String> uuids) {
        if (uuids.isEmpty()) {
            return;
        }
        var present = sql.list("read the columns of queue_job", COLUMNS, row -> row.getString(1));
        var values = new LinkedHashMap<>(values());
        values.keySet().retainAll(present);
        var insert = "insert into {queue_job} (uuid, " + String.join(", ", values.keySet()) + ") select uuid, "
                + String.join(", ", values.values()) + " from unnest(?::text[]) as uuid";
        sql.update("add the probe jobs", insert, uuids);
    }

    /// Adds one, removes it, and takes both back: no runner is taken out for a drill whose probes are refused,
    /// changed so that they would not be found again, or not deleted. A trigger, a column of another module, row
    /// security or a missing right may do that.
    ///
    /// @throws PostgresException with the reason
    public static void rehearse(Sql sql) {
        sql.rehearse("add the probe jobs", () -> {
            var added = add(sql, 1);
            requireUnchanged(sql, added);
            // Once the row is deleted, what is deferred would not be checked any more.
            sql.execute("add the probe jobs", "SET CONSTRAINTS ALL IMMEDIATE");
            requireRemovable(sql, added.getFirst());
        });
    }

    private static void requireRemovable(Sql sql, String added) {
        sql.update("remove the probe jobs", DELETE_ONE, added, CHANNEL, NAME);
        if (uuids(sql).contains(added)) {
            throw new PostgresException(
                    Kind.STATEMENT,
                    "Could not remove the probe jobs: deleting one has no effect (" + keptBy(sql) + ").",
                    null);
        }
    }

    /// What may make a delete a statement without effect, as far as the catalogue shows it: whether it does, only a
    /// try shows.
    public static List<String> suspects(Sql sql) {
        return sql.list("find out what keeps the probe jobs", SUSPECTS, row -> row.getString(1));
    }

    private static String keptBy(Sql sql) {
        var found = suspects(sql);
        return found.isEmpty() ? "the reason is not known" : "what may prevent it: " + String.join(", ", found);
    }

    private static void requireUnchanged(Sql sql, List<String> added) {
        var found = sql.list("read the probe job", FOUND, row -> row.getString("differs"), CHANNEL, NAME, added);
        var differs = found.isEmpty() ? "it is not stored" : found.getFirst();
        if (!differs.isEmpty()) {
            throw new PostgresException(
                    Kind.STATEMENT,
                    "Could not add the probe jobs: a trigger of another module changes them (" + differs + ").",
                    null);
        }
    }

    /// Why they cannot be added, as far as the catalogue shows it.
    public static Optional<String> obstacle(Sql sql) {
        return sql.first(
                        "check the columns of queue_job",
                        OBSTACLES,
                        ProbeJobs::obstacle,
                        List.copyOf(values().keySet()))
                .flatMap(found -> found);
    }

    private static Optional<String> obstacle(ResultSet row) throws SQLException {
        var columns = row.getString("columns");
        if (columns != null) {
            return Optional.of("queue_job needs a value in " + columns + ", which Signalbox does not know");
        }
        if (!row.getBoolean("may_delete")) {
            return Optional.of("this role may not delete rows of queue_job, and could not remove them");
        }
        var forbidden = row.getString("no_policy");
        if (forbidden != null) {
            return Optional.of("row security is on, and no policy lets this role "
                    + ListText.and(List.of(forbidden.split(" "))) + " rows of queue_job");
        }
        return row.getBoolean("may_number")
                ? Optional.empty()
                : Optional.of("this role may not use the sequence " + row.getString("sequence"));
    }

    /// The expression for each column.
    private static Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        values.put("name", text(NAME));
        values.put("model_name", text("queue.job"));
        values.put("method_name", text("_test_job"));
        values.put("channel_method_name", text("<queue.job>._test_job"));
        values.put("func_string", text("queue.job()._test_job()"));
        values.put(
                "records",
                text(
                        "{\"_type\": \"odoo_recordset\", \"model\": \"queue.job\", \"ids\": [], \"uid\": 1, \"su\": true}"));
        values.put("args", text("[]"));
        values.put("kwargs", text("{}"));
        values.put("state", text("pending"));
        values.put("channel", text(CHANNEL));
        values.put("priority", "10");
        values.put("retry", "0");
        values.put("max_retries", "1");
        values.put("user_id", "1");
        values.put("date_created", "date_trunc('seconds', now() at time zone 'utc')");
        return values;
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /// Removes them, also those of earlier drills that could not clean up. If a worker holds one, or its row in
    /// queue_job_lock, the others are removed one by one while there is time.
    ///
    /// @return those that are left, also if no statement failed
    public static LeftProbes remove(Sql sql, Deadline deadline) {
        var held = held(sql, deadline);
        var kept = new ArrayList<>(uuids(sql));
        kept.removeAll(held);
        return new LeftProbes(held, kept, kept.isEmpty() ? "" : keptBy(sql));
    }

    private static List<String> held(Sql sql, Deadline deadline) {
        try {
            sql.update("remove the probe jobs", DELETE, CHANNEL, NAME);
            return List.of();
        } catch (PostgresException e) {
            if (e.kind() != Kind.TIMED_OUT) {
                throw e;
            }
        }
        return uuids(sql).stream()
                .filter(uuid -> deadline.isOver() || isHeld(sql, uuid))
                .toList();
    }

    private static List<String> uuids(Sql sql) {
        return sql.list("read the probe jobs", LEFT, row -> row.getString(1), CHANNEL, NAME);
    }

    private static boolean isHeld(Sql sql, String uuid) {
        try {
            sql.update("remove a probe job", DELETE_ONE, uuid, CHANNEL, NAME);
            return false;
        } catch (PostgresException e) {
            if (e.kind() != Kind.TIMED_OUT) {
                throw e;
            }
            return true;
        }
    }

    /// What became of the probe jobs of earlier drills.
    ///
    /// @param left how many are still there
    /// @param reason why they are
    record Removal(int removed, int left, String reason) {}

    /// Removes those that an earlier drill left, but none that a worker holds. While a drill runs on this database,
    /// from any Signalbox, it removes none.
    ///
    /// @param sql in a transaction
    static Removal removeLeft(Sql sql) {
        if (left(sql) == 0 || !isFree(sql)) {
            return new Removal(0, 0, "");
        }
        try {
            var what = "remove the probe jobs left behind";
            int removed = sql.apart(what, () -> sql.update(what, DELETE_LEFT, CHANNEL, NAME));
            var left = uuids(sql);
            return new Removal(
                    removed,
                    left.size(),
                    left.isEmpty() ? "" : whyLeft(sql, left).text());
        } catch (PostgresException e) {
            return new Removal(0, left(sql), String.valueOf(e.getMessage()));
        }
    }

    private static LeftProbes whyLeft(Sql sql, List<String> left) {
        var kept = sql.list("read which probe jobs are held", UNHELD, row -> row.getString(1), CHANNEL, NAME);
        var held = new ArrayList<>(left);
        held.removeAll(kept);
        return new LeftProbes(held, kept, kept.isEmpty() ? "" : keptBy(sql));
    }

    private static boolean isFree(Sql sql) {
        return sql.first(
                        "check whether a drill runs",
                        "select pg_try_advisory_xact_lock(?)",
                        row -> row.getBoolean(1),
                        ProbeChannel.DRILL_LOCK)
                .orElse(false);
    }

    /// How many there are, of any drill.
    static int left(Sql sql) {
        return sql.first("count the probe jobs", COUNT_LEFT, row -> row.getInt(1), CHANNEL, NAME)
                .orElse(0);
    }

    /// How many are neither done nor failed.
    public static long open(Sql sql, List<String> uuids) {
        return uuids.isEmpty()
                ? 0
                : sql.first(
                                "count the open probe jobs",
                                "select count(*) from {queue_job} where uuid = any (?) and state not in ('done', 'failed')",
                                row -> row.getLong(1),
                                uuids)
                        .orElse(0L);
    }
}
