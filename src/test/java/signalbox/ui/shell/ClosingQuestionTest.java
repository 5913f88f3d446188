package signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.session.Session;
import signalbox.audit.AuditLog;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.queue.action.JobOperations;
import signalbox.queue.action.bulk.BulkAction;
import signalbox.queue.action.bulk.BulkSamples;
import signalbox.queue.job.export.JobCsvColumn;
import signalbox.queue.job.export.JobExport;
import signalbox.ui.kit.overlay.Question;

/// A profile is not closed over an operation on many jobs without a question.
class ClosingQuestionTest {
    private final ArrayList<Question> asked = new ArrayList<>();
    private final ArrayList<String> closed = new ArrayList<>();
    private final ClosingQuestion closing = new ClosingQuestion((question, onYes) -> {
        asked.add(question);
        onYes.accept(new Question.Answer("", ""));
    });

    private static Session session() {
        var spec = ConnectionSpec.of("localhost", 1, "acme", "odoo");
        var profile = Profile.of(spec, Environment.PRODUCTION).named("acme-prod");
        return new Session(
                new Destination(profile, spec), new AuditLog(Path.of("audit.jsonl")), InstantSource.system(), null);
    }

    @Test
    void an_export_is_lost_and_the_file_before_it_is_not() {
        var export = new JobExport(Path.of("/home/jonas/jobs.csv"), JobCsvColumn.ALL, () -> {
            throw new AssertionError();
        });

        assertThat(ClosingLoss.export(export).sentences())
                .containsExactly(
                        "Written to jobs.csv: 0 jobs.",
                        "Closing cancels the export: nothing of it stays, and an earlier file of that name stays as it"
                                + " was.");
    }

    @Test
    void where_nothing_runs_it_is_closed_at_once() {
        try (var session = session()) {
            closing.ask(session, () -> closed.add("session"));
        }
        closing.ask(null, () -> closed.add("nothing"));

        assertThat(closed).containsExactly("session", "nothing");
        assertThat(asked).isEmpty();
    }

    @Test
    void where_jobs_are_being_changed_it_is_asked_and_says_how_far_it_is() {
        var batches = new Semaphore(0);
        try (var session = session()) {
            var action = BulkSamples.settled(BulkAction.onAll(JobOperations.REQUEUE, BulkSamples.FAILED), 1_200);
            var run = CompletableFuture.runAsync(() -> BulkSamples.run(session.bulk(), action, targets -> {
                batches.acquireUninterruptibly();
                return BulkSamples.changed(JobOperations.REQUEUE, targets);
            }));
            batches.release();
            await().until(() -> session.bulk()
                    .running()
                    .filter(it -> it.progress().batch() == 1)
                    .isPresent());

            closing.ask(session, () -> closed.add("session"));

            assertThat(asked.getFirst().sentences())
                    .contains("Requeue 1,200 jobs: 500 are changed, 700 are not reached yet.");
            assertThat(closed).containsExactly("session");
            session.bulk().stop("the test is over");
            batches.release(10);
            run.join();
        }
    }

    @Test
    void a_runner_that_leads_is_not_closed_without_saying_who_leads_next() {
        var snapshot = Objects.requireNonNull(SampleFeed.healthy().snapshot());
        var next = snapshot.leadership().standbys().getFirst().pid();

        assertThat(ClosingLoss.lead(List.of("acme"), snapshot.leadership()).sentences())
                .anyMatch(sentence -> sentence.contains("leads in acme"))
                .anyMatch(sentence -> sentence.contains("pid " + next));
        var alone = Objects.requireNonNull(SampleFeed.leaderless().snapshot()).leadership();
        assertThat(ClosingLoss.lead(List.of("acme"), alone).sentences().getLast())
                .contains("no job is started until one connects");
        assertThat(ClosingLoss.lead(List.of("acme"), null).sentences().getLast())
                .contains("not known");
    }

    @Test
    void one_question_names_all_that_would_end() {
        var question = ClosingQuestion.question(
                List.of(new ClosingLoss("One?", List.of("First.")), new ClosingLoss("Two?", List.of("Second."))),
                "staging");

        assertThat(question.title()).isEqualTo("One?");
        assertThat(question.sentences()).containsExactly("First.", "Second.");
    }
}
