package signalbox.ui.help;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import signalbox.app.file.AppFolders;
import signalbox.queue.JobState;

/// The text of the help, in the order in which it is read.
public final class HelpText {
    public record Section(String title, List<Part> parts) {
        public Section {
            parts = List.copyOf(parts);
        }
    }

    public sealed interface Part {}

    public record Text(String sentences) implements Part {}

    public record State(JobState state, String meaning) implements Part {}

    public record Named(String name, String meaning) implements Part {}

    public record Stored(String name, Path path) implements Part {}

    public record Key(String keys, String meaning) implements Part {}

    public record Command(String line, String meaning) implements Part {}

    private HelpText() {}

    /// @param screens the keys that lead to the screens
    public static List<Section> sections(AppFolders folders, List<Key> screens) {
        return List.of(
                screens(),
                states(),
                election(),
                channels(),
                runner(),
                guard(),
                drills(),
                workers(),
                config(),
                actions(),
                arming(),
                rights(),
                files(folders),
                keys(screens),
                line());
    }

    private static Section screens() {
        return new Section(
                "What the screens show",
                List.of(
                        new Text("Every figure comes from the database and shows its age. When the server stops"
                                + " answering, the figures stay, marked stale. What cannot be known says why."),
                        new Named(
                                "Overview",
                                "Who leads and since when, the seven states, the oldest pending job, how full each"
                                        + " channel is, jobs per minute with who led meanwhile, the methods that fail."),
                        new Named(
                                "Jobs",
                                "Every job, by state, channel and text. The pane at the right has why the selected one is"
                                        + " not running, its arguments, traceback, life cycle and dependencies; of a text of"
                                        + " megabytes a piece, more on request, and all of it in a file. Stuck jobs… tells"
                                        + " which late jobs no worker is running, with the proof, and requeues those."),
                        new Named(
                                "Channels",
                                "The tree of channels: slots, queued and failed jobs with those of the channels below,"
                                        + " why jobs wait and what shows it, and the jobs that come next."),
                        new Named(
                                "Runners",
                                "Who should lead, who holds the lock and who dispatches, side by side; all runner"
                                        + " connections in order of succession, what is wrong with the election and"
                                        + " what shows it, who led when, and who would lead next. The embedded runner and"
                                        + " the enqueue guard open from the same row. Who led is kept for 30 days, across"
                                        + " restarts: the timeline dots what nobody watched, Terms lists each term, its gap"
                                        + " before and how it ended."),
                        new Named(
                                "Failover lab",
                                "Ends the leader on purpose and measures how long the queue stands still."),
                        new Named(
                                "Workers",
                                "The processes of Odoo on this machine, what each is for and what shows it; the site that"
                                        + " wakes them."),
                        new Named(
                                "Config",
                                "odoo.conf: what is wrong with it, how it differs from that of another build, what the"
                                        + " runner makes of it, and the patch.")));
    }

    private static Section states() {
        return new Section(
                "The states of a job",
                List.of(
                        new State(JobState.WAIT_DEPENDENCIES, "wait_dependencies: waits for other jobs to be done."),
                        new State(JobState.PENDING, "Waits for a free slot in its channel, or for its ETA."),
                        new State(JobState.ENQUEUED, "Sent to a worker, which has not begun yet."),
                        new State(JobState.STARTED, "A worker runs it now."),
                        new State(JobState.DONE, "Finished. Odoo deletes such rows after a while."),
                        new State(JobState.CANCELLED, "Given up by a person."),
                        new State(
                                JobState.FAILED,
                                "Stopped with an error and needs a person. No column holds when it failed."),
                        new State(
                                JobState.OTHER,
                                "A word that queue_job does not know, from another module or by hand: counted and listed"
                                        + " by that word. No runner takes such a job, and nothing here changes it."),
                        new Text(
                                "A value that is no time (infinity, a year beyond all reason) shows as none, and is told"
                                        + " in the JSON beside its key. A job created ahead of the server's clock has no age: that"
                                        + " is a finding."),
                        new Text(
                                "Jobs per minute are read from the newest 20,000 rows and from what is heard while the"
                                        + " console watches. Where older jobs end unseen, a minute is tinted: not known in full."),
                        new Text("Amber is never a state: it means \"look at this\".")));
    }

