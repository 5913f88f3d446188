package signalbox.runner;

import signalbox.queue.ChannelColumn;

/// The texts of a runner's statements.

public final class RunnerStatements {
    static final String ENQUEUE = """
            update {queue_job} set state = 'enqueued', date_enqueued = date_trunc('seconds', now() at time zone 'utc')
             where uuid = ?
            """;

    /// For this transaction alone: a job does not wait until its enqueuing is on the disk. If the server crashes
    /// before that, the job is pending again. If a worker took the job, the worker's commit is written later and
    /// makes the enqueuing durable, too.
    private static final String WITHOUT_FLUSH = "(select set_config('synchronous_commit', 'off', true)) = 'off'";

    /// With the condition that is true while this session leads. Here and below, `array` has the jobs looked for once:
    /// after `in`, a planner that does not know how many jobs wait looks for them again for each job that waits.
    static final String FENCED_ENQUEUE =
            """
            update {queue_job} set state = 'enqueued', date_enqueued = date_trunc('seconds', now() at time zone 'utc')
             where id = any (array(
                     select id from {queue_job} where uuid = any (?) and state = 'pending' for update skip locked))
               and state = 'pending' and (%s) and\s""" + WITHOUT_FLUSH + " returning case when state <> 'pending' then uuid else '' end";

    /// Whether rows are locked is tried. Which backend holds one shows in the row's `xmax`, the transaction that
    /// took it, and that in the locks of its backend; not where several share the row, or a subtransaction took it.
    static final String LOCKED_BY = """
            with free as (
              select id from {queue_job} where uuid = any (?) and state = 'pending' for update skip locked)
            select job.uuid, holder.pid, not exists (select from free where free.id = job.id) as locked
              from {queue_job} job
              left join pg_locks holder on holder.locktype = 'transactionid' and holder.transactionid = job.xmax
                                  and holder.granted and holder.mode = 'ExclusiveLock'
             where job.uuid = any (?) and job.state = 'pending'
             order by job.id
            """;

    /// Like the releases that put refused jobs back (OCA/queue before 2025). A row that another session has locked
    /// is left: a worker may be beginning the job.
    static final String FENCED_PUT_BACK = """
            update {queue_job} set state = 'pending', date_enqueued = null, date_started = null
             where id = any (array(
                     select id from {queue_job} where uuid = any (?) and state = 'enqueued' for update skip locked))
               and state = 'enqueued' and (%s)
            returning uuid
            """;

    /// Comes after the condition of that statement.
    static final String NO_JOB_RUNS = ") and not exists (select 1 from {queue_job} where state = 'started'";

    static final String BEGUN =
            "select uuid from {queue_job} where uuid = any (?) and state in ('started', 'done', 'failed')";

    static final String STILL_ENQUEUED =
            "select uuid from {queue_job} where uuid = any (?) and state = 'enqueued' order by id";

    static final String PENDING = "select uuid from {queue_job} where uuid = any (?) and state = 'pending' order by id";

    static final String SERVER_VERSION = "select current_setting('server_version_num')::int";

    /// Whether the lock table tells this role which jobs are dead: it may lock each row, and sees all of them. A row
    /// that row security hides would make a running job look dead.
    static final String SEES_LOCKS = """
            select exists (select 1 from to_regclass({'queue_job_lock'}) as locks
                            where has_table_privilege(locks, 'SELECT') and has_table_privilege(locks, 'UPDATE')
                              and not row_security_active(locks::oid))
            """;

    /// A job without a uuid cannot be asked for, nor one whose uuid is too long for any list, see `BoundedText`. The
    /// server knows the length without reading the value.
    private static final String NAMED = "octet_length(uuid) <= 200";

    private static final String JOBS =
            "select uuid, channel, id, date_created, coalesce(priority, 10) as priority, eta, left(state, 201) as state"
                    + " from {queue_job} ";

    private static final String OPEN =
            JOBS + "where state in ('wait_dependencies', 'pending', 'enqueued', 'started', 'failed') and " + NAMED;

    /// The order and the types are those of `JobFactsRow.copied`. The name shows what the session does.
    static final String COPIED_JOBS = "with \"select_jobs\" as (" + OPEN
            + ") select uuid, channel, id::int8, date_created, priority::int4, eta, state from \"select_jobs\"";

    private static final String NOTIFIED = JOBS + "where uuid = any (?) and " + NAMED;

    private static final String CURSOR = "declare \"select_jobs\" cursor with hold for ";

    static final String OPEN_JOBS = CURSOR + OPEN;

    static final String FETCH = "fetch forward 2000 from \"select_jobs\"";

    static final String CLOSE = "close \"select_jobs\"";

    /// Like runners of the field.
    static final String NOTIFIED_BY_CURSOR = CURSOR + NOTIFIED + "; fetch forward all from \"select_jobs\"; " + CLOSE;

    /// Not with a cursor, which would be planned each time; the name still shows what the session does.
    static final String NOTIFIED_JOBS = "with \"select_jobs\" as (" + NOTIFIED + ") select * from \"select_jobs\"";

    /// With the condition that is true while this session leads.
    static final String CHECK_AND_NOTIFIED_JOBS = "select (%s); " + NOTIFIED_JOBS;

