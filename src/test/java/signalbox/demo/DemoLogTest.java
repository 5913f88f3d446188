package signalbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.runner.RunnerState;
import signalbox.runner.odoo.RunjobAnswer;
import signalbox.runner.odoo.RunjobAnswer.Kind;
import signalbox.runner.odoo.RunjobEndpoint;
import signalbox.runner.odoo.TargetState;
import signalbox.worker.log.LogEntry;
import signalbox.worker.log.LogEventKind;
import signalbox.worker.log.RequestFault;
import signalbox.worker.log.RunnerLog;
import signalbox.worker.log.RunnerProcess;

/// What the demo writes is read as what Odoo writes.
class DemoLogTest {
    private static final String JOB = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String RUNNER = "5e0fbb3b-6a4c-4f55-9f3e-000000000001";
    private static final Instant NOW = Instant.parse("2026-11-24T02:05:11.123Z");
    private static final RunnerState.RunnerBackend BACKEND = new RunnerState.RunnerBackend(7, "jobrunner_" + RUNNER);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file() {
        return folder.resolve("odoo.log");
    }

    private DemoLog log() {
        return new DemoLog(file(), new RunjobEndpoint("http", "127.0.0.1", 8069), "acme", () -> NOW);
    }

    private RunnerLog read() throws IOException {
        return RunnerLog.of(Files.readAllBytes(file()), "odoo.log", false);
    }

    @Test
    void the_states_of_its_runner_are_recognised() throws IOException {
        var log = log();
        log.starting();
        log.reportState(new RunnerState.Starting(NOW));
        log.reportState(new RunnerState.Waiting(NOW, BACKEND, Optional.empty()));
        log.reportState(new RunnerState.Leading(NOW, BACKEND, TargetState.answers()));
        log.reportState(new RunnerState.LeadEnded(NOW, "x"));
        log.reportState(new RunnerState.Faulted(NOW, new IllegalStateException("gone\nx"), Duration.ofSeconds(5)));
        log.reportState(new RunnerState.Stopped(NOW, "x", List.of()));

        assertThat(read().entries())
                .extracting(LogEntry::kind)
                .containsExactly(
                        LogEventKind.STARTS,
                        LogEventKind.STARTS,
                        LogEventKind.STARTS,
                        LogEventKind.STARTS,
                        LogEventKind.LEADS,
                        LogEventKind.READY,
                        LogEventKind.RESTART,
                        LogEventKind.STOPS);
        assertThat(read().from()).isEqualTo(NOW);
        assertThat(read().entries()).allMatch(entry -> entry.isAbout("acme"));
        assertThat(read().ofRunner(new RunnerProcess(RUNNER, null, null)).entries())
                .hasSize(8);
        assertThat(read().entries().get(6).cause()).endsWith("gone");
    }

    @Test
    void a_request_is_written_with_what_became_of_it() throws IOException {
        var log = log();
        log.notifySent(JOB);
        log.notifyAnswered(JOB, new RunjobAnswer(Kind.FITTING, 200, "x"));
        log.notifyAnswered(JOB, new RunjobAnswer(Kind.LATE, null, "x"));
        log.answered(JOB, 500);
        log.notifyAnswered(JOB, new RunjobAnswer(Kind.ODD, 500, "it answers 500"));
        log.notifyAnswered(JOB, new RunjobAnswer(Kind.UNREACHED, null, "connection refused, or no route to the host"));

        assertThat(read().ofJob(JOB).entries())
                .extracting(LogEntry::kind)
                .containsExactly(
                        LogEventKind.ASKED,
                        LogEventKind.OTHER,
                        LogEventKind.FAILED_REQUEST,
                        LogEventKind.FAILED_REQUEST);
        assertThat(read().entries().get(2).fault()).isEqualTo(RequestFault.ANSWERED_500);
        assertThat(read().entries().get(3).fault()).isEqualTo(RequestFault.REFUSED);
    }

    @Test
    void a_log_that_has_grown_is_put_aside() throws IOException {
        Files.writeString(file(), "x".repeat((4 << 20) + 1));
        log().notifySent(JOB);

        assertThat(read().entries()).hasSize(1);
        assertThat(folder.resolve("odoo.log.1")).hasSize((4 << 20) + 1);
    }
}