    private static Section election() {
        return new Section(
                "How a leader is elected",
                List.of(
                        new Text(
                                "Each Odoo process that loads queue_job starts a runner. Two runners that both dispatch"
                                        + " send the same jobs twice, so one must lead. Signalbox tells the scheme from what"
                                        + " PostgreSQL shows."),
                        new Named(
                                "Oldest connection",
                                "Runners name their connection jobrunner_ and a UUID; the one whose connection began"
                                        + " first leads. The others look every 10 seconds. A runner that connects again"
                                        + " goes to the end of the line."),
                        new Named(
                                "Advisory lock",
                                "From March 2025 on: who holds the lock leads; the others try again every 5 seconds."),
                        new Named(
                                "None",
                                "Releases before 2025: every runner acts. With two or more, jobs are sent twice."),
                        new Named(
                                "Ghost leader",
                                "A connection outlives a machine that vanished until TCP gives up, for hours by"
                                        + " default: it leads, and nothing is dispatched. Terminating its backend lets"
                                        + " the next one lead."),
                        new Named(
                                "Standstill",
                                "Jobs that could run wait, and none is enqueued, begun or ended: a warning after 15 s,"
                                        + " critical after a minute, with the likely causes. Jobs in channels that are full"
                                        + " of work, throttled or behind a failure wait as they should."),
                        new Named(
                                "Start",
                                "What is missing may be on its way: that nobody leads or is connected is told once it"
                                        + " has lasted for 15 s."),
                        new Named(
                                "Cron worker",
                                "On Odoo.sh cron workers come and go, and start a runner too. One that leads leaves the"
                                        + " queue without a leader each time it is stopped. A runner in one is a"
                                        + " finding, where the processes of this machine show it."),
                        new Named(
                                "Asleep",
                                "Without HTTP traffic Odoo.sh puts workers to sleep: then no runner lives, and jobs wait"
                                        + " until someone opens the site. With nothing due that is worth a note; with"
                                        + " jobs due it is critical.")));
    }

    private static Section channels() {
        return new Section(
                "Channels, and what if",
                List.of(
                        new Text(
                                "A channel passes on as many jobs as its capacity allows; they then compete in the channel"
                                        + " above, up to root, by priority, age and id. Capacity 0 means no limit."),
                        new Text(
                                "Whose limits count: channels in the odoo.conf at hand, else what queue_job_channel keeps,"
                                        + " else the profile's channel string; the screen names it. Where nobody says, the most"
                                        + " jobs that were seen to hold slots at once while due ones waited are told: more"
                                        + " may be allowed. A channel that the"
                                        + " database pauses is paused in any case, for Signalbox's own runner within"
                                        + " seconds."),
                        new Named(
                                "Full",
                                "As many jobs as its capacity are enqueued or started in it and below. They are named, those"
                                        + " that no worker began or whose worker is gone first. Where no capacities are"
                                        + " known, all that run seem to be all that may while nothing moves."),
                        new Named(
                                "Failed job",
                                "A sequential channel stands still after a failure, until that job is requeued, cancelled"
                                        + " or set done."),
                        new Named("Throttled", "One job in so many seconds; the last start is known, so is the next."),
                        new Named("ETA", "All of its jobs are for later, or in a sequential channel the first one is."),
                        new Named(
                                "The badge",
                                "Counts channels that a failure holds, or that have been full for 5 minutes while jobs"
                                        + " wait."),
                        new Named(
                                "What if",
                                "Type another channel string. The backlog of this moment is drained by the real scheduler"
                                        + " on a clock of its own, with durations drawn from what such jobs took lately:"
                                        + " the time is the median, the range holds eight of ten runs. Failures, retries"
                                        + " and new jobs are left out, and so is the time that workers need to begin.")));
    }

