package signalbox.demo.job;

/// The SQL statements of a worker that runs a job, as in queue_job of 2025.
final class WorkerStatements {
    static final String TAKE = """
            select id, model_name, method_name, coalesce(retry, 0) as retry, coalesce(max_retries, 0) as max_retries
              from queue_job where uuid = ? and state = 'enqueued' for update
            """;

    static final String START = """
            update queue_job set state = 'started', worker_pid = ?,
                   date_started = date_trunc('seconds', clock_timestamp() at time zone 'utc')
             where id = ?
            """;

    static final String ADD_LOCK = "insert into queue_job_lock (queue_job_id) values (?) on conflict do nothing";

    static final String HOLD_LOCK = "select queue_job_id from queue_job_lock where queue_job_id = ? for update";

    static final String IS_STARTED = "select 1 from queue_job where id = ? and state = 'started'";

    static final String DONE = """
            update queue_job set state = 'done', retry = coalesce(retry, 0) + 1, exec_time = ?, result = ?,
                   date_done = date_trunc('seconds', clock_timestamp() at time zone 'utc'),
                   exc_name = null, exc_message = null, exc_info = null
             where id = ?
            """;

    static final String FAILED = """
            update queue_job set state = 'failed', retry = coalesce(retry, 0) + 1, exc_name = ?, exc_message = ?,
                   exc_info = ?
             where id = ?
            """;

    static final String POSTPONED = """
            update queue_job set state = 'pending', retry = coalesce(retry, 0) + 1, worker_pid = 0, exec_time = 0,
                   date_enqueued = null, date_started = null, date_done = null,
                   exc_name = null, exc_message = null, exc_info = null,
                   eta = date_trunc('seconds', clock_timestamp() at time zone 'utc') + make_interval(secs => ?)
             where id = ?
            """;

    /// The direct dependants whose parents are now all done; parents that no longer exist do not count. `??` is the
    /// driver's spelling of the operator `?`.
    static final String RELEASE_DEPENDANTS = """
            update queue_job dependant set state = 'pending'
              from queue_job parent
             where parent.id = ? and parent.graph_uuid is not null and dependant.graph_uuid = parent.graph_uuid
               and parent.state = 'done' and dependant.state = 'wait_dependencies'
               and dependant.dependencies::jsonb -> 'depends_on' ?? parent.uuid
               and not exists (
                 select 1 from queue_job other
                  where other.graph_uuid = dependant.graph_uuid and other.state <> 'done'
                    and dependant.dependencies::jsonb -> 'depends_on' ?? other.uuid)
            """;

    private WorkerStatements() {}
}
