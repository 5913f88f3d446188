package signalbox.election;

import java.util.ArrayList;
import java.util.List;

/// Something about the runners that an administrator should know, with what shows it.
///
/// @param evidence sentences, each a thing seen
/// @param pids the backends it is about; may be empty
public record Anomaly(Code code, List<String> evidence, List<Integer> pids) {
    public enum Severity {
        INFO("info"),
        WARNING("warning"),
        CRITICAL("critical");

        private final String word;

        Severity(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// Every kind, with the sentence that names it and why it matters.
    public enum Code {
        NO_LEADER(
                "no-leader",
                Severity.CRITICAL,
                "No runner leads the queue",
                "Jobs are only started by a leading runner: until one is elected, nothing that is due will run."),
        SEVERAL_LEADERS(
                "several-leaders",
                Severity.CRITICAL,
                "Several runners lead at once",
                "Each of them dispatches: jobs can be started twice."),
        NO_ELECTION(
                "no-election",
                Severity.CRITICAL,
                "Several runners work without an election",
                "Each of them dispatches every job: jobs are started twice. Leave one runner, use a module that elects a"
                        + " leader, or install the enqueue guard."),
        MIXED_SCHEMES(
                "mixed-schemes",
                Severity.CRITICAL,
                "Runners of different schemes work side by side",
                "Each scheme elects a leader of its own: jobs can be started twice. Bring all processes to one release."),
        HIDDEN_START(
                "hidden-start",
                Severity.WARNING,
                "Connection starts are hidden from this role",
                "The order of succession follows backend_start. Grant pg_read_all_stats to this role, or connect as the"
                        + " runners' own role."),
        OTHER_DATABASE_LEADS(
                "other-database-leads",
                Severity.CRITICAL,
                "A runner of another database leads",
                "The election asks for the oldest connection of the whole server: while it lives, the runners of this"
                        + " database wait, and unless its process serves this one too, its jobs stand still."),
        GHOST_SUSPECTED(
                "ghost-suspected",
                Severity.CRITICAL,
                "The leader does not dispatch",
                "A backend outlives a client that vanished until TCP gives up, hours later. While it is the oldest, nobody"
                        + " else may lead: terminate it."),
        OBSERVER_LEADS(
                "observer-leads",
                Severity.CRITICAL,
                "A runner leads that only observes",
                "Signalbox's own runner enqueues nothing in this mode: while it leads, no job is started."),
        RECONNECT_LOOP(
                "reconnect-loop",
                Severity.WARNING,
                "Runner connections end as soon as they begin",
                "A runner that cannot get the lock of one of its databases drops all its connections and starts over, and"
                        + " says so in its debug log only. One that lacks a right or fails on a row starts over too."),
        POOLER(
                "pooler",
                Severity.WARNING,
                "A connection pooler stands in between",
                "LISTEN, session locks and the names of connections do not pass through it: connect to the server itself."),
        STANDBY(
                "standby",
                Severity.WARNING,
                "This is a hot standby: runners cannot be seen here",
                "Runners and workers are connected to the primary. Who leads, who works and what is stuck is not known"
                        + " here, nothing can be changed, and figures may lag behind."),
        AMBIGUOUS_START(
                "ambiguous-start",
                Severity.WARNING,
                "Two runners started at the same instant",
                "The election has no second key: which of them leads is not defined, and both may."),
        CRON_WORKER_RUNS(
                "cron-worker-runs",
                Severity.WARNING,
                "A runner lives in a cron worker",
                "Odoo.sh starts cron workers on demand and stops them within minutes: each time one leads, its end leaves"
                        + " the queue without a leader. odoosh_queue_job starts no runner there.");

        private final String word;
        private final Severity severity;
        private final String title;
        private final String why;

        Code(String word, Severity severity, String title, String why) {
            this.word = word;
            this.severity = severity;
            this.title = title;
            this.why = why;
        }

        /// The command line's word.
        public String word() {
            return word;
        }

        public Severity severity() {
            return severity;
        }

        public String title() {
            return title;
        }

        public String why() {
            return why;
        }
    }

    Anomaly with(String sentence) {
        var longer = new ArrayList<>(evidence);
        longer.add(sentence);
        return new Anomaly(code, longer, pids);
    }

    public Anomaly {
        evidence = List.copyOf(evidence);
        pids = List.copyOf(pids);
    }
}