    private static Section runner() {
        return new Section(
                "The embedded runner",
                List.of(
                        new Text(
                                "Signalbox brings a job runner along. It is started on Runners, in the card at the right,"
                                        + " and takes part in the election like Odoo's own: it is marked EMBEDDED wherever it"
                                        + " appears, for every console that looks."),
                        new Named("Observe", "It leads in its turn and dispatches nothing: the queue stands still."),
                        new Named("Dispatch", "It does all that a runner does: channels, enqueue, requests to Odoo."),
                        new Named(
                                "Target does not answer",
                                "Whether a target took a job is read from the job's row, not from the answer: a redirect,"
                                        + " a login page or an empty 200 that begins nothing is no success. The jobs go"
                                        + " back to pending, and the target is paused, 1 second doubling to 60, with one"
                                        + " trial job at a time. A request that times out is normal while its job runs."),
                        new Named(
                                "In force",
                                "It joins the election that is seen, by age or by lock, and refuses with the reason beside"
                                        + " runners without one, where starts are hidden, or behind a pooler."),
                        new Named(
                                "Why it is safe",
                                "The statement that enqueues checks in the same moment that the job is pending and that"
                                        + " this backend leads. It looks all the time whether it still leads, and the"
                                        + " server ends its session when it has been silent for 5 seconds (PostgreSQL 14"
                                        + " on), so that it never becomes a ghost."),
                        new Named(
                                "Hand back, leave",
                                "Hand back ends its lead and puts it at the end of the line; leave takes it out. Both work"
                                        + " unarmed. It leaves by itself when the profile is closed."),
                        new Named(
                                "Dead jobs",
                                "Where queue_job_lock exists, jobs whose worker died go back to pending, as in the 2025"
                                        + " releases. Elsewhere jobs that are enqueued and that no worker has begun are told"
                                        + " of, and asked for again: at the takeover, and after 10 seconds each once a"
                                        + " minute, as far as root has room. A second request does no harm: a worker"
                                        + " begins a job only while it is enqueued.")));
    }

    private static Section guard() {
        return new Section(
                "The enqueue guard",
                List.of(
                        new Text(
                                "A runner's own statement makes a job enqueued whatever state it is in. Where two runners"
                                        + " work on one database, that starts jobs twice."),
                        new Text("The guard is a trigger on queue_job, signalbox_enqueue_guard, that lets a job become"
                                + " enqueued only from pending; other such updates are dropped, and counted by a sequence."
                                + " Runners need no change. Runners shows the exact statements, installs it and removes it"
                                + " when armed, and how many updates it dropped. It is never installed unasked."),
                        new Text("It takes the owner of queue_job, or TRIGGER on the table and CREATE on its schema to"
                                + " install it. Removing it leaves the table as it was.")));
    }

    private static Section drills() {
        return new Section(
                "Failover drills",
                List.of(
                        new Text(
                                "The failover lab ends the leader on purpose and measures what follows: when its connection"
                                        + " was gone, when the next one acted, its first job, what became of the jobs in flight."
                                        + " It looks each 50 ms and at each job as soon as it notifies; the report says how"
                                        + " exact it is, and what could not be seen."),
                        new Named(
                                "Preflight",
                                "A leader, someone to follow who enqueues jobs of this database, the right to do it, no"
                                        + " other drill on this database."),
                        new Named(
                                "Probe jobs",
                                "Calls of queue_job's own test job without effect, in a channel of their own, so that a"
                                        + " quiet queue can be measured. They are removed at the end; those that a drill"
                                        + " left which was killed, when you arm next."),
                        new Named(
                                "Methods",
                                "Terminate one backend or the first of the line; let the embedded leader leave or fall"
                                        + " silent; in the demo also kill, freeze and cut off a worker."),
                        new Text("However a drill ends, it ends in a report, kept per profile and exported as a page or"
                                + " JSON. It can be stopped at any time.")));
    }

