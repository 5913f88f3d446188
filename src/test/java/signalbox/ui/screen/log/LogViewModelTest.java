package signalbox.ui.screen.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import signalbox.health.KnownLog;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.fx.QueuedBackground;
import signalbox.worker.log.RunnerProcess;

class LogViewModelTest {
    private static final String JOB = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String HEAD = "2026-11-24 02:05:22,001 389 INFO acme odoo.addons.queue_job.jobrunner.runner: ";
    private static final String ASKED = HEAD + "asking Odoo to run job " + JOB + " on db acme";
    private static final String FAILED = HEAD.replace(":22,", ":23,")
            + "exception in GET http://odoo:s3cr3tpw@x/queue_job/runjob?db=acme&job_uuid=" + JOB;

    private final LogSamples samples = new LogSamples();

    private static LogSubject job(String uuid) {
        return new LogSubject.OfJob(uuid);
    }

    private LogViewModel opened(LogSubject subject) {
        var model = samples.model();
        model.follow(subject);
        model.watch(true);
        return model;
    }

    private static LogExtract shown(LogViewModel model) {
        return ((LogState.Known) model.state().get()).extract();
    }

    @Test
    void a_jobs_entries_are_shown_newest_first_with_their_cause_and_without_secrets() {
        samples.holds(
                ASKED,
                FAILED,
                "Traceback",
                "ConnectionError: [Errno 111] Connection refused",
                ASKED.replace("01", "02"));

        var extract = shown(opened(job(JOB)));

        assertThat(extract.text()).isEqualTo("""
                        02:05:23 UTC  pid 389  request failed: refused
                            exception in GET http://odoo:********@x/queue_job/runjob?db=acme&job_uuid=%s
                            ConnectionError: [Errno 111] Connection refused
                        02:05:22 UTC  pid 389  asks Odoo
                            asking Odoo to run job %s on db acme
                        """.formatted(JOB, JOB));
        assertThat(extract.source())
                .isEqualTo("/home/odoo/logs/odoo.log of build, read 02:10:00 UTC: 5 lines, from 02:05:22 UTC to"
                        + " 02:05:22 UTC; older ones were not read. Newest first.");
        assertThat(extract.note()).isEmpty();
    }

    @Test
    void that_nothing_names_it_is_said_as_what_it_is() {
        samples.holds(ASKED);

        var extract = shown(opened(job("another")));

        assertThat(extract.text()).isEmpty();
        assertThat(extract.note()).startsWith("No entry names this job. That proves nothing:");
    }

    @Test
    void of_a_runner_whose_process_is_not_known_it_is_said_why_nothing_is_shown() {
        samples.holds(ASKED);

        assertThat(shown(opened(new LogSubject.OfRunner(new RunnerProcess("u", null, null))))
                        .note())
                .startsWith("Which entries are of this runner is unknown, because its process is not known, and");
        assertThat(shown(opened(new LogSubject.OfRunner(new RunnerProcess(null, 7, null))))
                        .note())
                .startsWith("No entry of process 7 is about its runner.");
    }

    @Test
    void nothing_is_read_before_the_section_is_opened_and_nothing_after_it_was_left() {
        var model = samples.model();
        model.follow(job(JOB));
        assertThat(samples.reads).isZero();
        assertThat(model.state().get()).isEqualTo(new LogState.Unasked());
        model.watch(true);
        assertThat(samples.reads).isOne();
        model.watch(false);
        model.follow(job("another"));
        assertThat(samples.reads).isOne();
    }

    @Test
    void another_job_is_found_in_what_was_read_a_moment_ago() {
        samples.holds(ASKED);
        var model = opened(job("another"));
        model.follow(job(JOB));
        assertThat(shown(model).text()).contains("asking Odoo");
        assertThat(samples.reads).isOne();
        model.readAgain();
        assertThat(samples.reads).isEqualTo(2);
    }

    @Test
    void walking_through_a_list_asks_once_at_a_time() {
        var background = new QueuedBackground();
        var model = samples.model(background);
        model.watch(true);
        IntStream.range(0, 5).forEach(i -> model.follow(job("job-" + i)));
        assertThat(model.state().get()).isEqualTo(new LogState.Awaited());
        samples.holds(ASKED);
        background.finish(0);
        assertThat(samples.reads).isOne();
        assertThat(shown(model).note()).contains("No entry names this job.");
    }

    @Test
    void a_log_that_cannot_be_read_says_why() {
        assertThat(opened(job(JOB)).state().get())
                .isEqualTo(new LogState.Unread(((KnownLog.NotRead) samples.log).reason()));
    }

    @Test
    void a_pasted_piece_is_shown_for_each_job_until_the_log_is_read_again() {
        var model = samples.model(new InlineBackground());
        model.follow(job("another"));
        model.paste(ASKED + "\n");
        assertThat(samples.reads).isZero();
        model.follow(job(JOB));
        assertThat(shown(model).source()).startsWith("a pasted piece, read 02:10:00 UTC: 1 line, from");
        assertThat(shown(model).text()).contains("asking Odoo");
        model.watch(true);
        assertThat(samples.reads).isZero();
        model.readAgain();
        assertThat(samples.reads).isOne();
        assertThat(model.state().get()).isInstanceOf(LogState.Unread.class);
    }

    @Test
    void a_piece_that_is_no_log_and_an_empty_clipboard_say_so() {
        var model = samples.model();
        model.follow(job(JOB));
        model.paste("dear diary");
        assertThat(((LogState.Unread) model.state().get()).reason())
                .contains("No line of a pasted piece (1 line) looks like Odoo's log", "The first is \"dear diary\".");
        model.paste(null);
        assertThat(model.state().get()).isEqualTo(new LogState.Unread("There is no text in the clipboard."));
    }

    @Test
    void of_very_many_entries_the_newest_are_shown_and_the_others_counted() {
        var lines = IntStream.range(0, 400).mapToObj(_ -> ASKED).toArray(String[]::new);
        samples.holds(lines);

        var extract = shown(opened(job(JOB)));

        assertThat(extract.text().lines()).hasSize(600);
        assertThat(extract.note()).isEqualTo("And 100 more.");
    }
}
