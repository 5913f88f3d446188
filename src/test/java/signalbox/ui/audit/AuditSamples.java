package signalbox.ui.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import signalbox.audit.Action;
import signalbox.audit.AuditEntry;
import signalbox.audit.AuditLog;
import signalbox.audit.BegunAction;
import signalbox.audit.Change;
import signalbox.audit.ConfirmedPreview;
import signalbox.audit.Outcome;
import signalbox.audit.OutcomeSummary;
import signalbox.audit.Refusal;

/// Logs with invented actions.
final class AuditSamples {
    static final Instant NOW = Instant.parse("2026-11-26T10:03:20Z");
    static final String PROFILE = "acme-prod";
    private static final String LABEL = PROFILE + " (10.0.12.2:5432/acme-prod-8812345)";

    private record Invented(String name, String victim, String chosenBy, int size) implements Action {}

    private record Sum(int rows) implements OutcomeSummary {
        @Override
        public String outcomeLabel() {
            return "done";
        }
    }

    /// One action to write.
    ///
    /// @param result null: it has none
    record Sample(
            Duration ago,
            String who,
            String label,
            String environment,
            Action action,
            int previewed,
            @Nullable Outcome result,
            String reason) {}

    private AuditSamples() {}

    static String uuid(int number) {
        return String.format("%08x-63f7-4c0b-8a5e-%012x", 0x5c1f07d2L + number * 77_777_777L & 0xffffffffL, number);
    }

    private static List<Change> requeued(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Change(uuid(i), "failed", "pending"))
                .toList();
    }

    static Sample requeue(Duration ago, String who, int changed, int refused, String reason) {
        var left = IntStream.range(changed, changed + refused)
                .mapToObj(i -> new Refusal(uuid(i), "done", "It changed in the meantime: done."))
                .toList();
        return new Sample(
                ago,
                who,
                LABEL,
                "production",
                new Invented("requeue", "", "", changed + refused),
                changed + refused,
                new Outcome(requeued(changed), List.of(), left, List.of()),
                reason);
    }

    static Sample terminate(Duration ago, String who, int pid) {
        return new Sample(
                ago,
                who,
                LABEL,
                "production",
                new Invented("terminate-backend", "pid " + pid + ", jobrunner_b41d9e02, database acme-prod", "", 1),
                1,
                Outcome.of(new Change("pid " + pid, "leader", "terminated")),
                "Restart to load conf");
    }

    static Sample elsewhere(Duration ago, String name, String action, int rows, String reason) {
        return new Sample(
                ago,
                "ines",
                name + " (10.0.12.7:5432/" + name + ")",
                name.endsWith("staging") ? "staging" : "development",
                new Invented(action, "", "state:failed channel:root.edi: " + rows + " jobs at 10:02:11 UTC", rows),
                rows,
                Outcome.of(List.of(new Change(rows + " jobs", "failed", "pending")))
                        .giving(new Sum(rows)),
                reason);
    }

    static List<Sample> usual() {
        var samples = new ArrayList<Sample>();
        for (var day = 29; day > 2; day--) {
            for (var i = 0; i < (day * 7) % 5 - 1; i++) {
                samples.add(
                        requeue(Duration.ofDays(day).plusHours(2L * i), i % 2 == 0 ? "marta" : "ines", 3 + i, 0, ""));
            }
        }
        samples.add(
                elsewhere(Duration.ofHours(28), "acme-staging", "drill-terminate-leader", 20, "Monthly failover test"));
        samples.add(elsewhere(Duration.ofHours(25), "nordwind-pos", "requeue", 57, "Test data loaded"));
        samples.add(requeue(Duration.ofHours(22), "ines", 340, 0, "Old price list, agreed with sales"));
        samples.add(new Sample(
                Duration.ofHours(7),
                "jonas",
                LABEL,
                "production",
                new Invented("done", "", "", 1),
                1,
                Outcome.refused(new Refusal(uuid(3), "pending", "It changed in the meantime: pending.")),
                "Ticket 4471"));
        samples.add(requeue(
                Duration.ofHours(6).plusMinutes(38),
                "jonas",
                11,
                1,
                "Ticket 4471, mail host is back. Only the 12 mails that failed while it was down."));
        samples.add(terminate(Duration.ofMinutes(166), "marta", 31290));
        samples.add(new Sample(
                Duration.ofMinutes(5),
                "marta",
                LABEL,
                "production",
                new Invented("requeue", "", "state:failed channel:root.connector: 480 jobs at 09:58:12 UTC", 480),
                480,
                null,
                "Shop API is back"));
        return samples;
    }

    /// Writes them, the oldest first.
    static AuditLog write(Path file, List<Sample> samples) {
        var log = new AuditLog(file);
        samples.stream()
                .sorted((one, other) -> other.ago().compareTo(one.ago()))
                .forEach(sample -> write(log, sample));
        return log;
    }

    static void write(AuditLog log, Sample sample) {
        var at = NOW.minus(sample.ago());
        var preview = new ConfirmedPreview(
                at.minusSeconds(7),
                sample.previewed(),
                0,
                0,
                List.of(
                        "Requeue " + sample.previewed() + " jobs on production?",
                        sample.previewed() + " jobs match: root.mail, failed.",
                        "1 batch, in one transaction; no job depends on them."));
        var how = new BegunAction(null, null, sample.environment(), preview, "acme-prod-8812345");
        var reason = sample.reason().isEmpty() ? null : sample.reason();
        var first = log.append(named(AuditEntry.begun(at, sample.label(), sample.action(), reason), sample)
                .by(how));
        if (sample.result() != null) {
            log.append(named(
                            AuditEntry.done(
                                    at.plusMillis(2288), sample.label(), sample.action(), sample.result(), reason),
                            sample)
                    .by(how.after(at, first)));
        }
    }

    private static AuditEntry named(AuditEntry entry, Sample sample) {
        return new AuditEntry(
                entry.when(),
                sample.who(),
                entry.profile(),
                entry.action(),
                List.of("acme-prod-8812345"),
                entry.rows(),
                entry.changes(),
                entry.refused(),
                entry.outcome(),
                entry.reason(),
                entry.victim(),
                entry.successor(),
                entry.chosenBy(),
                entry.begun());
    }
}
