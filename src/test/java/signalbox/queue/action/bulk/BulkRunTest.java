package signalbox.queue.action.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Refusal;
import signalbox.audit.RefusedException;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.PostgresException.Kind;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;
import signalbox.queue.action.JobOperation;
import signalbox.queue.action.JobOperations;
import signalbox.queue.action.RowResults;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.JobTarget;
import signalbox.queue.job.MatchingJob;

/// Batches, pauses and faults, without a database.
class BulkRunTest {
    private static final Instant AT = Instant.parse("2026-06-01T03:14:22Z");

    private static final JobFilter FAILED = JobFilter.ALL.withStates(Set.of(JobState.FAILED));

    private final FrozenRows rows = new FrozenRows();
    /// Each batch that was sent.
    private final List<List<JobTarget>> sent = new ArrayList<>();
    /// What a batch throws, by its number from 0, the first time that it is sent.
    private final Map<Integer, RuntimeException> faults = new HashMap<>();

    private int next;

    private void add(int count, String state, @Nullable String graph) {
        for (int i = 0; i < count; i++) {
            next++;
            rows.add(new MatchingJob(
                    next, "00000000-0000-4000-8000-%012d".formatted(next), new StoredState(state), "root", graph));
        }
    }

    private BulkAction action(JobOperation operation, int tried) {
        return new BulkAction(operation, FAILED, FrozenJobs.MOST, tried, rows.frozen(AT, FrozenSource.UNKNOWN));
    }

    private BulkRun run(JobOperation operation, int tried, Function<List<JobTarget>, Outcome> change) {
        return new BulkRun(action(operation, tried), change, () -> AT, _ -> {});
    }

    private BulkRun requeue(int tried) {
        return run(JobOperations.REQUEUE, tried, this::changed);
    }

    private Outcome changed(List<JobTarget> targets) {
        var fault = faults.remove(sent.size());
        sent.add(targets);
        if (fault != null) {
            throw fault;
        }
        return Outcome.of(targets.stream()
                .map(target -> new Change(target.uuid(), target.shown().stored(), "pending"))
                .toList());
    }

    private static CompletableFuture<BulkReport> begun(BulkRun run) {
        return CompletableFuture.supplyAsync(run::run);
    }

    private static void awaitPhase(BulkRun run, BulkPhase phase) {
        await().until(() -> run.progress().phase() == phase);
    }

    private static PostgresException fault(Kind kind) {
        return new PostgresException(kind, "The server said " + kind, null);
    }

    private List<Integer> sizes() {
        return sent.stream().map(List::size).toList();
    }

    @Test
    void jobs_are_changed_in_batches_of_500_oldest_first() {
        add(1_200, "failed", null);

        var report = requeue(0).run();

        assertThat(sizes()).containsExactly(500, 500, 200);
        assertThat(sent.getFirst().getFirst().uuid()).endsWith("000001");
        assertThat(sent.getLast().getLast().uuid()).endsWith("001200");
        assertThat(report.counts().changed()).isEqualTo(1_200);
        assertThat(report.stopped()).isNull();
        assertThat(report.outcomeLabel()).isEqualTo("done");
        assertThat(report.sums().changes()).containsExactly(new Change("1,200 jobs", "failed", "pending"));
    }

    @Test
    void the_jobs_of_a_graph_are_changed_together() {
        add(498, "failed", null);
        add(5, "failed", "graph");
        add(10, "failed", null);

        requeue(0).run();

        assertThat(sizes()).containsExactly(503, 10);
    }

    @Test
    void a_job_that_the_operation_does_not_suit_is_never_sent() {
        add(2, "failed", null);
        add(3, "wait_dependencies", null);
        add(1, "paused", null);

        var report = requeue(0).run();

        assertThat(sizes()).containsExactly(2);
        assertThat(report.counts().leftAlone()).isEqualTo(4);
        assertThat(report.lines().reasons(BulkResult.LEFT_ALONE).keySet())
                .anySatisfy(reason -> assertThat(reason).contains("Odoo requeues no waiting job"))
                .anySatisfy(reason -> assertThat(reason).contains("Its state is paused"));
        assertThat(report.outcomeLabel()).isEqualTo("partly done");
    }

