package signalbox.record.write;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import signalbox.live.JobChange;
import signalbox.live.JobChange.ChangedRow;
import signalbox.live.watch.SeenChanges;
import signalbox.monitor.WatchLoad;
import signalbox.queue.JobState;
import signalbox.record.write.LookFacts.CountKey;
import signalbox.record.write.LookFacts.Counted;

/// Notes for tests, at a second of one morning.
public final class Notes {
    public static final Instant BEGIN = Instant.parse("2026-06-01T12:00:00Z");

    private Notes() {}

    public static Instant at(double second) {
        return BEGIN.plusMillis(Math.round(second * 1_000));
    }

    public static JobChange job(String uuid, @Nullable JobState before, JobState after) {
        return JobChange.seen(uuid, before, after, new ChangedRow("root.mail", "res.partner", "send", 42, null));
    }

    public static SeenChanges seen(double second, JobChange... changes) {
        return new SeenChanges(at(second), List.of(changes), true, "");
    }

    static Note changes(double second, JobChange... changes) {
        return new Note.Changes(seen(second, changes));
    }

    static Note look(double second, long pending) {
        return look(second, Map.of(new CountKey("root.mail", JobState.PENDING), pending), 7);
    }

    static Note look(double second, Map<CountKey, Long> open, int leader) {
        var jobs = new HashMap<>(open);
        jobs.put(
                new CountKey(LookFacts.ALL, JobState.PENDING),
                open.entrySet().stream()
                        .filter(each -> each.getKey().state() == JobState.PENDING)
                        .mapToLong(Map.Entry::getValue)
                        .sum());
        var runner = new RecordedRunner(leader, "jobrunner_" + leader, "u" + leader, "prod", null, BEGIN);
        return new Note.Look(new LookFacts(
                at(second),
                Duration.ZERO,
                at(second),
                new Counted(jobs, true, null, Set.of(JobState.DONE)),
                new RecordedLead("OLDEST_OR_HA", runner, "http", "It is the oldest.", List.of()),
                Map.of(runner.subject(), runner),
                Map.of(),
                new RecordedSlots(new TreeMap<>(Map.of("root", 20, "root.mail", 4))),
                WatchLoad.NONE));
    }

    static Note findings(double second, String... codes) {
        var found = new HashMap<String, RecordedFinding>();
        for (var code : codes) {
            var finding = new RecordedFinding(code, "critical", "Title of " + code, List.of());
            found.put(finding.subject(), finding);
        }
        return new Note.FoundNow(at(second), found);
    }
}
