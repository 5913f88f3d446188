package signalbox.monitor.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.election.Anomaly.Code;
import signalbox.election.BackendKey;
import signalbox.election.EmbeddedMarker;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.monitor.history.LedgerTerm.Ending;
import signalbox.worker.ProcessKind;
import signalbox.worker.Worker;
import signalbox.worker.Workers;

/// Every term of leadership that was seen, kept across restarts: the last 30 days of them, at most 5,000. It takes the
/// time from what it is shown. Safe for several threads.
///
/// A term is written when it begins, when it ends, and each minute while it lasts. So even after a crash it is known
/// how long it was watched. A thread of its own writes. Only the first look waits for the file, for a moment. If the
/// file cannot be read by then, nothing is recorded until it can.
public final class Ledger {
    /// If two looks are further apart than this, it is not known what happened between them.
    public static final Duration PAUSE = Duration.ofSeconds(90);

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration WRITTEN_EVERY = Duration.ofMinutes(1);
    private static final Duration READING = Duration.ofSeconds(1);

    private final @Nullable LedgerWriter writer;
    private @Nullable Future<List<LedgerTerm>> reading;
    private final List<LedgerTerm> terms = new ArrayList<>();
    private final Set<BackendKey> terminated = new HashSet<>();
    private boolean read;
    private @Nullable Instant looked;
    private @Nullable Instant written;
    private @Nullable Instant nobodySince;
    private @Nullable Instant watchedSince;
    private long counted;

    private Ledger(@Nullable LedgerWriter writer) {
        this.writer = writer;
        this.read = writer == null;
    }

    /// @param store closed with the ledger
    public static Ledger at(TermStore store) {
        return writing(new LedgerWriter(store));
    }

    static Ledger writing(LedgerWriter writer) {
        return new Ledger(writer);
    }

    /// A ledger that is forgotten when the session ends.
    public static Ledger inMemory() {
        return new Ledger(null);
    }

    /// Records which runner leads now. Returns all terms, oldest first; none until the file was read.
    ///
    /// @param workers the processes, as far as known
    /// @param done how many jobs were seen to be done since this object was made
    public synchronized List<LedgerTerm> see(Observation seen, Leadership leadership, Workers workers, long done) {
        var now = seen.serverTime();
        if (!hasRead(now)) {
            return List.of();
        }
        var before = looked;
        var watched = before != null && !isPause(before, now) && !now.isBefore(before);
        var more = done - counted;
        counted = done;
        looked = now;
        nobodySince = watched ? nobodySince : null;
        watchedSince = watched ? watchedSince : now;
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
                .filter(kind -> kind != ProcessKind.NONE && kind != ProcessKind.UNKNOWN)
                .filter(_ -> leader.embedded() == EmbeddedMarker.NO)
                .map(ProcessKind::name)
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
            if (isDue(now) || isNews(kind, term)) {
                write(terms.get(open), now);
            }
        }
        nobodySince = null;
    }

    /// A clock that was set back must not delay it.
    private boolean isDue(Instant now) {
        var last = written;
        return last == null || now.isBefore(last) || !last.plus(WRITTEN_EVERY).isAfter(now);
    }

    private static boolean isNews(@Nullable String kind, LedgerTerm term) {
        return !term.in(kind).equals(term);
    }

    /// The index of the term that still lasts; negative when there is none.
    private int openTerm() {
        var at = terms.size() - 1;
        while (at >= 0 && terms.get(at).to() != null) {
            at--;
        }
        return at;
    }

    /// How long there was no leader before this moment; null when that is not known. A watch may begin in the
    /// middle of a start: then it saw no loss of a leader.
    private @Nullable Duration gap(Instant now, boolean watched) {
        if (nobodySince != null) {
            var lasted = Duration.between(nobodySince, now);
            var mayBeStart = nobodySince.equals(watchedSince) && lasted.compareTo(History.START_TAKES) < 0;
            return mayBeStart ? null : lasted;
        }
        var takenOver = !terms.isEmpty() && now.equals(terms.getLast().to());
        return watched && takenOver ? Duration.ZERO : null;
    }

    private void forget(Instant now) {
        terms.removeIf(term -> term.lastSeen().isBefore(now.minus(KEPT)));
        while (terms.size() > TermStore.MOST_TERMS) {
            terms.removeFirst();
        }
    }

    /// Signalbox ended that backend. This may be called after its end was seen.
    ///
    /// @param backend its start may be null if its name is unique
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

    /// The watch ends: writes until when the present term was seen. It returns within a moment.
    public void close() {
        synchronized (this) {
            var open = openTerm();
            if (looked != null && open >= 0) {
                write(terms.get(open), looked);
            }
        }
        if (writer != null) {
            writer.close();
        }
    }

    private boolean hasRead(Instant now) {
        if (read || writer == null) {
            return true;
        }
        var first = reading == null;
        var wanted = reading == null ? writer.read(now.minus(KEPT)) : reading;
        reading = wanted;
        try {
            terms.addAll(wanted.get(first ? READING.toMillis() : 0, TimeUnit.MILLISECONDS));
            read = true;
        } catch (TimeoutException e) {
            if (first) {
                LOG.warn("The ledger is not read yet: its disk does not answer");
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Reading the ledger failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return read;
    }

    private void write(LedgerTerm term, Instant now) {
        written = now;
        if (writer != null) {
            writer.append(term, now.minus(KEPT));
        }
    }
}