    @Test
    void what_the_operation_left_alone_is_counted_by_reason() {
        add(3, "failed", null);

        var report = run(
                        JobOperations.REQUEUE,
                        0,
                        targets -> new Outcome(
                                List.of(new Change(targets.getFirst().uuid(), "failed", "pending")),
                                List.of(),
                                List.of(
                                        new Refusal(targets.get(1).uuid(), "done", "It changed."),
                                        new Refusal(targets.get(2).uuid(), "done", "It changed.")),
                                List.of()))
                .run();

        assertThat(report.lines().reasons(BulkResult.LEFT_ALONE)).containsExactly(entry("It changed.", 2));
        assertThat(report.outcome().refused()).containsExactly(new Refusal("2 jobs", "left alone", "It changed."));
        assertThat(report.outcome().size()).isEqualTo(1);
    }

    @Test
    void after_the_trial_it_waits_until_the_operator_goes_on() {
        add(700, "failed", null);
        var run = requeue(5);
        var report = begun(run);

        awaitPhase(run, BulkPhase.TRIED);
        assertThat(sizes()).containsExactly(5);
        run.goOn();

        assertThat(report.join().counts().changed()).isEqualTo(700);
        assertThat(sizes()).containsExactly(5, 500, 195);
    }

    @Test
    void stopped_after_the_trial_it_reports_what_was_not_reached() {
        add(700, "failed", null);
        var run = requeue(5);
        var report = begun(run);

        awaitPhase(run, BulkPhase.TRIED);
        run.stop("stopped by the operator");

        assertThat(report.join().counts()).isEqualTo(new BulkProgress.BulkCounts(5, 0, 0, 0, 695));
        assertThat(report.join().outcomeLabel()).isEqualTo("partly done, stopped by the operator");
        assertThat(report.join().rest().size()).isEqualTo(695);
    }

    @Test
    void a_batch_whose_commit_was_not_answered_is_unknown_and_is_never_sent_again() {
        add(1_200, "failed", null);
        faults.put(1, fault(Kind.OUTCOME_UNKNOWN));
        var run = requeue(0);
        var report = begun(run);

        awaitPhase(run, BulkPhase.PAUSED);
        assertThat(run.progress().why()).contains("OUTCOME_UNKNOWN");
        run.goOn();

        assertThat(report.join().counts()).isEqualTo(new BulkProgress.BulkCounts(700, 0, 0, 500, 0));
        assertThat(sizes()).containsExactly(500, 500, 200);
        assertThat(report.join().outcomeLabel()).isEqualTo("unknown for 500 jobs; partly done");
        assertThat(report.join()
                        .lines(BulkResult.UNKNOWN)
                        .findFirst()
                        .orElseThrow()
                        .uuid())
                .endsWith("000501");
        assertThat(report.join().rest().size()).isZero();
    }

    @Test
    void a_batch_that_was_lost_before_its_commit_was_not_reached_and_is_tried_again() {
        add(600, "failed", null);
        faults.put(0, fault(Kind.CONNECTION_LOST));
        var run = requeue(0);
        var report = begun(run);

        awaitPhase(run, BulkPhase.PAUSED);
        assertThat(run.progress().counts().notReached()).isEqualTo(600);
        run.goOn();

        assertThat(report.join().counts().changed()).isEqualTo(600);
        assertThat(sizes()).containsExactly(500, 500, 100);
        assertThat(sent.get(1)).isEqualTo(sent.getFirst());
    }

    @Test
    void a_batch_that_the_server_refused_is_failed_and_the_others_go_on() {
        add(1_200, "failed", null);
        faults.put(1, fault(Kind.TIMED_OUT));

        var report = requeue(0).run();

        assertThat(report.counts()).isEqualTo(new BulkProgress.BulkCounts(700, 0, 500, 0, 0));
        assertThat(report.rest().size()).isEqualTo(500);
        assertThat(report.rest().uuid(0)).endsWith("000501");
    }

    @Test
    void three_failed_batches_in_a_row_pause_it() {
        add(2_000, "failed", null);
        IntStream.range(0, 3).forEach(batch -> faults.put(batch, fault(Kind.TIMED_OUT)));
        var run = requeue(0);
        var report = begun(run);

        awaitPhase(run, BulkPhase.PAUSED);
        assertThat(run.progress().why()).startsWith("3 batches in a row were not changed.");
        run.stop("stopped by the operator");

        assertThat(report.join().counts()).isEqualTo(new BulkProgress.BulkCounts(0, 0, 1_500, 0, 500));
        assertThat(report.join().stopped()).startsWith("stopped by the operator: 3 batches");
    }

