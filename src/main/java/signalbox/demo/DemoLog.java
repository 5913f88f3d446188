package signalbox.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import signalbox.election.RunnerConnection;
import signalbox.runner.RequestListener;
import signalbox.runner.RunnerState;
import signalbox.runner.odoo.RunjobAnswer;
import signalbox.runner.odoo.RunjobEndpoint;
import signalbox.text.TimeText;

/// What a worker of the demo writes to the log that all of them share: what its runner, its requests and its jobs do,
/// in the form of Odoo's log. A log of 4 MB is put aside, in the place of the one before. Safe for several threads and
/// processes.
final class DemoLog implements RequestListener {
    private static final String JOB_RUNNER = "odoo.addons.queue_job.jobrunner.runner";
    private static final String ELECTION = "odoo.addons.odoosh_queue_job";
    private static final long MOST_BYTES = 4 << 20;

    private final Path file;
    private final RunjobEndpoint target;
    private final String database;
    private final InstantSource clock;

    /// @param target where its runner sends jobs
    DemoLog(Path file, RunjobEndpoint target, String database, InstantSource clock) {
        this.file = file;
        this.target = target;
        this.database = database;
        this.clock = clock;
    }

    void starting() {
        write("INFO", "?", "odoo.addons.queue_job.jobrunner", "starting jobrunner thread (in threaded server)");
    }

    /// What the runner does now.
    void reportState(RunnerState state) {
        switch (state) {
            case RunnerState.Starting _ -> ofRunner("starting");
            case RunnerState.Waiting(var _, var backend, var _) -> {
                ofRunner("initializing database connections");
                ofElection("jobrunner initialized with uuid " + uuid(backend));
            }
            case RunnerState.Leading(var _, var backend, var _) -> {
                ofElection("jobrunner " + uuid(backend) + " is the leader of db " + database);
                ofRunner("queue job runner ready for db " + database);
            }
            case RunnerState.LeadEnded _ -> {}
            case RunnerState.Faulted(var _, var cause, var pause) ->
                write(
                        "ERROR",
                        database,
                        JOB_RUNNER,
                        "exception: sleeping " + pause.toSeconds() + "s and retrying\n"
                                + "Traceback (most recent call last):\npsycopg2.OperationalError: "
                                + firstLine(String.valueOf(cause.getMessage())));
            case RunnerState.Stopped _ -> ofRunner("stopped");
        }
    }

    @Override
    public void notifySent(String uuid) {
        ofRunner("asking Odoo to run job " + uuid + " on db " + database);
    }

    /// As in queue_job, an answer that comes too late is nothing to write about, and a job that failed is.
    @Override
    public void notifyAnswered(String uuid, RunjobAnswer answer) {
        var url = target.uri(database, uuid);
        switch (answer.kind()) {
            case FITTING, LATE -> {}
            case ODD ->
                failed(
                        url.toString(),
                        answer.status() == null
                                ? "requests.exceptions.ConnectionError: " + answer.reason()
                                : "requests.exceptions.HTTPError: " + answer.status() + " Server Error for url: "
                                        + url);
            case UNREACHED ->
                failed(
                        url.toString(),
                        "requests.exceptions.ConnectionError: HTTPConnectionPool(host='" + target.host() + "', port="
                                + target.port() + "): " + answer.reason());
        }
    }

    private void failed(String url, String cause) {
        write(
                "ERROR",
                database,
                JOB_RUNNER,
                "exception in GET " + url + "\nTraceback (most recent call last):\n" + firstLine(cause));
    }

    /// That this worker answered a request.
    void answered(String uuid, int status) {
        var request = "\"GET /queue_job/runjob?db=" + database + "&job_uuid=" + uuid + " HTTP/1.1\" " + status;
        write("INFO", database, "werkzeug", "127.0.0.1 - - " + request + " -");
    }

    private static String uuid(RunnerState.RunnerBackend backend) {
        return backend.applicationName().substring(RunnerConnection.PREFIX.length());
    }

    private void ofElection(String message) {
        write("INFO", database, ELECTION, message);
    }

    private void ofRunner(String message) {
        write("INFO", database, JOB_RUNNER, message);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private void write(String level, String thread, String logger, String message) {
        var line = String.format(
                Locale.ROOT,
                "%s %d %s %s %s: %s\n",
                time(clock.instant()),
                ProcessHandle.current().pid(),
                level,
                thread,
                logger,
                message);
        try {
            putAside();
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            System.err.println("The log was not written: " + e.getMessage());
        }
    }

    /// `2026-11-24 02:05:11,123`
    private static String time(Instant at) {
        return TimeText.logged(at);
    }

    /// Another worker may do it at the same moment: then some lines are lost.
    private void putAside() throws IOException {
        if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
