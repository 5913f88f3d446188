package signalbox.worker.log;

import java.util.regex.Pattern;

/// What an entry of the log reports. The texts are those of OCA's queue_job and of pledra's odoosh_queue_job.
public enum LogEventKind {
    LEADS("leads", "\\bis the leader of\\b"),
    FOLLOWS("not leader", "\\bnot (?:the )?leader\\b"),
    /// It starts over after an error; the cause is the last line of the traceback.
    RESTART("starts over", "^exception: sleeping"),
    /// The cause says whether it was refused or timed out.
    FAILED_REQUEST("request failed", "^exception in GET\\b"),
    /// It puts a job back whose request failed.
    PUT_BACK("put back", "^state of job \\S+ was reset\\b"),
    ASKED("asks Odoo", "^asking Odoo to run job\\b"),
    CRON("not started", "cron worker detected"),
    STARTS("starts", "^starting\\b|^initializing database connections|^jobrunner initialized"),
    READY("ready", "^queue job runner ready|^database connections ready"),
    STOPS("stops", "^graceful stop requested|^stopped\\b"),
    OTHER("other", "");

    private final String words;
    private final Pattern pattern;

    LogEventKind(String words, String pattern) {
        this.words = words;
        this.pattern = Pattern.compile(pattern);
    }

    static LogEventKind of(String message) {
        for (var kind : values()) {
            if (kind.pattern.matcher(message).find()) {
                return kind;
            }
        }
        return OTHER;
    }

    /// Whether it tells how a runner does. What it asks for, and what workers write about jobs, are of the jobs.
    boolean isOfRunner() {
        return switch (this) {
            case LEADS, FOLLOWS, RESTART, FAILED_REQUEST, CRON, STARTS, READY, STOPS -> true;
            case PUT_BACK, ASKED, OTHER -> false;
        };
    }

    public String label() {
        return words;
    }
}
