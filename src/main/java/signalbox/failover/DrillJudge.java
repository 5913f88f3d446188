package signalbox.failover;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.election.RunnerConnection;
import signalbox.failover.report.DrillReport;
import signalbox.failover.report.DrillReport.DrillVerdict;
import signalbox.failover.report.DrillReport.InFlight;
import signalbox.failover.report.DrillReport.Phases;
import signalbox.failover.report.JobFate;
import signalbox.text.DurationText;
import signalbox.text.ListText;
import signalbox.text.NumberText;

/// Makes a report from the evidence. Pure; it can also be used while the drill is running.
final class DrillJudge {
    private static final int MOST_NAMED = 10;
    private static final String NOT_SEEN_TO_LEAD =
            "The runner that should lead by the rule was not seen to act as leader: it is not known whether any"
                    + " runner led.";

    private final DrillPlan plan;
    private final String environment;
    private final DrillEvidence seen;
    private final Instant zero;
    /// The jobs as they were when they were first seen to be dispatched.
    private final List<ObservedJob> dispatches;

    private DrillJudge(DrillPlan plan, String environment, DrillEvidence seen) {
        this.plan = plan;
        this.environment = environment;
        this.seen = seen;
        this.zero = seen.injected() == null ? seen.begun() : seen.injected();
        this.dispatches = dispatches(seen.sightings());
    }

    static DrillReport report(DrillPlan plan, String environment, DrillEvidence seen) {
        return new DrillJudge(plan, environment, seen).report();
    }

    /// Whether a worker has begun the successor's first job. Costs less than a report.
    static boolean sawFirstStart(DrillPlan plan, String environment, DrillEvidence seen) {
        var judge = new DrillJudge(plan, environment, seen);
        return judge.handedOver(judge.gone())
                .flatMap(judge::firstEnqueued)
                .flatMap(judge::firstStarted)
                .isPresent();
    }

    /// The jobs that a running drill watches to their ends.
    static Set<String> followed(DrillPlan plan, String environment, DrillEvidence seen) {
        return new DrillJudge(plan, environment, seen).jobs().uuids();
    }

    private InFlightJobs jobs() {
        return new InFlightJobs(seen, dispatches, handedOver(gone()).orElse(null));
    }

    private DrillReport report() {
        var gone = gone();
        var entitled = first(sample -> isAnother(sample.leader()));
        var handedOver = handedOver(gone);
        var acting = handedOver.flatMap(this::acting);
        var enqueued = handedOver.flatMap(this::firstEnqueued);
        var started = enqueued.flatMap(this::firstStarted);
        var successor = enqueued.flatMap(this::leaderAt).or(() -> acting.flatMap(this::leaderAt));
        var elected = elected(acting, enqueued);
        var claimed = entitled.isPresent() && acting.isEmpty() && enqueued.isEmpty();
        var phases = new Phases(
                seconds(gone.orElse(null)),
                seconds(entitled(entitled, elected)),
                seconds(elected),
                seconds(enqueued.orElse(null)),
                seconds(started.orElse(null)));
        var twice = twice();
        var jobs = jobs().all();
        var verdict = verdict(phases, twice, lost(jobs));
        return new DrillReport(
                zero,
                plan.method().word(),
                environment,
                seen.database(),
                ReportedRunner.orNull(seen.before()),
                ReportedRunner.orNull(seen.predicted()),
                ReportedRunner.orNull(successor.orElse(null)),
                phases,
                phases.firstEnqueued(),
                phases.firstEnqueued() == null ? gapReason(phases) : null,
                DurationText.seconds(plan.target()),
                resolution(),
                claimed ? null : lasting(sample -> sample.leaders() == 0),
                claimed ? NOT_SEEN_TO_LEAD : null,
                lasting(sample -> sample.leaders() > 1),
                jobs,
                twice,
                limits(),
                seen.probes().size(),
                seen.checks(),
                DrillSampleDrawing.of(
                        seen, zero, dispatches.stream().map(ObservedJob::at).toList()),
                verdict,
                reason(verdict, phases, twice, lost(jobs)) + left(),
                ReportedRunner.all(seen.takenOut()),
                ReportedRunner.all(seen.perhaps()));
    }

    private @Nullable Double seconds(@Nullable Instant at) {
        return at == null ? null : DurationText.seconds(Duration.between(zero, at));
    }

    private interface Look {
        boolean shows(RunnerSample sample);
    }

    private Optional<Instant> first(Look look) {
        return seen.injected() == null
                ? Optional.empty()
                : seen.samples().stream()
                        .filter(sample -> !sample.at().isBefore(zero))
                        .filter(look::shows)
                        .map(RunnerSample::at)
                        .findFirst();
    }

    /// When all victims' connections had ended, or, if a lock elects, no victim held it.
    private Optional<Instant> gone() {
        return seen.victims().isEmpty()
                ? Optional.empty()
                : first(sample -> seen.victims().stream().noneMatch(victim -> holdsOn(sample, victim)));
    }

