package signalbox.runner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.JobFacts;
import signalbox.postgres.Sql;
import signalbox.queue.JobFactsRow;

/// Reads jobs as a scheduler needs them. Its statements use the name `select_jobs`, like the cursor of the field's
/// runners: so the last statement of the connection looks the same.
final class RunnerJobQueries {
    private static final int PORTION = 2_000;

    private final Sql sql;

    RunnerJobQueries(Sql sql) {
        this.sql = sql;
    }

    /// Passes on each open job as it arrives, the quickest way there is: the server works on the next ones meanwhile,
    /// and the session is never silent.
    ///
    /// @param between called after each portion
    void copied(Consumer<JobFacts> taker, Runnable between) {
        var arrived = new int[1];
        sql.copied("read the open jobs", RunnerStatements.COPIED_JOBS, row -> {
            taker.accept(JobFactsRow.copied(row));
            if (++arrived[0] % PORTION == 0) {
                between.run();
            }
        });
        between.run();
    }

    /// The same with a cursor, as Odoo's own runners do.
    void byCursor(Consumer<JobFacts> taker, Runnable between) {
        sql.update("open a cursor on the open jobs", RunnerStatements.OPEN_JOBS);
        List<JobFacts> portion;
        do {
            portion = sql.list("read jobs", RunnerStatements.FETCH, JobFactsRow::read);
            portion.forEach(taker);
            between.run();
        } while (!portion.isEmpty());
        sql.execute("close the cursor", RunnerStatements.CLOSE);
    }

    /// Those that exist, in one round trip.
    List<JobFacts> byUuid(Collection<String> uuids) {
        return sql.list("read the notified jobs", RunnerStatements.NOTIFIED_JOBS, JobFactsRow::read, uuids);
    }

    /// The same with a cursor, as Odoo's own runners do.
    List<JobFacts> byCursor(Collection<String> uuids) {
        return sql.listTogether(
                "read the notified jobs", RunnerStatements.NOTIFIED_BY_CURSOR, List.of(JobFactsRow::read), uuids);
    }

    /// The same, and in the same round trip a check whether this session leads: empty when it does not.
    ///
    /// @param check a condition in SQL that is true while it leads
    Optional<List<JobFacts>> byUuid(Collection<String> uuids, String check) {
        List<Answer> answers = sql.listTogether(
                "read the notified jobs",
                RunnerStatements.CHECK_AND_NOTIFIED_JOBS.formatted(check),
                List.of(Answer::check, Answer::row),
                uuids);
        return answers.stream().allMatch(Answer::leads)
                ? Optional.of(answers.stream()
                        .flatMap(answer -> Stream.ofNullable(answer.job()))
                        .toList())
                : Optional.empty();
    }

    private record Answer(boolean leads, @Nullable JobFacts job) {
        static Answer check(ResultSet row) throws SQLException {
            return new Answer(row.getBoolean(1), null);
        }

        static Answer row(ResultSet row) throws SQLException {
            return new Answer(true, JobFactsRow.read(row));
        }
    }
}
