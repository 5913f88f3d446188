package signalbox.runner.askagain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import signalbox.audit.Change;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.connection.PostgresException;
import signalbox.queue.BoundedText;
import signalbox.runner.NotBegunRequests;
import signalbox.runner.RunnerStatements;
import signalbox.runner.askagain.AskedJob.Fate;
import signalbox.runner.odoo.RunjobAnswer;
import signalbox.runner.odoo.RunjobClient;

/// Carries out `AskAgain`: a few requests at a time, each after a look at the job's row. Reads only.
public final class AskAgainRequests {
    /// As many as a small site has workers.
    private static final int AT_A_TIME = 4;

    /// @param absence why there is no row; empty when there is one
    private record Row(String state, boolean notBegun, String absence) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(BoundedText.text(row, "state"), row.getBoolean("not_begun"), "");
        }

        /// Why it may not be asked for; empty when it may.
        String objection() {
            if (!absence.isEmpty()) {
                return absence;
            }
            if (!state.equals("enqueued")) {
                return "It is " + state + ": Signalbox asks again only for enqueued jobs.";
            }
            return notBegun ? "" : "A worker has begun it.";
        }
    }

    private final Capabilities capabilities;

    AskAgainRequests(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /// The jobs that have been enqueued for over 10 s and that no worker has begun: the oldest first, at most as
    /// many as one `AskAgain` may hold.
    public static List<String> notBegun(Sql sql) {
        return sql.list(
                "look for jobs that no worker has begun",
                RunnerStatements.LEFT_BEHIND,
                row -> row.getString(1),
                (double) NotBegunRequests.LEFT.toSeconds(),
                AskAgain.MOST_JOBS);
    }

    /// What asking would do now, job by job. Reads only.
    Preview preview(Sql sql, AskAgain action) {
        var rows = rows(sql, action.uuids());
        var changes = new ArrayList<Change>();
        var refused = new ArrayList<Refusal>();
        for (var uuid : action.uuids()) {
            var row = row(rows, uuid);
            if (row.objection().isEmpty()) {
                changes.add(new Change(uuid, row.state(), "asked for again"));
            } else {
                refused.add(new Refusal(uuid, row.state(), row.objection()));
            }
        }
        return Preview.of(
                changes,
                refused,
                List.of(
                        action.aim(),
                        "This changes no row. A job whose first request is still on its way begins only once."));
    }

    /// Asks for the jobs, four at a time, and waits for the answers: two seconds each at most. If the database is lost
    /// on the way, the jobs that were asked for until then are still reported.
    ///
    /// @throws PostgresException when the jobs cannot be read and none was asked for
    List<AskedJob> run(Database database, AskAgain action) {
        try (var client = new RunjobClient(
                        action.target(), database.use("read the database's name", AskAgainRequests::name));
                var threads = Executors.newFixedThreadPool(
                        AT_A_TIME, Thread.ofVirtual().name("ask-again-", 0).factory())) {
            var fault = new AtomicReference<@Nullable PostgresException>();
            var futures = new ArrayList<Future<AskedJob>>();
            for (var uuid : action.uuids()) {
                Callable<AskedJob> task = () -> askUnlessLost(database, client, uuid, fault);
                futures.add(threads.submit(task));
            }
            var jobs = answers(futures);
            var lost = fault.get();
            if (lost != null && jobs.stream().noneMatch(AskedJob::isAsked)) {
                throw lost;
            }
            return settled(database, jobs);
        }
    }

    /// After the first fault of the database no further job is asked for.
    private AskedJob askUnlessLost(
            Database database, RunjobClient client, String uuid, AtomicReference<@Nullable PostgresException> fault) {
        var known = fault.get();
        if (known != null) {
            return notAsked(uuid, known);
        }
        try {
            return ask(database, client, uuid);
        } catch (PostgresException e) {
            fault.compareAndSet(null, e);
            return notAsked(uuid, e);
        }
    }

    private static AskedJob notAsked(String uuid, PostgresException fault) {
        return new AskedJob(uuid, Fate.LEFT_ALONE, null, "", null, "Not asked for: " + fault.getMessage());
    }

    private static String name(Sql sql) {
        return sql.first("read the database's name", "select current_database()", row -> row.getString(1))
                .orElseThrow();
    }

    private static List<AskedJob> answers(List<Future<AskedJob>> futures) {
        var asked = new ArrayList<AskedJob>();
        try {
            for (var future : futures) {
                asked.add(future.get());
            }
            return asked;
        } catch (ExecutionException e) {
            futures.forEach(future -> future.cancel(true));
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
        } catch (InterruptedException e) {
            futures.forEach(future -> future.cancel(true));
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Asking for jobs was interrupted: some may have been asked for. Look at them before you ask again.",
                    e);
        }
    }

    private AskedJob ask(Database database, RunjobClient client, String uuid) {
        var row = row(database.use("look at the job", sql -> rows(sql, List.of(uuid))), uuid);
        if (!row.objection().isEmpty()) {
            return new AskedJob(uuid, Fate.LEFT_ALONE, null, "", row.state(), row.objection());
        }
        var answer = client.ask(uuid).join();
        return switch (answer.kind()) {
            case FITTING ->
                new AskedJob(uuid, Fate.ANSWERED, answer.status(), answer.reason(), row.state(), "Answered 200.");
            case LATE ->
                new AskedJob(
                        uuid,
                        Fate.NO_ANSWER,
                        null,
                        "",
                        row.state(),
                        "Asked. There was no answer within 1 s; that is normal while the job runs.");
            case UNREACHED -> leftAlone(uuid, row, answer);
            case ODD -> odd(uuid, row, answer);
        };
    }

    private static AskedJob odd(String uuid, Row row, RunjobAnswer answer) {
        var status = answer.status();
        return status == null
                ? new AskedJob(
                        uuid,
                        Fate.LOST,
                        null,
                        "",
                        row.state(),
                        "Asked. Only its row shows whether the job was begun: " + answer.reason() + ".")
                : new AskedJob(
                        uuid,
                        Fate.ANSWERED,
                        status,
                        answer.reason(),
                        row.state(),
                        "Answered " + status + ": " + answer.reason() + ".");
    }

    private static AskedJob leftAlone(String uuid, Row row, RunjobAnswer answer) {
        return new AskedJob(
                uuid, Fate.LEFT_ALONE, null, "", row.state(), "The target does not answer: " + answer.reason() + ".");
    }

    /// Adds the states that the jobs have after the requests.
    private List<AskedJob> settled(Database database, List<AskedJob> jobs) {
        var uuids = jobs.stream().filter(AskedJob::isAsked).map(AskedJob::uuid).toList();
        if (uuids.isEmpty()) {
            return jobs;
        }
        UnaryOperator<AskedJob> look;
        try {
            var rows = database.use("look at the jobs", sql -> rows(sql, uuids));
            look = job -> job.found(row(rows, job.uuid()).state());
        } catch (PostgresException e) {
            look = job -> job.notFound(String.valueOf(e.getMessage()));
        }
        var now = look;
        return jobs.stream().map(job -> job.isAsked() ? now.apply(job) : job).toList();
    }

    private Row row(Map<String, Row> rows, String uuid) {
        return rows.getOrDefault(
                uuid, new Row(capabilities.absent(), false, BoundedText.whyAbsent(uuid, capabilities)));
    }

    /// If several rows have one uuid, the row that can be begun counts.
    private static Map<String, Row> rows(Sql sql, Collection<String> uuids) {
        var rows = new HashMap<String, Row>();
        sql.list(
                        "look at the jobs",
                        RunnerStatements.BEGUN_OR_NOT,
                        row -> Map.entry(row.getString("uuid"), Row.of(row)),
                        uuids)
                .forEach(each -> rows.merge(
                        each.getKey(),
                        each.getValue(),
                        (one, other) -> one.objection().isEmpty() ? one : other));
        return rows;
    }
}