    private boolean holdsOn(RunnerSample sample, RunnerConnection victim) {
        var byLock = victim.uuid() == null;
        var holder = sample.leadership().lockHolder();
        return byLock ? holder != null && holder.isSameBackend(victim) : sample.shows(victim);
    }

    private boolean isAnother(@Nullable RunnerConnection leader) {
        return leader != null && seen.victims().stream().noneMatch(leader::isSameBackend);
    }

    /// From this moment on, a job that is enqueued counts as the successor's: the old leader is gone, or, if it is
    /// not, a new leader was seen to act. If the new one already acts at the look that first misses the old one, it
    /// may have begun after the look before, which then counts.
    private Optional<Instant> handedOver(Optional<Instant> gone) {
        return gone.map(at -> acting(at).filter(at::equals).isPresent() ? lookBefore(at) : at)
                .or(() -> first(sample ->
                        isAnother(sample.leader()) && sample.showsActing(Objects.requireNonNull(sample.leader()))));
    }

    private Instant lookBefore(Instant at) {
        return seen.samples().stream()
                .map(RunnerSample::at)
                .filter(look -> look.isBefore(at) && !look.isBefore(zero))
                .reduce((_, last) -> last)
                .orElse(zero);
    }

    private Optional<Instant> acting(Instant from) {
        return first(sample -> {
            var leader = sample.leader();
            return !sample.at().isBefore(from)
                    && isAnother(leader)
                    && sample.showsActing(Objects.requireNonNull(leader));
        });
    }

    /// When the rule first named another leader. A look shows this up to one interval late, so it is no later than the
    /// moment from which that leader acted.
    private static @Nullable Instant entitled(Optional<Instant> seen, @Nullable Instant elected) {
        return seen.isPresent() && elected != null && elected.isBefore(seen.get()) ? elected : seen.orElse(null);
    }

    /// The earlier of two moments: it was seen to act, or its first job was enqueued, which shows even where
    /// statements are hidden. That it should lead by the rule is not enough.
    private static @Nullable Instant elected(Optional<Instant> acting, Optional<Instant> enqueued) {
        var at = acting.or(() -> enqueued);
        return at.isPresent() && enqueued.isPresent() && enqueued.get().isBefore(at.get())
                ? enqueued.get()
                : at.orElse(null);
    }

    private Optional<Instant> firstEnqueued(Instant from) {
        return dispatches.stream()
                .map(ObservedJob::at)
                .filter(at -> !at.isBefore(from))
                .findFirst()
                .filter(at -> leaderAt(at).map(this::mayHaveDispatched).orElse(true));
    }

    /// A runner of which each statement shows that it does something else has not enqueued the job: another one
    /// has.
    private boolean mayHaveDispatched(RunnerConnection leader) {
        return first(sample -> sample.hidesStatements(leader) || sample.showsActing(leader))
                .isPresent();
    }

    private Optional<Instant> firstStarted(Instant from) {
        var uuids = new LinkedHashSet<String>();
        dispatches.stream().filter(each -> !each.at().isBefore(from)).forEach(each -> uuids.add(each.uuid()));
        return seen.sightings().stream()
                .filter(sighting -> !sighting.at().isBefore(from))
                .filter(sighting -> sighting.hasStarted() && uuids.contains(sighting.uuid()))
                .map(ObservedJob::at)
                .findFirst();
    }

    private Optional<RunnerConnection> leaderAt(Instant at) {
        return seen.samples().stream()
                .filter(sample -> !sample.at().isBefore(at))
                .map(RunnerSample::leader)
                .filter(this::isAnother)
                .map(Objects::requireNonNull)
                .findFirst();
    }

    /// Each change of a job is notified. So the first notification after which a job turns out to have been
    /// enqueued again gives the time of its dispatch, whatever its state is by then.
    private static List<ObservedJob> dispatches(List<ObservedJob> sightings) {
        var known = new HashMap<String, ObservedJob>();
        var found = new ArrayList<ObservedJob>();
        for (var sighting : sightings) {
            var before = known.put(sighting.uuid(), sighting);
            var waited = before == null ? sighting.state().equals("enqueued") : before.isWaiting();
            var again = before != null && !Objects.equals(before.enqueued(), sighting.enqueued());
            if (sighting.hasBeenEnqueued() && (waited || again)) {
                found.add(sighting);
            }
        }
        return found;
    }

    /// Jobs that were enqueued or started twice without being pending in between, and without a retry that explains
    /// it. A job that was enqueued but not begun may have been put back too quickly to be seen: it does not count.
    private List<String> twice() {
        return again((before, now) -> before.hasStarted()
                && (now.state().equals("enqueued")
                        || !Objects.equals(before.enqueued(), now.enqueued())
                        || !before.isSameTry(now)));
    }

    private List<String> enqueuedAgain() {
        return again((before, now) -> !before.hasStarted() && !Objects.equals(before.enqueued(), now.enqueued()));
    }

    private interface Pair {
        boolean matches(ObservedJob before, ObservedJob now);
    }

