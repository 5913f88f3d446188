package signalbox.audit.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signalbox.audit.AuditEntry;

/// What Signalbox or a drill of it took out, by the audit log: for the ledger, which sees only that a backend ended.
///
/// @param known oldest first
public record Terminations(List<Termination> known) {
    public static final Terminations NONE = new Terminations(List.of());

    private static final int MOST = 5_000;
    /// The clocks of this computer and of the server differ, and a backend may end some time after it was told to.
    private static final Duration NEAR = Duration.ofMinutes(2);
    private static final Pattern PID = Pattern.compile("\\bpid (\\d{1,9})\\b");
    private static final byte[] VICTIM = "\"victim\":\"".getBytes(StandardCharsets.US_ASCII);

    public Terminations {
        known = List.copyOf(known);
    }

    /// One action that took backends out.
    ///
    /// @param offset where its line begins in the log, in bytes
    /// @param begun when it began; null: not known
    /// @param at when its result was written
    /// @param victim which backends, in the words of the log
    /// @param pids those of these backends
    public record Termination(
            long offset,
            String who,
            String action,
            @Nullable Instant begun,
            Instant at,
            String victim,
            List<Integer> pids) {
        public Termination {
            pids = List.copyOf(pids);
        }

        /// When it was asked for.
        public Instant since() {
            return begun == null ? at : begun;
        }

        /// Whether it was a drill, and not an action on this backend alone.
        public boolean isDrill() {
            return action.startsWith("drill-");
        }

        boolean covers(Instant ended) {
            return !ended.isBefore(since().minus(NEAR)) && !ended.isAfter(at.plus(NEAR));
        }
    }

    /// The one that took out this backend.
    ///
    /// @param name its application_name
    /// @param ended when it was seen to be gone, by the server's clock
    public Optional<Termination> of(int pid, String name, Instant ended) {
        return known.stream()
                .filter(each -> each.pids().contains(pid) && each.victim().contains(name) && each.covers(ended))
                .min(Comparator.comparing(
                        each -> Duration.between(each.since(), ended).abs()));
    }

    static Terminations read(Path log, Instant since) throws IOException {
        var newest = new ArrayDeque<Termination>();
        LinesSince.visit(log, since, Terminations::hasVictim, (entry, offset, _) -> {
            if (tookOut(entry)) {
                newest.add(of(entry, offset));
            }
            if (newest.size() > MOST) {
                newest.removeFirst();
            }
        });
        return new Terminations(List.copyOf(newest));
    }

    /// Most lines have none, and need not be read.
    private static boolean hasVictim(byte[] line) {
        for (var at = 0; at <= line.length - VICTIM.length; at++) {
            if (line[at] == '"' && startsAt(line, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsAt(byte[] line, int at) {
        for (var i = 0; i < VICTIM.length; i++) {
            if (line[at + i] != VICTIM[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean tookOut(AuditEntry entry) {
        return entry.victim() != null
                && switch (ActionResult.of(entry.outcome())) {
                    case DONE, PARTLY_DONE, UNKNOWN -> true;
                    case REFUSED, FAILED, BEGAN -> false;
                };
    }

    private static Termination of(AuditEntry entry, long offset) {
        var victim = String.valueOf(entry.victim());
        var pids = new ArrayList<Integer>();
        PID.matcher(victim).results().forEach(found -> pids.add(Integer.parseInt(found.group(1))));
        return new Termination(
                offset, entry.who(), entry.action(), entry.begun().at(), entry.when(), victim, pids);
    }
}
