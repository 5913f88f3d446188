package signalbox.demo;

import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.postgresql.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.demo.RunningWorker.Kind;

/// One worker as a process of the operating system. Its command line looks as on Odoo.sh: the shell puts Odoo's name in
/// the place of the program's, and what Java needs is passed in the environment.
final class WorkerProcess {
    private static final String HTTP_COMMAND = "python3 /home/odoo/src/odoo/odoo-bin"
            + " --config=/home/odoo/.config/odoo.conf --database=%s --max-cron-threads=1 --limit-time-real=120"
            + " --limit-time-real-cron=300 --http-port=%d --workers=0";
    private static final String CRON_COMMAND = "python3 /opt/odoo.sh/odoosh/bin/odoo-rpc --database=%s"
            + " --max-cron-threads=0 --limit-time-real-cron=0 --limit-time-real=0";
    private static final String JAVA_OPTIONS = "-Xmx96m -Xss512k -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto"
            + " -XX:-UsePerfData -Dslf4j.internal.verbosity=ERROR -cp \"%s\"";

    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

    private final Process process;
    private final Writer pipe;
    private final RunningWorker description;

    private WorkerProcess(Process process, RunningWorker description) {
        this.process = process;
        this.pipe = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        this.description = description;
    }

    static WorkerProcess start(WorkerConfig config, Path output) {
        var http = config.httpPort() > 0;
        var database = config.database().database();
        var command = http ? HTTP_COMMAND.formatted(database, config.httpPort()) : CRON_COMMAND.formatted(database);
        var builder = new ProcessBuilder(
                "bash", "-c", "exec -a \"$1\" \"$2\" \"$3\"", "bash", command, java(), DemoWorker.class.getName());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH"));
        builder.environment().put("JDK_JAVA_OPTIONS", JAVA_OPTIONS.formatted(classPath()));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        try {
            var process = builder.start();
            var worker = new WorkerProcess(
                    process,
                    new RunningWorker(process.pid(), http ? Kind.HTTP : Kind.CRON, http ? config.httpPort() : null));
            worker.send(config);
            return worker;
        } catch (IOException e) {
            throw new DemoException("A worker process did not start: " + e.getMessage(), e);
        }
    }

    /// The pipe stays open: when it closes, the worker ends.
    private void send(WorkerConfig config) throws IOException {
        config.write(pipe);
        pipe.flush();
    }

    /// Sends one of the worker's commands; nothing if the worker has ended.
    void send(char command) {
        try {
            pipe.write(command);
            pipe.flush();
        } catch (IOException e) {
            LOG.debug("Worker {} gets no more notifications", description.pid(), e);
        }
    }

    /// @param signal `STOP` or `CONT`
    void signal(String signal) {
        try {
            var code = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            LOG.debug("kill -{} {} ended with {}", signal, process.pid(), code);
        } catch (IOException e) {
            throw new DemoException("Worker " + process.pid() + " could not be signalled: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// Only the classes that a worker uses, so that it starts quickly.
    private static String classPath() {
        return Stream.of(DemoWorker.class, Driver.class, Logger.class, NullMarked.class)
                .map(type -> ClassPlace.of(type).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    RunningWorker description() {
        return description;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Waits for its end; returns its exit code.
    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /// Waits at most that long; false when it still lives then.
    boolean waitFor(Duration longest) throws InterruptedException {
        return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    void kill() {
        process.destroyForcibly();
    }

    /// Asks it to end, like a host that recycles workers.
    void end() {
        process.destroy();
    }
}