    private static Section workers() {
        return new Section(
                "Workers, and the site",
                List.of(
                        new Text(
                                "Workers lists the processes of Odoo on the machine where Signalbox runs, or on the host"
                                        + " that the profile reaches by SSH. Three rules tell"
                                        + " what each is for; where they disagree it is unknown, with both sides."),
                        new Named(
                                "A, arguments",
                                "Both limit-time-real and limit-time-real-cron explicitly 0: a cron worker of Odoo.sh."
                                        + " What the arguments leave open is read from the config file that they name,"
                                        + " every two minutes, where this user may read it."),
                        new Named("B, launcher", "The path of the program: odoo-bin serves HTTP, odoo-rpc runs crons."),
                        new Named(
                                "C, titles",
                                "Prefork processes name themselves: WorkerHTTP, WorkerCron, WorkerJobRunner."),
                        new Named(
                                "Backends",
                                "A runner's connection belongs to the process that has the other end of its socket, or,"
                                        + " failing that, to the one whose pid its name bears."),
                        new Named(
                                "Processes by kind",
                                "How many there were of each kind in the last hour. Where it is dotted nobody had listed"
                                        + " them; where it is empty there were none."),
                        new Named(
                                "Open a list…",
                                "Reads what ps printed on another host, such as in a build's shell: pasted, or from a"
                                        + " file. Say in which time zone that host is: ps does not. A list shows no"
                                        + " connections, and nothing in it is ended."),
                        new Named(
                                "Visit now, keep awake",
                                "One request to /web/health or /web/login at web.base.url wakes the workers of a build"
                                        + " that sleeps. Keep awake repeats it until it is switched off or the profile"
                                        + " is closed; neither can be chosen while no address is known."),
                        new Text(
                                "A process is ended only when armed: asked first (TERM), killed by a second decision.")));
    }

    private static Section config() {
        return new Section(
                "odoo.conf",
                List.of(
                        new Text(
                                "Config reads an odoo.conf as Odoo does and judges it by what queue_job and Odoo.sh need:"
                                        + " a file, the clipboard, the profile's host over SSH, a copy kept earlier, what the"
                                        + " database's parameters say, or what is recommended. With two of them it shows how they"
                                        + " differ; the findings are those of B. The file of the profile's host is judged"
                                        + " every two minutes: what is wrong stands on the Overview, and where runners"
                                        + " send jobs counts in why a job is not running."),
                        new Named(
                                "Expected",
                                "What two builds are bound to differ in, such as the database's name: on grey, and counted"
                                        + " apart from what is to be checked."),
                        new Named(
                                "Secrets",
                                "Masked. Equal ones have the same four digits behind them, which mean nothing beyond this"
                                        + " session. They can be shown for a minute; copies and patches never hold them."),
                        new Named(
                                "Copies",
                                "Each reading over SSH that says something new is kept, without secrets: the 50 newest of"
                                        + " a profile. Keep a copy does so for any other file."),
                        new Named(
                                "Patch",
                                "Corrects what needs no judgement, checked before it is shown. Signalbox never edits the"
                                        + " file on the server: copy the commands and run them there.")));
    }