    /// Reads one job, under the name that shows what the session does. It enqueues the job if nothing else must be
    /// decided: the job is due, its channel has room, and the condition is true that shows that this session leads.
    static final String TAKE = "with \"select_jobs\" as (" + JOBS + """
            where uuid = ?), taken as (
              update {queue_job}
                 set state = 'enqueued', date_enqueued = date_trunc('seconds', now() at time zone 'utc')
               where id = any (array(
                       select id from {queue_job}
                        where uuid = ? and state = 'pending' and eta is null
                          and coalesce(nullif(channel, ''), 'root') = any (?)
                              for update skip locked))
                 and state = 'pending' and (%s) and\s""" + WITHOUT_FLUSH + """
              returning id, state)
            select job.*, exists (select 1 from taken where taken.id = job.id and taken.state <> 'pending') as taken from "select_jobs" job
            """;

    static final String CHECK = "select (%s)";

    static final String KEEP_ALIVE = "SELECT 1";

    /// When a job was enqueued. Where the row does not tell it, that is long ago: no date, or one that is ahead of the
    /// clock, as after the clock was set back. A runner writes the server's own time.
    private static final String ENQUEUED_AT = """
            (case when date_enqueued <= (now() at time zone 'utc') + interval '10 seconds' then date_enqueued
                  else (now() at time zone 'utc') - interval '1 day' end)""";

    /// A job is dead when it was enqueued a while ago and no worker holds its row in queue_job_lock: releases
    /// from 2025 on. A row of queue_job that another session has locked is left for the next time: waiting for it
    /// would keep all jobs waiting. A date that is ahead of the clock tells nothing: then an enqueued job
    /// counts as old, because a worker begins it only while it is enqueued, and a started one by its start.
    static final String RECOVER_DEAD_JOBS = """
            with late as (
              select id from {queue_job}
               where (state in ('enqueued', 'started')
                      and date_enqueued < (now() at time zone 'utc') - interval '10 seconds')
                  or (date_enqueued > (now() at time zone 'utc') + interval '10 seconds'
                      and (state = 'enqueued'
                           or (state = 'started'
                               and date_started < (now() at time zone 'utc') - interval '10 seconds')))),
            free as (
              select queue_job_id from {queue_job_lock} where queue_job_id in (select id from late)
                 for update skip locked),
            dead as (
              select id as dead_id, coalesce(max_retries, 0) > 0 and coalesce(retry, 0) > max_retries as given_up
                from {queue_job}
               where (id in (select queue_job_id from free)
                      or id in (select id from late where id not in (select queue_job_id from {queue_job_lock})))
                 and state in ('enqueued', 'started')
                 for update skip locked)
            update {queue_job} job
               set state = case when given_up then 'failed' else 'pending' end,
                   retry = case when job.state = 'started' then least(coalesce(retry, 0), 2147483646) + 1 else retry end,
                   exc_name = case when given_up then 'JobFoundDead' else exc_name end,
                   exc_info = case when given_up then 'Job found dead after too many retries' else exc_info end
              from dead
             where job.id = dead.dead_id and job.state in ('enqueued', 'started')
            """;

    /// Jobs that were enqueued within the first and not within the second number of seconds, and not begun since.
    /// No more than there are free slots, counting the running jobs and those that were asked for lately and are
    /// still enqueued.
    static final String NOT_BEGUN_LATELY = """
            select uuid from {queue_job}
             where state = 'enqueued' and octet_length(uuid) <= 200
               and (date_started is null or date_started < date_enqueued)
               and\s""" + ENQUEUED_AT + """
                   between (now() at time zone 'utc') - make_interval(secs => ?)
                       and (now() at time zone 'utc') - make_interval(secs => ?)
               and not uuid = any (?) and (%s)
               and not\s""" + ChannelColumn.IS_WITHIN_ONE + """

             order by date_enqueued, id
             limit greatest(0, ? - (select count(*) from {queue_job} where state = 'started')
                                 - (select count(*) from {queue_job} where uuid = any (?) and state = 'enqueued'))
            """;

    private static final String NOT_BEGUN = "(date_started is null or date_started < date_enqueued)";

    /// The same for a person, limited only by a number.
    public static final String LEFT_BEHIND =
            "select uuid from {queue_job} where state = 'enqueued' and " + NAMED + " and " + NOT_BEGUN + """
               and\s"""
                    + ENQUEUED_AT + """
                   <= (now() at time zone 'utc') - make_interval(secs => ?)
             order by date_enqueued, id limit ?
            """;

    public static final String BEGUN_OR_NOT = "select uuid, coalesce(left(state, 201), '') as state, " + NOT_BEGUN
            + " as not_begun from {queue_job} where uuid = any (?)";

    /// For releases where no lock shows whether a job is dead. Counts no more than 1,000, and those of them that are in
    /// the paused channels.
    static final String STUCK_JOBS = """
            select count(*) as jobs, count(*) filter (where held) as held,
                   min(date_enqueued) filter (where date_enqueued between '2000-01-01' and now() at time zone 'utc') as oldest
              from (select date_enqueued,\s""" + ChannelColumn.IS_WITHIN_ONE + """
                           as held
                      from {queue_job}
                     where state = 'enqueued' and\s""" + NAMED + " and " + ENQUEUED_AT + """
                           < (now() at time zone 'utc') - interval '10 seconds'
                     order by date_enqueued limit 1000) late
            """;

    private RunnerStatements() {}
}
