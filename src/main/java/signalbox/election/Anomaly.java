package signalbox.election;

import java.util.ArrayList;
import java.util.List;
import signalbox.text.Severity;

/// Something about the runners that an administrator should know, with its evidence.
///
/// @param evidence sentences, each about one thing that was seen
/// @param pids the backends it is about; may be empty
public record Anomaly(Code code, List<String> evidence, List<Integer> pids) {
    /// Every kind, with its name and the reason why it matters.
    public enum Code {
        NO_LEADER(
                "no-leader",
                Severity.CRITICAL,
                "No runner leads the queue",
                "Only the leader starts jobs. Until a leader is elected, no due job will run."),
        SEVERAL_LEADERS(
                "several-leaders",
                Severity.CRITICAL,
                "Several runners lead at once",
                "Each of them dispatches jobs: jobs can start twice."),
        NO_ELECTION(
                "no-election",
                Severity.CRITICAL,
                "Several runners work without an election",
                "Each of them dispatches every job: jobs start twice. Keep only one runner, use a module that"
                        + " elects a leader, or install the enqueue guard."),
        MIXED_SCHEMES(
                "mixed-schemes",
                Severity.CRITICAL,
                "Runners elect by different schemes",
                "Each scheme elects its own leader: jobs can start twice. Update all processes to the same release."),
        HIDDEN_START(
                "hidden-start",
                Severity.WARNING,
                "This role cannot see when connections started",
                "The oldest connection leads. Grant pg_read_all_stats to this role, or connect as the"
                        + " runners' own role."),
        OTHER_DATABASE_LEADS(
                "other-database-leads",
                Severity.CRITICAL,
                "A runner of another database leads",
                "The election takes the oldest connection of the whole server. While that connection is open,"
                        + " the runners of this database wait. If its process does not serve this database too,"
                        + " no job runs here."),
        GHOST_SUSPECTED(
                "ghost-suspected",
                Severity.CRITICAL,
                "The leader does not dispatch",
                "When a client vanishes, its backend stays until TCP gives up, hours later. While it is the"
                        + " oldest, no other runner may lead: terminate it."),
        OBSERVER_LEADS(
                "observer-leads",
                Severity.CRITICAL,
                "The leader only observes",
                "Signalbox's embedded runner enqueues no job in this mode: while it leads, no job starts."),
        RECONNECT_LOOP(
                "reconnect-loop",
                Severity.WARNING,
                "Runner connections end as soon as they begin",
                "A runner that cannot get the lock of one of its databases closes all its connections and"
                        + " starts over; it says so only in its debug log. A runner that lacks a right or fails"
                        + " on a row starts over too."),
        POOLER(
                "pooler",
                Severity.WARNING,
                "The connection goes through a pooler",
                "LISTEN, session locks and connection names do not work through a pooler. Connect to the server"
                        + " itself."),
        STANDBY(
                "standby",
                Severity.WARNING,
                "This is a hot standby: runners cannot be seen here",
                "Runners and workers connect to the primary. Here it is not known which runner leads, which"
                        + " workers run and which jobs are stuck. Nothing can be changed here, and figures may"
                        + " lag behind."),
        AMBIGUOUS_START(
                "ambiguous-start",
                Severity.WARNING,
                "Two runners started at the same instant",
                "The election compares only the start time: it is not defined which of them leads, and both may"
                        + " lead."),
        CRON_WORKER_RUNS(
                "cron-worker-runs",
                Severity.WARNING,
                "A runner runs in a cron worker",
                "Odoo.sh starts cron workers on demand and stops them within minutes. When a leader ends with"
                        + " its cron worker, the queue has no leader. odoosh_queue_job starts no runner in a"
                        + " cron worker.");

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

        /// The word that the command line uses.
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
