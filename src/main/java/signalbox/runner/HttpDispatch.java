package signalbox.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.runner.odoo.InFlightCount;
import signalbox.runner.odoo.JobTrigger;
import signalbox.runner.odoo.RunjobAnswer;
import signalbox.runner.odoo.RunjobClient;
import signalbox.runner.odoo.RunjobEndpoint;
import signalbox.runner.odoo.TargetHealth;
import signalbox.runner.odoo.TargetState;

/// Asks Odoo to run jobs and does not wait for them. It trusts an answer that says that the job was accepted if the
/// target is known to accept jobs; otherwise the job's row decides, and a target that accepted no job is paused.
public final class HttpDispatch implements JobTrigger, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpDispatch.class);
    private static final Duration TRIAL_ANSWERED = Duration.ofMillis(100);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private record Asked(String uuid, RunjobAnswer answer) {}

    private record Late(Instant since, RunjobAnswer answer) {}

    private final RunjobClient client;
    private final RequestListener listener;
    private final TargetHealth watch = new TargetHealth();
    private final ConcurrentLinkedQueue<Asked> doubtful = new ConcurrentLinkedQueue<>();
    private final Map<String, Late> late = new ConcurrentHashMap<>();
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
    private final InFlightCount underWay = new InFlightCount();
    /// Why the runner is looking at the row of a job. Used on the runner's thread only.
    private final Map<String, String> reasons = new HashMap<>();

    private Instant nextLook = Instant.MIN;

    public HttpDispatch(RunjobEndpoint endpoint, String database) {
        this(endpoint, database, RequestListener.NONE);
    }

    /// @param listener is notified of each request and its answer
    public HttpDispatch(RunjobEndpoint endpoint, String database, RequestListener listener) {
        this.client = new RunjobClient(endpoint, database);
        this.listener = listener;
    }

    /// Returns at once.
    @Override
    public void send(String uuid) {
        watch.sent();
        underWay.begin();
        unanswered.add(uuid);
        listener.notifySent(uuid);
        var since = Instant.now();
        var _ = client.ask(uuid).thenAccept(answer -> {
            try {
                answered(uuid, since, answer);
            } finally {
                unanswered.remove(uuid);
                underWay.end();
            }
        });
    }

    private void answered(String uuid, Instant since, RunjobAnswer answer) {
        LOG.debug("Job {}: {} {}", uuid, answer.kind(), answer.reason());
        listener.notifyAnswered(uuid, answer);
        switch (answer.kind()) {
            case FITTING -> {
                if (!watch.isTrusted()) {
                    doubtful.add(new Asked(uuid, answer));
                }
            }
            case LATE -> late.put(uuid, new Late(since, answer));
            case ODD, UNREACHED -> doubtful.add(new Asked(uuid, answer));
        }
    }

    @Override
    public void settle() {
        try {
            if (!underWay.awaitNone(RunjobClient.PATIENCE)) {
                LOG.debug("Some requests are still open after the runner ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<String> unsettled() {
        return Stream.concat(late.keySet().stream(), unanswered.stream())
                .distinct()
                .toList();
    }

    @Override
    public int room(Instant now) {
        return watch.room(now);
    }

    @Override
    public Instant roomAt(Instant now) {
        var until = watch.until();
        return until.isAfter(now) ? until : now.plus(TRIAL_ANSWERED);
    }

    @Override
    public List<String> takeDoubtful() {
        var taken = new ArrayList<String>();
        for (var asked = doubtful.poll(); asked != null; asked = doubtful.poll()) {
            taken.add(asked.uuid());
            reasons.put(asked.uuid(), asked.answer().reason());
        }
        return taken;
    }

    /// While the target is trusted, jobs come only after 5 s without an answer: until then they run, or wait for a
    /// worker.
    @Override
    public Map<String, Instant> takeLate(Instant now) {
        if (late.isEmpty() || now.isBefore(nextLook)) {
            return Map.of();
        }
        nextLook = now.plus(BETWEEN_LOOKS);
        var due = now.minus(watch.isTrusted() ? RequestJudge.OVERDUE : Duration.ZERO);
        var chosen = late.entrySet().stream()
                .filter(each -> !each.getValue().since().isAfter(due))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().since()));
        chosen.keySet().forEach(uuid -> reasons.put(uuid, reason(uuid)));
        return chosen;
    }

    private String reason(String uuid) {
        return Objects.requireNonNull(late.get(uuid)).answer().reason();
    }

    @Override
    public void taken(Collection<String> jobs, Instant now) {
        watch.taken(now);
        forget(jobs);
    }

    @Override
    public void rejected(Collection<String> jobs, Instant now) {
        jobs.stream()
                .map(reasons::get)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(reason -> watch.refused(reason, jobs.size(), now));
        forget(jobs);
    }

    @Override
    public void undecided(Collection<String> jobs) {
        if (!jobs.isEmpty()) {
            watch.undecided();
            forget(jobs);
        }
    }

    private void forget(Collection<String> jobs) {
        jobs.forEach(late::remove);
        jobs.forEach(reasons::remove);
    }

    @Override
    public void doubt() {
        watch.doubt();
    }

    @Override
    public boolean isPaused() {
        return watch.isPaused();
    }

    @Override
    public TargetState target() {
        return watch.state();
    }

    /// Cancels the requests that are still under way.
    @Override
    public void close() {
        client.close();
    }
}
