package signalbox.record.write;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import signalbox.config.ConfigFile;
import signalbox.live.JobChange;
import signalbox.live.JobChange.ChangedRow;
import signalbox.live.watch.SeenChanges;
import signalbox.monitor.WatchLoad;
import signalbox.queue.JobState;
import signalbox.record.file.RecordFile;
import signalbox.record.write.LookFacts.CountKey;
import signalbox.record.write.LookFacts.Counted;
import signalbox.record.write.LookFacts.OldestWaiting;

/// A recorded day with an incident: a cron worker's runner leads, freezes, and its backend ends; nobody leads for
/// almost five minutes; another one leads, and another odoo.conf comes into force. Its methods are the log table: what
/// was so at each moment.
public final class IncidentRecording {
    public static final Instant NOW = Instant.parse("2026-06-12T10:03:21Z");
    public static final Instant BEGIN = NOW.minus(Duration.ofHours(22));
    public static final Instant HOLE_FROM = Instant.parse("2026-06-11T18:20:21Z");
    public static final Instant HOLE_TO = Instant.parse("2026-06-11T19:05:21Z");
    public static final Instant CRON_LEADS = Instant.parse("2026-06-11T21:40:21Z");
    public static final Instant FROZEN = Instant.parse("2026-06-12T03:08:00Z");
    public static final Instant GAP = Instant.parse("2026-06-12T03:10:33Z");
    public static final Instant LED_AGAIN = Instant.parse("2026-06-12T03:15:12Z");
    public static final Instant RECONFIGURED = Instant.parse("2026-06-12T03:20:00Z");
    public static final String JOB = "9b2f4c1e-63f7-4c0b-8a5e-0e1d7f9b2c44";

    private static final Instant CLOSE_FROM = Instant.parse("2026-06-12T03:00:00Z");
    private static final Instant CLOSE_TO = Instant.parse("2026-06-12T03:34:21Z");
    private static final int BATCH = 400;

    private IncidentRecording() {}

    /// Who led.
    public static @Nullable Integer leader(Instant at) {
        if (at.isBefore(CRON_LEADS)) {
            return 21844;
        }
        return at.isBefore(GAP) ? Integer.valueOf(30117) : at.isBefore(LED_AGAIN) ? null : Integer.valueOf(31290);
    }

    /// The pids of the runners' connections.
    public static Set<Integer> runners(Instant at) {
        var pids = new TreeSet<Integer>();
        var leader = leader(at);
        if (leader != null) {
            pids.add(leader);
        }
        if (at.isBefore(GAP)) {
            pids.add(29950);
        }
        return pids;
    }

    /// The codes of the findings that were open.
    public static Set<String> findings(Instant at) {
        var codes = new TreeSet<String>();
        addDuring(codes, "due-jobs-wait", at, "2026-06-12T03:02:00Z", "2026-06-12T03:31:21Z");
        addDuring(codes, "ghost-suspected", at, "2026-06-12T03:09:00Z", "2026-06-12T03:10:33Z");
        addDuring(codes, "no-leader", at, "2026-06-12T03:11:03Z", "2026-06-12T03:15:12Z");
        return codes;
    }

    private static void addDuring(Set<String> codes, String code, Instant at, String from, String to) {
        if (!at.isBefore(Instant.parse(from)) && at.isBefore(Instant.parse(to))) {
            codes.add(code);
        }
    }

    /// How many jobs there were in each state.
    public static Map<JobState, Long> counts(Instant at) {
        var counts = new EnumMap<JobState, Long>(JobState.class);
        var idle = idleSeconds(at);
        var minutes = Duration.between(BEGIN, at).toMinutes();
        counts.put(JobState.WAIT_DEPENDENCIES, 86L);
        counts.put(JobState.PENDING, 140 + minutes % 9 + idle * 6);
        counts.put(JobState.ENQUEUED, idle == 0 ? minutes % 4 : 6L);
        counts.put(JobState.STARTED, Math.max(2, 14 - idle / 30));
        counts.put(JobState.DONE, 195_000 + minutes * 12 - idle / 10);
        counts.put(JobState.FAILED, 12_861L);
        counts.put(JobState.CANCELLED, 37L);
        return counts;
    }

    /// Seconds since anything was dispatched.
    private static long idleSeconds(Instant at) {
        return at.isBefore(FROZEN) || !at.isBefore(LED_AGAIN)
                ? 0
                : Duration.between(FROZEN, at).toSeconds();
    }

