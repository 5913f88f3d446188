package signalbox.monitor;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.election.Anomaly.Code;
import signalbox.election.BackendKey;
import signalbox.election.Embedded;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.monitor.LedgerTerm.Ending;
import signalbox.worker.Kind;
import signalbox.worker.Worker;
import signalbox.worker.Workers;

/// Every term of leadership that was seen, kept across restarts: the last 30 days of them, at most 5,000. Told
/// the time by what it is shown. Safe for several threads.
///
/// A term is written down when it begins and ends, and each minute while it lasts, so that even after a crash
/// it is known how long it was watched. A file that cannot be written is reported once; the watch goes on.
public final class Ledger {
    /// Longer than this between two looks, and nobody can say what happened meanwhile.
    public static final Duration PAUSE = Duration.ofSeconds(90);

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration WRITTEN_EVERY = Duration.ofMinutes(1);

    private final @Nullable LedgerFile file;
    private final List<LedgerTerm> terms = new ArrayList<>();
    private final Set<BackendKey> terminated = new HashSet<>();
    private boolean read;
    private boolean failed;
    private @Nullable Instant looked;
    private @Nullable Instant written;
    private @Nullable Instant nobodySince;
    private long counted;

    private Ledger(@Nullable LedgerFile file) {
        this.file = file;
    }

    /// @param replace writes a file whole and moves it into place, readable by the owner only
    public static Ledger at(Path file, BiConsumer<Path, String> replace) {
        return new Ledger(new LedgerFile(file, replace));
    }

    /// One that is forgotten with the session.
    public static Ledger inMemory() {
        return new Ledger(null);
    }

    /// Takes down who leads now. Answers all terms, oldest first.
    ///
    /// @param workers the processes, as far as they are known
    /// @param done how many jobs were ever seen to end as done since this was made
    synchronized List<LedgerTerm> see(Observation seen, Leadership leadership, Workers workers, long done) {
        var now = seen.serverTime();
        readOnce(now);
        var before = looked;
        var watched = before != null && !isPause(before, now);
        var more = done - counted;
        counted = done;
        looked = now;
        nobodySince = watched ? nobodySince : null;
        endOthers(seen, leadership, watched, more);
        if (leadership.leader() != null) {
            lead(leadership.leader(), kind(leadership.leader(), workers), now, watched);
        } else if (!isNobody(leadership)) {
            nobodySince = null;
        } else if (nobodySince == null) {
            nobodySince = now;
        }
        return List.copyOf(terms);
    }

    private static boolean isNobody(Leadership leadership) {
        return leadership.anomalies().stream().anyMatch(anomaly -> anomaly.code() == Code.NO_LEADER);
    }

    static boolean isPause(Instant before, Instant now) {
        return before.plus(PAUSE).isBefore(now);
    }

    private void endOthers(Observation seen, Leadership leadership, boolean watched, long more) {
        for (var i = terms.size() - 1; i >= 0; i--) {
            var term = terms.get(i);
            if (term.to() != null) {
                continue;
            }
            var counting = watched ? term.withMoreDone(more) : term;
            terms.set(i, counting);
            var leader = leadership.leader();
            if (leader == null || !term.leader().is(leader)) {
                var ended = watched
                        ? counting.endedAt(seen.serverTime(), ending(term, seen, leadership))
                        : counting.endedAt(term.lastSeen(), Ending.NOT_WATCHED);
                terms.set(i, ended);
                write(ended, seen.serverTime());
                nobodySince = watched && isNobody(leadership) ? seen.serverTime() : null;
            }
        }
    }

    private Ending ending(LedgerTerm term, Observation seen, Leadership leadership) {
        if (seen.connections().stream().noneMatch(term.leader()::is)) {
            return terminated.stream().anyMatch(term.leader()::is) ? Ending.TERMINATED : Ending.ENDED;
        }
        return leadership.leader() != null || isNobody(leadership) ? Ending.LOST_LEAD : Ending.AMBIGUOUS;
    }

    private static @Nullable String kind(RunnerConnection leader, Workers workers) {
        return workers.behind(leader.pid())
                .map(Worker::kind)
                .filter(kind -> kind != Kind.NONE && kind != Kind.UNKNOWN)
                .filter(_ -> leader.embedded() == Embedded.NO)
                .map(Kind::name)
                .orElse(null);
    }

    private void lead(RunnerConnection leader, @Nullable String kind, Instant now, boolean watched) {
        var open = openTerm();
        if (open < 0) {
            terms.add(LedgerTerm.begun(leader, now, watched, gap(now, watched)).in(kind));
            forget(now);
            write(terms.getLast(), now);
        } else {
            var term = terms.get(open);
            var longer = isPause(term.lastSeen(), now) ? term.afterPause(now) : term.seenAt(now);
            terms.set(open, longer.in(kind));
            if (written == null || !written.plus(WRITTEN_EVERY).isAfter(now) || isNews(kind, term)) {
                write(terms.get(open), now);
            }
        }
        nobodySince = null;
    }

    private static boolean isNews(@Nullable String kind, LedgerTerm term) {
        return !term.in(kind).equals(term);
    }

    /// Where the term stands that lasts; negative for none.
    private int openTerm() {
        var at = terms.size() - 1;
        while (at >= 0 && terms.get(at).to() != null) {
            at--;
        }
        return at;
    }

    private @Nullable Duration gap(Instant now, boolean watched) {
        if (nobodySince != null) {
            return Duration.between(nobodySince, now);
        }
        var takenOver = !terms.isEmpty() && now.equals(terms.getLast().to());
        return watched && takenOver ? Duration.ZERO : null;
    }

    private void forget(Instant now) {
        terms.removeIf(term -> term.lastSeen().isBefore(now.minus(KEPT)));
        while (terms.size() > LedgerFile.MOST_TERMS) {
            terms.removeFirst();
        }
    }

    /// This console ended that backend; its end may have been seen already.
    ///
    /// @param backend its start may be unknown where its name is its own
    public synchronized void terminated(BackendKey backend) {
        terminated.add(backend);
        for (var i = terms.size() - 1; i >= 0; i--) {
            var term = terms.get(i);
            if (term.leader().is(backend)) {
                if (term.ending() == Ending.ENDED && looked != null) {
                    terms.set(i, term.endedAt(Objects.requireNonNull(term.to()), Ending.TERMINATED));
                    write(terms.get(i), looked);
                }
                return;
            }
        }
    }

    /// The watch ends: how far it saw is written down.
    synchronized void close() {
        var open = openTerm();
        if (looked != null && open >= 0) {
            write(terms.get(open), looked);
        }
    }

    private void readOnce(Instant now) {
        if (!read && file != null) {
            try {
                terms.addAll(file.read(now.minus(KEPT)));
            } catch (UncheckedIOException e) {
                report(e);
            }
        }
        read = true;
    }

    private void write(LedgerTerm term, Instant now) {
        written = now;
        if (file == null) {
            return;
        }
        try {
            file.append(term, now.minus(KEPT));
            failed = false;
        } catch (UncheckedIOException e) {
            report(e);
        }
    }

    private void report(UncheckedIOException e) {
        if (!failed) {
            LOG.warn("Terms of leadership are not kept: {}", e.getMessage());
        }
        failed = true;
    }
}
