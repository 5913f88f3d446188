package signalbox.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import signalbox.demo.job.JobMix;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.runner.RunnerDelays;

/// The configuration of a worker process. It is sent over the worker's standard input, because its command line
/// imitates Odoo's.
///
/// @param httpPort the worker's own port; 0: it answers no requests
/// @param targetPort the port to which its runner sends jobs
/// @param log where it writes what happens, as Odoo does
record WorkerConfig(ConnectionSpec database, int httpPort, int targetPort, RunnerDelays delays, JobMix jobs, Path log) {
    private static final String END = ".";

    void write(Appendable to) throws IOException {
        var values = new Properties();
        values.setProperty("database", database.url());
        values.setProperty("httpPort", Integer.toString(httpPort));
        values.setProperty("targetPort", Integer.toString(targetPort));
        values.setProperty("start", delays.start().toString());
        values.setProperty("check", delays.check().toString());
        values.setProperty("retry", delays.retry().toString());
        values.setProperty("log", log.toString());
        values.setProperty("troubled", Boolean.toString(jobs.troubled()));
        if (jobs.fixedDuration() != null) {
            values.setProperty("duration", jobs.fixedDuration().toString());
        }
        var text = new StringWriter();
        values.store(text, null);
        to.append(text.toString()).append(END).append('\n');
    }

    /// Reads up to the end mark and no further.
    static WorkerConfig read(Reader from) throws IOException {
        var values = new Properties();
        values.load(new StringReader(text(from)));
        return new WorkerConfig(
                ConnectionSpec.parseOwn(values.getProperty("database")),
                Integer.parseInt(values.getProperty("httpPort")),
                Integer.parseInt(values.getProperty("targetPort")),
                new RunnerDelays(duration(values, "start"), duration(values, "check"), duration(values, "retry")),
                new JobMix(0, Boolean.parseBoolean(values.getProperty("troubled")), fixed(values)),
                Path.of(values.getProperty("log")));
    }

    private static String text(Reader from) throws IOException {
        var text = new StringBuilder();
        int c = from.read();
        while (c >= 0 && !text.toString().endsWith("\n" + END)) {
            text.append((char) c);
            c = from.read();
        }
        return text.substring(0, Math.max(0, text.length() - END.length()));
    }

    private static Duration duration(Properties values, String key) {
        return Duration.parse(values.getProperty(key));
    }

    private static @Nullable Duration fixed(Properties values) {
        return values.containsKey("duration") ? duration(values, "duration") : null;
    }
}