    /// Slots by channel.
    public static Map<String, Integer> slots(Instant at) {
        return new TreeMap<>(Map.of(
                "root", 20, "root.connector", 8, "root.mail", at.isBefore(RECONFIGURED) ? 8 : 10, "root.sale", 6));
    }

    /// Open jobs, each in its own channel.
    public static Map<CountKeyText, Long> open(Instant at) {
        var counts = counts(at);
        var open = new LinkedHashMap<CountKeyText, Long>();
        var pending = count(counts, JobState.PENDING);
        open.put(new CountKeyText("root.mail", JobState.PENDING), pending - 60);
        open.put(new CountKeyText("root.sale", JobState.PENDING), 40L);
        open.put(new CountKeyText("root.connector", JobState.PENDING), 20L);
        open.put(new CountKeyText("root.sale", JobState.WAIT_DEPENDENCIES), 86L);
        open.put(new CountKeyText("root.mail", JobState.STARTED), 1L);
        open.put(new CountKeyText("root.connector", JobState.STARTED), count(counts, JobState.STARTED) - 1);
        open.put(new CountKeyText("root.mail", JobState.ENQUEUED), count(counts, JobState.ENQUEUED));
        open.put(new CountKeyText("root.connector", JobState.FAILED), 12_830L);
        open.put(new CountKeyText("root.mail", JobState.FAILED), 31L);
        return open;
    }

    private static long count(Map<JobState, Long> counts, JobState state) {
        return counts.getOrDefault(state, 0L);
    }

    public record CountKeyText(String channel, JobState state) {}

    public static boolean isWatched(Instant at) {
        return !at.isBefore(BEGIN) && !at.isAfter(NOW) && !(at.isAfter(HOLE_FROM) && at.isBefore(HOLE_TO));
    }

    /// Writes it.
    public static void write(Path file) {
        try (var writer = new RecordWriter(
                new RecordFile(file).open(),
                new RecordWriter.ActionLog(file.resolveSibling("audit.jsonl"), _ -> true),
                1)) {
            var notes = new ArrayList<Note>();
            for (var at = BEGIN; !at.isAfter(NOW); at = next(at)) {
                if (isWatched(at)) {
                    look(notes, at);
                }
                if (notes.size() > BATCH) {
                    writer.write(notes);
                    notes.clear();
                }
            }
            writer.write(notes);
        }
        try (var open = new RecordFile(file).open()) {
            open.update(
                    "INSERT INTO action (at, name, outcome, line, hash) VALUES (?, 'terminate backend', 'done', 55, '')",
                    GAP.minusSeconds(1).toEpochMilli());
        }
    }

    private static Instant next(Instant at) {
        return at.plusSeconds(!at.isBefore(CLOSE_FROM.minusSeconds(30)) && at.isBefore(CLOSE_TO) ? 3 : 30);
    }

    private static void look(List<Note> notes, Instant at) {
        notes.add(new Note.Changes(new SeenChanges(at, changes(at), true, "")));
        notes.add(new Note.Look(facts(at)));
        notes.add(new Note.FoundNow(at, found(at)));
        notes.add(new Note.Config(at, config(at)));
    }

    private static List<JobChange> changes(Instant at) {
        var changes = new ArrayList<JobChange>();
        var idle = idleSeconds(at) > 0;
        var isClose = !at.isBefore(CLOSE_FROM) && at.isBefore(CLOSE_TO);
        if (!idle && (!isClose || at.getEpochSecond() % 30 == 0)) {
            for (int each = 0; each < 12 + at.getEpochSecond() / 30 % 7; each++) {
                changes.add(moved("job-" + at.getEpochSecond() + "-" + each, JobState.STARTED, JobState.DONE));
            }
            changes.add(moved("failed-" + at.getEpochSecond(), JobState.STARTED, JobState.FAILED));
        }
        life(at, changes);
        return changes;
    }

    /// The one job whose life is looked at.
    private static void life(Instant at, List<JobChange> changes) {
        if (at.equals(Instant.parse("2026-06-12T03:06:00Z"))) {
            changes.add(moved(JOB, null, JobState.PENDING));
        } else if (at.equals(Instant.parse("2026-06-12T03:07:57Z"))) {
            changes.add(moved(JOB, JobState.PENDING, JobState.ENQUEUED));
        } else if (at.equals(Instant.parse("2026-06-12T03:15:15Z"))) {
            changes.add(moved(JOB, JobState.ENQUEUED, JobState.PENDING));
        } else if (at.equals(Instant.parse("2026-06-12T03:15:18Z"))) {
            changes.add(moved(JOB, JobState.PENDING, JobState.STARTED));
        } else if (at.equals(Instant.parse("2026-06-12T03:15:21Z"))) {
            changes.add(moved(JOB, JobState.STARTED, JobState.DONE));
        }
    }

