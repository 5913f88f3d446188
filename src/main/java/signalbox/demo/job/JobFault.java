package signalbox.demo.job;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A way in which a job fails, with a traceback as Python prints it.
///
/// @param exception its name with its module, as queue_job stores it
/// @param frames the innermost one is last
public record JobFault(String exception, String message, List<Frame> frames) {
    /// One level of a traceback.
    record Frame(String file, int line, String function, String code) {}

    private static final String ADDONS = "/home/odoo/src/user/";
    private static final List<Frame> OUTER = List.of(
            new Frame(ADDONS + "queue/queue_job/controllers/main.py", 118, "runjob", "self._try_perform_job(env, job)"),
            new Frame(ADDONS + "queue/queue_job/controllers/main.py", 41, "_try_perform_job", "job.perform()"),
            new Frame(ADDONS + "queue/queue_job/job.py", 497, "perform", "self.result = self._call()"));

    static Frame addon(String file, int line, String function, String code) {
        return new Frame(ADDONS + file, line, function, code);
    }

    static Frame odoo(String file, int line, String function, String code) {
        return new Frame("/home/odoo/src/odoo/" + file, line, function, code);
    }

    static Frame library(String file, int line, String function, String code) {
        return new Frame("/usr/lib/python3/dist-packages/" + file, line, function, code);
    }

    static JobFault tooManyRetries(int tries) {
        return new JobFault(
                "odoo.addons.queue_job.exception.FailedJobError",
                "Max. retries (" + tries + ") reached: the record is locked by another transaction",
                List.of());
    }

    public String traceback() {
        return Stream.concat(OUTER.stream(), frames.stream())
                .map(frame -> "  File \"" + frame.file() + "\", line " + frame.line() + ", in " + frame.function()
                        + "\n    " + frame.code() + "\n")
                .collect(Collectors.joining("", "Traceback (most recent call last):\n", shown() + "\n"));
    }

    /// Python prints no module for its built-in exceptions.
    private String shown() {
        return exception.replaceFirst("^builtins\\.", "") + ": " + message;
    }
}
