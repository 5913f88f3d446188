package signalbox.health;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import signalbox.worker.log.RunnerLog;

/// A log as Odoo writes it, entry by entry.
public final class LoggedLines {
    public static final String REFUSED = "requests.exceptions.ConnectionError: [Errno 111] Connection refused";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS").withZone(ZoneOffset.UTC);

    private final String database;
    private final List<String> lines = new ArrayList<>();

    public LoggedLines(String database) {
        this.database = database;
    }

    public LoggedLines add(Instant at, String message) {
        return add(at, 389, message);
    }

    public LoggedLines add(Instant at, int pid, String message) {
        lines.add(TIME.format(at) + " " + pid + " INFO " + database + " odoo.addons.queue_job.jobrunner.runner: "
                + message);
        return this;
    }

    /// A request that failed.
    public LoggedLines failed(Instant at, String job, String cause) {
        add(at, "exception in GET http://localhost:8069/queue_job/runjob?db=" + database + "&job_uuid=" + job);
        lines.add("Traceback (most recent call last):");
        lines.add(cause);
        return this;
    }

    /// The runner starts over.
    public LoggedLines restart(Instant at, String cause) {
        add(at, "exception: sleeping 5s and retrying");
        lines.add(cause);
        return this;
    }

    public String text() {
        return String.join("\n", lines) + "\n";
    }

    public KnownLog readAt(Instant at) {
        return new KnownLog.Read(RunnerLog.of(text().getBytes(StandardCharsets.UTF_8), "odoo.log of build", false), at);
    }
}