    private static JobChange moved(String uuid, @Nullable JobState before, JobState after) {
        return JobChange.seen(uuid, before, after, new ChangedRow("root.mail", "mail.mail", "send", 1873, null));
    }

    private static LookFacts facts(Instant at) {
        var jobs = new LinkedHashMap<CountKey, Long>();
        counts(at).forEach((state, count) -> jobs.put(new CountKey(LookFacts.ALL, state), count));
        open(at).forEach((key, count) -> jobs.put(new CountKey(key.channel(), key.state()), count));
        var runners = new LinkedHashMap<String, RecordedRunner>();
        runners(at).stream().map(IncidentRecording::runner).forEach(each -> runners.put(each.subject(), each));
        return new LookFacts(
                at,
                Duration.ZERO,
                at,
                new Counted(
                        jobs,
                        true,
                        new OldestWaiting(JOB, "root.mail", at.minusSeconds(120 + idleSeconds(at))),
                        Set.of(JobState.DONE)),
                lead(at),
                runners,
                processes(),
                new RecordedSlots(new TreeMap<>(slots(at))),
                WatchLoad.NONE);
    }

    private static RecordedLead lead(Instant at) {
        var leader = leader(at);
        return leader == null
                ? new RecordedLead(
                        "OLDEST_OR_HA", null, null, "No runner is connected to this server.", List.of("no-leader"))
                : new RecordedLead(
                        "OLDEST_OR_HA",
                        runner(leader),
                        leader == 30117 ? "cron" : "http",
                        "Its connection is the oldest.",
                        findings(at).contains("ghost-suspected") ? List.of("ghost-suspected") : List.of());
    }

    private static RecordedRunner runner(int pid) {
        var uuid = "b4" + (100_000 + pid * 3) + "-63f7-4c0b-8a5e-0e1d7f9b2c44";
        return new RecordedRunner(
                pid,
                "jobrunner_" + uuid,
                uuid,
                "acme-prod-8812345",
                "10.0.12.7:" + (pid + 10_000),
                pid == 31290 ? LED_AGAIN.minusSeconds(2) : BEGIN.minusSeconds(pid));
    }

    private static Map<String, RecordedProcess> processes() {
        var processes = new LinkedHashMap<String, RecordedProcess>();
        for (var each : List.of(
                new RecordedProcess(1801, 1, "server", BEGIN.minusSeconds(9000), "this machine"),
                new RecordedProcess(1871, 1801, "http", BEGIN.minusSeconds(8990), "this machine"),
                new RecordedProcess(1872, 1801, "http", BEGIN.minusSeconds(8990), "this machine"),
                new RecordedProcess(1873, 1801, "cron", BEGIN.minusSeconds(8980), "this machine"))) {
            processes.put(each.subject(), each);
        }
        return processes;
    }

    private static Map<String, RecordedFinding> found(Instant at) {
        var found = new LinkedHashMap<String, RecordedFinding>();
        for (var code : findings(at)) {
            var finding = switch (code) {
                case "no-leader" ->
                    new RecordedFinding(
                            code,
                            "critical",
                            "No runner leads the queue",
                            List.of("0 runner connections since 03:10:33 UTC."));
                case "ghost-suspected" ->
                    new RecordedFinding(
                            code,
                            "critical",
                            "The leader does not dispatch",
                            List.of("pid 30117 has done nothing since 03:08:00 UTC."));
                default ->
                    new RecordedFinding(
                            code,
                            "warning",
                            "Due jobs wait longer than usual",
                            List.of("root.mail was 8/8 from 02:58 on; the limit is 10 min."));
            };
            found.put(finding.subject(), finding);
        }
        return found;
    }

    private static RecordedConfig.MaskedText config(Instant at) {
        return RecordedConfig.of(ConfigFile.of(
                "/etc/odoo/odoo.conf",
                "[options]\nworkers = 4\n[queue_job]\nchannels = root:20,root.mail:"
                        + (at.isBefore(RECONFIGURED) ? 8 : 10) + "\n"));
    }
}
