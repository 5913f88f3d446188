package signalbox.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.election.BackendKey;
import signalbox.election.Candidate;
import signalbox.election.Leadership;
import signalbox.election.RunnerConnection;
import signalbox.election.RunnerQueries;
import signalbox.election.Scheme;
import signalbox.election.action.TerminationEffect;
import signalbox.failover.injection.Injection;
import signalbox.failover.probe.ProbeJobs;
import signalbox.failover.report.PreflightCheck;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.probe.ProbeChannel;
import signalbox.text.NumberText;

/// Checks whether a drill can begin, and predicts what it would do. Reads only.
///
/// @param leader the present leader; null when none can be named
/// @param victims the runners that would be taken out
/// @param beside the other connections of their processes, which end too
/// @param predicted the runner that would lead next by the rule; null when there is none, or when the fastest gets the
///     lead
/// @param inFlight how many jobs are enqueued or started, as far as this role sees them
public record Preflight(
        List<PreflightCheck> checks,
        @Nullable RunnerConnection leader,
        List<RunnerConnection> victims,
        List<RunnerConnection> beside,
        @Nullable RunnerConnection predicted,
        long inFlight) {

    /// The check that says that the drill does not see all jobs.
    static final String ROW_SECURITY = "Row security";

    private static final String LOCKED = """
            select exists (select 1 from pg_locks l join pg_database d on d.oid = l.database
                            where d.datname = current_database() and l.locktype = 'advisory' and l.granted
                              and (l.classid::bigint << 32 | l.objid::bigint) = ? and l.objsubid = 1
                              and l.pid <> pg_backend_pid())
            """;

    private static final String IN_FLIGHT = """
            select count(*) as jobs, count(*) filter (where state = 'enqueued') as enqueued
              from {queue_job} where state in ('enqueued', 'started')
            """;

    /// @param enqueued of these, the ones that no worker has begun
    private record FlyingJobs(long jobs, long enqueued) {
        String text() {
            var started = jobs - enqueued;
            var words = new ArrayList<String>();
            if (started > 0) {
                words.add(NumberText.of(started, "keeps running: a worker runs it", "keep running: workers run them"));
            }
            if (enqueued > 0) {
                words.add(NumberText.of(
                        enqueued,
                        "is enqueued, and no worker has begun it: it may be left behind",
                        "are enqueued, and no worker has begun them: they may be left behind"));
            }
            return String.join("; ", words);
        }
    }

    public Preflight {
        checks = List.copyOf(checks);
        victims = List.copyOf(victims);
        beside = List.copyOf(beside);
    }

    /// Looks now. Reads only.
    ///
    /// @throws signalbox.postgres.connection.PostgresException when the server does not answer
    public static Preflight look(Sql sql, Capabilities capabilities, DrillPlan plan, Injection injection) {
        var seen =
                RunnerQueries.observe(sql, capabilities.server().database(), List.of(), capabilities.poolerSuspected());
        var locked = sql.first("look for another drill", LOCKED, row -> row.getBoolean(1), ProbeChannel.DRILL_LOCK)
                .orElse(false);
        var inFlight = sql.first(
                        "count the jobs in flight", IN_FLIGHT, row -> new FlyingJobs(row.getLong(1), row.getLong(2)))
                .orElseThrow();
        var leadership = Leadership.of(seen);
        var leader = leadership.leader();
        var victims = victims(leadership, plan);
        var follows = TerminationEffect.of(seen, victims, injection.processes(sql, seen));
        var predicted =
                leadership.scheme() == Scheme.ADVISORY ? null : follows.after().leader();
        var checks = new ArrayList<PreflightCheck>();
        checks.add(server(capabilities));
        var runners = new RunnerChecks(follows, predicted);
        checks.add(runners.leader());
        checks.add(runners.database());
        checks.add(runners.successor());
        checks.add(runners.means(ended -> injection.objection(sql, seen, ended)));
        checks.add(
                switch (capabilities.trigger()) {
                    case COMPLETE -> PreflightCheck.pass("Jobs notify", "trigger complete");
                    case UNKNOWN ->
                        PreflightCheck.warn("Jobs notify", "it is not known whether the trigger's function notifies");
                    case INCOMPLETE, DISABLED, SILENT, MISSING ->
                        PreflightCheck.fail(
                                "Jobs notify",
                                "the trigger queue_job_notify is missing, incomplete, disabled or silent");
                });
        checks.add(
                locked
                        ? PreflightCheck.fail("No other drill here", "another drill runs on this database")
                        : PreflightCheck.pass("No other drill here", "none"));
        checks.add(probes(sql, capabilities, plan));
        checks.add(inFlight(inFlight, capabilities));
        if (capabilities.hidesJobs()) {
            checks.add(PreflightCheck.warn(ROW_SECURITY, "it limits which jobs this role can count"));
        }
        return new Preflight(checks, leader, victims, follows.beside(), predicted, inFlight.jobs());
    }

    private static PreflightCheck inFlight(FlyingJobs flying, Capabilities capabilities) {
        var item = "Jobs in flight";
        var jobs = flying.jobs();
        if (capabilities.hidesJobs()) {
            return PreflightCheck.warn(
                    item,
                    "unknown: row security may hide some"
                            + (jobs == 0 ? "" : "; as far as this role sees, " + flying.text()));
        }
        return jobs == 0 ? PreflightCheck.pass(item, "none") : PreflightCheck.warn(item, flying.text());
    }

    private static PreflightCheck server(Capabilities capabilities) {
        var standby = capabilities.server().standby();
        if (standby != null) {
            return PreflightCheck.fail("The server itself", standby.refusal());
        }
        return capabilities.poolerSuspected()
                ? PreflightCheck.fail(
                        "The server itself",
                        "this connection goes through a pooler, which would keep the drill's lock: connect to"
                                + " the server")
                : PreflightCheck.pass("The server itself", "a primary, without a pooler");
    }

    private static List<RunnerConnection> victims(Leadership leadership, DrillPlan plan) {
        return leadership.leader() == null
                ? List.of()
                : leadership.succession().stream()
                        .filter(candidate -> candidate.place() != null)
                        .map(Candidate::connection)
                        .limit(plan.victims())
                        .toList();
    }

    /// Why these runners must not be taken out: one of them, or another connection of its process, serves another
    /// database. Empty when none does.
    ///
    /// @param here the database of the drill
    Optional<String> runnerOfOtherDatabase(String here) {
        return runnerOfOtherDatabase(victims, beside, here);
    }

    static Optional<String> runnerOfOtherDatabase(
            List<RunnerConnection> victims, List<RunnerConnection> beside, String here) {
        return victims.stream()
                .filter(victim -> !victim.database().equals(here))
                .findFirst()
                .map(victim -> "pid " + victim.pid() + " (" + victim.label() + ") runs the queue of database "
                        + victim.database() + ": a drill on " + here + " takes out only its own runners")
                .or(() -> connectionBeside(beside, here));
    }

    private static Optional<String> connectionBeside(List<RunnerConnection> beside, String here) {
        return beside.stream()
                .filter(other -> !other.database().equals(here))
                .findFirst()
                .map(other -> "its process has another connection, pid " + other.pid() + " (" + other.label()
                        + "), and would lose that, too: a drill on " + here + " takes out only its own runners");
    }

    private static PreflightCheck probes(Sql sql, Capabilities capabilities, DrillPlan plan) {
        if (plan.probes() == 0) {
            return PreflightCheck.warn("Probe jobs", "none: a quiet queue shows no first job");
        }
        if (!capabilities.rights().writesQueue()) {
            return PreflightCheck.fail(
                    "Probe jobs", "this role may not add jobs: set them to 0, or connect as Odoo's own role");
        }
        return ProbeJobs.obstacle(sql)
                .map(reason -> PreflightCheck.fail("Probe jobs", reason + ": set them to 0"))
                .orElseGet(() -> probes(plan.probes() + ", without effect", ProbeJobs.suspects(sql)));
    }

    private static PreflightCheck probes(String jobs, List<String> suspects) {
        return suspects.isEmpty()
                ? PreflightCheck.pass("Probe jobs", jobs)
                : PreflightCheck.warn(
                        "Probe jobs",
                        jobs + "; they may stay (what may prevent deleting: " + String.join(", ", suspects)
                                + "): the start tries it first, and takes nobody out if they would");
    }

    /// Which backends it would take out, and who should lead next.
    DrillPlan.DrillVictims aim() {
        var words = victims.stream()
                .map(victim -> "pid " + victim.pid() + ", " + victim.labelInFull() + ", started "
                        + (victim.backendStart() == null ? "at a time that is hidden" : victim.backendStart()))
                .collect(Collectors.joining("; "));
        var successor = predicted == null ? "not predicted" : "pid " + predicted.pid() + ", " + predicted.labelInFull();
        return new DrillPlan.DrillVictims(keys(), words.isEmpty() ? "no leader that can be named" : words, successor);
    }

    private List<BackendKey> keys() {
        return victims.stream().map(BackendKey::of).toList();
    }

    /// Why the drill that was settled cannot begin: other backends lead now. Empty when they are the same.
    Optional<String> change(DrillPlan plan) {
        var aim = plan.aim();
        return aim == null || aim.victims().equals(keys())
                ? Optional.empty()
                : Optional.of("The runners changed in the meantime: the drill was to take out " + aim.text()
                        + "; now it would take out " + aim().text() + ".");
    }

    /// Whether the drill can begin.
    public boolean passes() {
        return checks.stream().noneMatch(PreflightCheck::fails);
    }

    /// Why the drill cannot begin, in one sentence.
    String objection() {
        return checks.stream()
                .filter(PreflightCheck::fails)
                .map(check -> check.item() + ": " + check.text())
                .collect(Collectors.joining("; ", "", "."));
    }
}