    private static Section actions() {
        return new Section(
                "What each action does",
                List.of(
                        new Text(
                                "Each shows first what it will change. Jobs change as by Odoo's own buttons, row for row,"
                                        + " in one transaction; one that moved on since it was shown is left alone."),
                        new Named(
                                "Requeue",
                                "Back to pending, or to wait_dependencies while a parent is not done. Times, worker,"
                                        + " tries and the exception's name and message are cleared; the traceback, ETA"
                                        + " and priority stay. Not for jobs that wait for others."),
                        new Named(
                                "Set done",
                                "Done now, without running; the exception is cleared. Children whose parents are then"
                                        + " all done become pending."),
                        new Named(
                                "Cancel",
                                "Pending, enqueued and failed jobs only. Direct children whose parents are then all"
                                        + " cancelled go along, as in Odoo 18.0; the whole subtree on request."),
                        new Named(
                                "Ask again",
                                "Repeats the request to Odoo for jobs that are enqueued and that no worker has begun; no"
                                        + " row is changed. Requests go where odoo.conf sends the runners', else to the"
                                        + " embedded runner's target, else to web.base.url. No answer within a second is"
                                        + " normal while a job runs."),
                        new Named(
                                "Move pending jobs",
                                "On Channels: the pending jobs of one channel, not of those below it, wait in another one,"
                                        + " which must be in queue_job_channel. Only their channel changes."),
                        new Named(
                                "Pause, resume",
                                "On Channels, where queue_job_channel has the column paused. Elsewhere the refusal says"
                                        + " what can be done instead: capacity 0 would mean no limit."),
                        new Named(
                                "Terminate backend",
                                "Ends a runner's connection in PostgreSQL. Its process connects again by itself, at the"
                                        + " end of the line. The question names who leads next."),
                        new Text("Odoo keeps messages on failed jobs; SQL cannot write them, so none appear there.")));
    }

    private static Section arming() {
        return new Section(
                "Arming, and production",
                List.of(
                        new Text(
                                "Sessions that watch are read-only in PostgreSQL itself. To act, switch on Armed at the"
                                        + " upper right. It is off at the start and off again after 5 minutes."),
                        new Text("On a profile tagged PRODUCTION the bar is red, and the name of the database must be"
                                + " typed before anything changes. A read-only profile can never be armed. Both hold for the"
                                + " database, however its host is spelt or tunnelled; one that no profile and nobody told of"
                                + " counts as production. A production or read-only profile that was never opened binds each"
                                + " database of its name until it is opened once and its server is known."),
                        new Text(
                                "Ending a backend is bound by the database that it serves: another database's name must be"
                                        + " typed where it is production or not known, a read-only one is left alone, and a drill ends"
                                        + " only runners of its own database."),
                        new Text("Everything that was done, or failed on the way, stands in the audit log, with the"
                                + " reason that was given.")));
    }

    private static Section rights() {
        return new Section(
                "Rights in PostgreSQL",
                List.of(
                        new Text(
                                "Through a pooler (PgBouncer) every look and every deed is a transaction of its own: no"
                                        + " setting stays behind for others, changes show with the next refresh, and no runner"
                                        + " and no drill works through it. On a hot standby the runners cannot be seen: connect"
                                        + " to the primary. What row security hides is said above the figures."),
                        new Text("Odoo's own role sees and may do everything here. Another one needs:"),
                        new Named("SELECT on queue_job", "to watch; UPDATE to requeue, set done and cancel."),
                        new Named(
                                "pg_read_all_stats",
                                "to see when connections of other roles began, without which nobody can say who leads."),
                        new Named("pg_signal_backend", "or membership in the runners' role, to terminate a backend."),
                        new Text("Passwords are never saved. They come from the profile's password variable, ~/.pgpass"
                                + " (or PGPASSFILE), a section of pg_service.conf, PGPASSWORD, or are typed for the"
                                + " session."),
                        new Named(
                                "Through SSH",
                                "A profile may name an SSH host: its database is then reached through it, by TCP forwarding"
                                        + " or, where that is forbidden, a relay by python3, socat or nc. The status bar"
                                        + " says which. Keys come from the agent or ~/.ssh; a passphrase is never asked for."
                                        + " The key of a host that is not known is shown, and you decide.")));
    }