    @Test
    void a_first_batch_that_is_refused_refuses_all_and_a_later_one_pauses() {
        add(600, "failed", null);
        faults.put(0, new RefusedException("No right."));
        assertThatThrownBy(requeue(0)::run).isInstanceOf(RefusedException.class);

        sent.clear();
        faults.put(1, new RefusedException("Not armed."));
        var run = requeue(0);
        var report = begun(run);
        awaitPhase(run, BulkPhase.PAUSED);
        run.goOn();
        assertThat(report.join().counts().changed()).isEqualTo(600);
    }

    @Test
    void one_that_was_refused_is_over_and_another_can_begin() {
        add(1, "failed", null);
        var current = new CurrentBulk(() -> AT);
        faults.put(0, new RefusedException("No right."));
        assertThatThrownBy(() -> current.run(action(JobOperations.REQUEUE, 0), this::changed))
                .isInstanceOf(RefusedException.class);

        assertThat(current.running()).isEmpty();
        sent.clear();
        assertThat(current.run(action(JobOperations.REQUEUE, 0), this::changed)
                        .counts()
                        .changed())
                .isEqualTo(1);
    }

    /// A graph that is larger than a batch: what one batch released is no change by others for the next.
    @Test
    void a_dependant_that_an_earlier_batch_released_is_expected_in_its_new_state() {
        add(1_000, "pending", "graph");
        add(1, "wait_dependencies", "graph");

        run(JobOperations.SET_DONE, 0, targets -> {
                    sent.add(targets);
                    var follower = "00000000-0000-4000-8000-000000001001";
                    return new Outcome(
                            targets.stream()
                                    .map(target -> new Change(
                                            target.uuid(), target.shown().stored(), "done"))
                                    .toList(),
                            sent.size() == 1
                                    ? List.of(new Change(follower, "wait_dependencies", "pending"))
                                    : List.of(),
                            List.of(),
                            List.of(),
                            new RowResults(
                                    targets.stream().map(JobTarget::id).collect(Collectors.toSet()),
                                    Map.of(),
                                    sent.size() == 1 ? Map.of(1_001L, JobState.PENDING) : Map.of()));
                })
                .run();

        assertThat(sent.getLast())
                .containsExactly(
                        new JobTarget(1_001L, "00000000-0000-4000-8000-000000001001", JobState.PENDING, "root"));
    }

    @Test
    void rows_with_one_uuid_are_sent_each_by_its_own_key() {
        for (var id : List.of(1, 2)) {
            rows.add(new MatchingJob(id, "twice", new StoredState("failed"), "root", null));
        }

        var report = run(JobOperations.REQUEUE, 0, targets -> {
                    sent.add(targets);
                    return Outcome.of(new Change("twice", "failed", "pending"))
                            .giving(new RowResults(Set.of(1L), Map.of(2L, "It is another one."), Map.of()));
                })
                .run();

        assertThat(sent.getFirst()).extracting(JobTarget::id).containsExactly(1L, 2L);
        assertThat(report.counts().changed()).isEqualTo(1);
        assertThat(report.lines().reasons(BulkResult.LEFT_ALONE)).containsExactly(entry("It is another one.", 1));
    }

    @Test
    void the_chosen_set_is_counted_by_state_and_channel_and_cut_from_its_oldest() {
        rows.add(new MatchingJob(9, "b", new StoredState("failed"), "root.mail", null));
        rows.add(new MatchingJob(3, "a", new StoredState("done"), "root", null));
        rows.add(new MatchingJob(12, "c", new StoredState("failed"), "root.mail", null));
        var jobs = rows.frozen(AT, FrozenSource.UNKNOWN);

        assertThat(jobs.byState())
                .containsExactly(entry(new StoredState("failed"), 2), entry(new StoredState("done"), 1));
        assertThat(jobs.byChannel()).containsExactly(entry("root.mail", 2), entry("root", 1));
        assertThat(jobs.first(2).uuid(0)).isEqualTo("a");
        assertThat(jobs.first(2).size()).isEqualTo(2);
        assertThat(jobs.first(2).matched()).isEqualTo(3);
    }

    @Test
    void the_log_says_which_filter_and_how_many() {
        add(2, "failed", null);
        add(1, "done", null);

        assertThat(action(JobOperations.REQUEUE, 0).chosenBy())
                .isEqualTo("state:failed: 3 jobs at 03:14:22 UTC (2 failed, 1 done)");
    }
}