    private List<String> again(Pair pair) {
        var again = new TreeSet<String>();
        var last = new HashMap<String, ObservedJob>();
        for (var sighting : seen.sightings()) {
            var before = last.put(sighting.uuid(), sighting);
            if (before != null
                    && !before.isWaiting()
                    && !sighting.isWaiting()
                    && before.retry() == sighting.retry()
                    && pair.matches(before, sighting)) {
                again.add(sighting.uuid());
            }
        }
        return List.copyOf(again);
    }

    /// Jobs that the old leader enqueued and that no worker had begun at the end.
    private static List<String> lost(List<InFlight> jobs) {
        return jobs.stream()
                .filter(job -> job.fate() == JobFate.ORPHANED)
                .map(InFlight::uuid)
                .toList();
    }

    private double resolution() {
        var longest = Duration.ZERO;
        for (var i = 1; i < seen.samples().size(); i++) {
            var apart = Duration.between(
                    seen.samples().get(i - 1).at(), seen.samples().get(i).at());
            longest = apart.compareTo(longest) > 0 ? apart : longest;
        }
        return DurationText.seconds(longest);
    }

    private double lasting(Look look) {
        var total = Duration.ZERO;
        for (var i = 0; i + 1 < seen.samples().size(); i++) {
            var sample = seen.samples().get(i);
            if (seen.injected() != null && !sample.at().isBefore(zero) && look.shows(sample)) {
                total = total.plus(
                        Duration.between(sample.at(), seen.samples().get(i + 1).at()));
            }
        }
        return DurationText.seconds(total);
    }

    private List<String> limits() {
        var limits = new ArrayList<String>();
        limits.add("If the same process enqueues or starts a job twice within one second, the row stays the same."
                + " This drill cannot see that.");
        var again = enqueuedAgain();
        if (!again.isEmpty()) {
            limits.add(NumberText.of(again.size(), "job was", "jobs were")
                    + " enqueued again before a worker was seen to begin them. They were put back to pending in"
                    + " between, or enqueued twice; it is not known which.");
        }
        if (seen.inFlight().size() > JobSightingQueries.MOST) {
            limits.add("More than " + NumberText.count(JobSightingQueries.MOST)
                    + " jobs were in flight: the drill does not" + " follow the others.");
        }
        if (seen.checks().stream().anyMatch(check -> check.item().equals(Preflight.ROW_SECURITY))) {
            limits.add("Row security hides jobs from this role, or may hide some: what becomes of them is not known.");
        }
        if (seen.before() != null && seen.before().uuid() == null) {
            limits.add("With an advisory lock the successor cannot be predicted: it is the runner that tries"
                    + " first after the holder ends.");
        }
        return limits;
    }

    private DrillVerdict verdict(Phases phases, List<String> twice, List<String> lost) {
        var end = seen.end();
        if (end == null || end.aborted()) {
            return DrillVerdict.ABORTED;
        }
        var gap = phases.firstEnqueued();
        if (!twice.isEmpty() || !lost.isEmpty()) {
            return DrillVerdict.FAILED;
        }
        if (gap == null) {
            return dispatchesAfterTheOldLeader().isEmpty() ? DrillVerdict.FAILED : DrillVerdict.UNKNOWN;
        }
        return gap <= DurationText.seconds(plan.target()) ? DrillVerdict.PASS : DrillVerdict.OVER_TARGET;
    }

    /// Whatever the verdict is, what stays behind is said.
    private String left() {
        var end = seen.end();
        return end == null || end.left().isEmpty() ? "" : " " + end.left();
    }

    private String reason(DrillVerdict verdict, Phases phases, List<String> twice, List<String> lost) {
        var end = seen.end();
        return switch (verdict) {
            case ABORTED -> end == null ? "It runs." : end.reason();
            case PASS, OVER_TARGET ->
                "The successor's first job was enqueued "
                        + DurationText.measured(Objects.requireNonNull(phases.firstEnqueued()), 3)
                        + " after the injection; the target time is " + DurationText.setting(plan.target()) + "."
                        + (phases.firstStarted() == null
                                ? " No worker began one of its jobs while the drill ran: check whether Odoo answers."
                                : "");
            case UNKNOWN -> gapReason(phases);
            case FAILED -> {
                if (!twice.isEmpty()) {
                    yield "Seen twice: " + listed(twice) + ".";
                }
                if (!lost.isEmpty()) {
                    yield "The old leader left these jobs enqueued, and no worker began them before the drill"
                            + " ended: " + listed(lost) + ".";
                }
                yield gapReason(phases);
            }
        };
    }

    private String gapReason(Phases phases) {
        return seen.injected() == null
                ? "No runner was taken out."
                : FailureReason.of(seen, zero, phases.gone() != null, dispatchesAfterTheOldLeader());
    }

    private List<Instant> dispatchesAfterTheOldLeader() {
        return handedOver(gone()).stream()
                .flatMap(from -> dispatches.stream().map(ObservedJob::at).filter(at -> !at.isBefore(from)))
                .toList();
    }

    private static String listed(List<String> uuids) {
        var named = uuids.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return uuids.size() <= MOST_NAMED ? named : named + " " + ListText.more(uuids.size() - MOST_NAMED);
    }
}