    private static Section files(AppFolders folders) {
        return new Section(
                "Where files are kept",
                List.of(
                        new Stored("Profiles", folders.profilesFile()),
                        new Stored("Settings", folders.settingsFile()),
                        new Stored("Accepted SSH host keys", folders.knownHostsFile()),
                        new Stored("Audit log", folders.auditFile()),
                        new Stored("Terms of leadership", folders.ledgerFolder()),
                        new Stored("Silenced findings", folders.silencesFolder()),
                        new Stored("Log", folders.logFolder()),
                        new Stored("Demo cluster", folders.demoFolder())));
    }

    private static Section keys(List<Key> screens) {
        var keys = new ArrayList<Part>(screens);
        keys.add(new Key("Ctrl K", "Find a job, runner, channel or screen"));
        keys.add(new Key("Ctrl F", "On Jobs: filter by text"));
        keys.add(new Key("F5", "Refresh now, or connect again"));
        keys.add(new Key("Ctrl C", "In a table: copy the selected rows"));
        keys.add(new Key("Enter", "On a failing method: its failed jobs"));
        keys.add(new Key("Delete", "On a filter: remove it"));
        keys.add(new Key("Escape", "Close a question, the editor or this help; clear the search"));
        keys.add(new Key("F1", "This help"));
        return new Section("Keys", keys);
    }

    private static Section line() {
        return new Section(
                "Command line",
                List.of(
                        new Text("The same picture without a window; results on stdout, everything else on stderr."),
                        new Command("signalbox --profile NAME", "Opens the window on a profile."),
                        new Command("signalbox --url postgres://…", "Opens it on any database."),
                        new Command("signalbox status --profile NAME --json", "Who leads, counts, channels, findings."),
                        new Command("signalbox runners --profile NAME --json", "The order of succession."),
                        new Command(
                                "signalbox check --profile NAME",
                                "What is wrong, with evidence and what to do; --for 15s watches for what only time tells."
                                        + " --config FILE judges an odoo.conf too; else that of the SSH host."),
                        new Command(
                                "signalbox why --profile NAME UUID",
                                "Why a job is not running; also with --config FILE."),
                        new Command(
                                "signalbox workers --from FILE --json",
                                "What each process is for, with evidence: from a list that ps printed (- reads stdin),"
                                        + " or of this machine."),
                        new Command(
                                "signalbox workers --ssh USER@HOST",
                                "The same of a host that is reached by SSH; a host key that is not known is shown first,"
                                        + " and accepted with --accept-host-key."),
                        new Command("signalbox jobs --profile NAME --state failed", "A list of jobs."),
                        new Command(
                                "signalbox requeue --profile NAME UUID… --yes",
                                "Also cancel and done. On production with --confirm-database."),
                        new Command(
                                "signalbox ask-again --profile NAME --orphans --yes",
                                "Has Odoo asked again for jobs that were enqueued and never begun."),
                        new Command(
                                "signalbox simulate --profile NAME --channels STRING",
                                "How the backlog would drain under another channel string."),
                        new Command(
                                "signalbox guard status --profile NAME", "Also sql, install and remove (with --yes)."),
                        new Command(
                                "signalbox runner --profile NAME --target http://HOST:PORT",
                                "The embedded runner alone, for a server without desktop."),
                        new Command(
                                "signalbox drill --profile NAME --method terminate-leader --yes",
                                "A failover drill; --repeat N for a series."),
                        new Command(
                                "signalbox config check odoo.conf --profile NAME",
                                "What is wrong with an odoo.conf, and the right lines. Also show, and diff of two."),
                        new Command("signalbox demo", "The demo cluster alone."),
                        new Text("--help after any command tells its options and its JSON. Exit codes: 0 fine, 1 partly"
                                + " done or unknown (check: warnings), 2 nothing done (check: critical), 3 could not look or"
                                + " connect, 4 refused, 64 wrong usage, 70 a fault of Signalbox itself, which the"
                                + " log names.")));
    }
}
