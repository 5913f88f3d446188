package signalbox.worker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.election.Anomaly;
import signalbox.election.EmbeddedMarker;
import signalbox.election.RunnerConnection;
import signalbox.election.SameProcess;
import signalbox.election.session.Backend;
import signalbox.worker.ProcessMatch.Reason;
import signalbox.worker.listing.HostProcess;
import signalbox.worker.listing.ProcessListing;

/// The processes of a host, what each is for, and which connection belongs to which.
///
/// @param takenAt when they were listed; null before the first time
/// @param source where the list comes from
/// @param all also those that are not Odoo
/// @param matches by the pid of the backend; backends that were not looked for are missing
/// @param fault why they cannot be listed now: then this is the last list; null when they can
/// @param coverage whether all of the database's Odoo runs on this host; null when this was not checked
/// @param remarks what reading the list found, in sentences
public record Workers(
        @Nullable Instant takenAt,
        String source,
        List<Worker> all,
        Map<Integer, ProcessMatch> matches,
        @Nullable String fault,
        @Nullable HostCoverage coverage,
        List<String> remarks) {
    public Workers(
            @Nullable Instant takenAt,
            String source,
            List<Worker> all,
            Map<Integer, ProcessMatch> matches,
            @Nullable String fault) {
        this(takenAt, source, all, matches, fault, null, List.of());
    }

    /// What is said where no processes were listed.
    public static final String UNCHECKED = "No processes were checked.";

    /// No processes were listed.
    public static final Workers UNSEEN = new Workers(null, "", List.of(), Map.of(), null);

    public Workers {
        all = List.copyOf(all);
        matches = Map.copyOf(matches);
        remarks = List.copyOf(remarks);
    }

    /// Lists them now. Blocks.
    ///
    /// @throws ProcessException when the host does not list them
    public static Workers of(ProcessSource source) {
        return of(source, source.list());
    }

    /// Blocks while it reads config files.
    public static Workers of(ProcessSource source, ProcessListing listing) {
        return of(listing, new ProcessClassifier(source.configs(listing)));
    }

    /// With the processes behind these backends. Blocks while it reads config files.
    ///
    /// @param own Signalbox's own backend, which was connected while the list was made
    public static Workers matched(
            ProcessSource source, ProcessListing listing, Backend own, Collection<Backend> backends) {
        var workers = of(source, listing);
        return workers.withMatches(ProcessMatcher.of(source, listing, workers.all, own), backends);
    }

    public static Workers of(ProcessListing listing, ProcessClassifier classifier) {
        return new Workers(
                listing.takenAt(),
                listing.source(),
                classifier.classify(listing.processes()),
                Map.of(),
                null,
                null,
                listing.remarks());
    }

    /// @param backends the ones whose processes are looked for
    public Workers withMatches(ProcessMatcher matching, Collection<Backend> backends) {
        var found = new HashMap<Integer, ProcessMatch>();
        backends.forEach(backend -> found.put(backend.pid(), matching.match(backend)));
        return new Workers(takenAt, source, all, found, fault, coverage, remarks);
    }

    /// With what these backends show: a prefork process without a title is the runner if a runner's connection is its.
    ///
    /// @param runners the backends of runners
    public Workers withRunners(Collection<RunnerConnection> runners) {
        var found = new HashMap<Worker, Worker>();
        runners.stream()
                .filter(runner -> runner.embedded() == EmbeddedMarker.NO)
                .forEach(runner -> behind(runner.pid())
                        .flatMap(worker -> worker.asRunner(runner.pid()).map(is -> Map.entry(worker, is)))
                        .ifPresent(known -> found.putIfAbsent(known.getKey(), known.getValue())));
        if (found.isEmpty()) {
            return this;
        }
        var named = new HashMap<>(matches);
        named.replaceAll((_, match) -> match instanceof ProcessMatch.Found(var worker, var basis)
                ? new ProcessMatch.Found(found.getOrDefault(worker, worker), basis)
                : match);
        return new Workers(
                takenAt,
                source,
                all.stream().map(worker -> found.getOrDefault(worker, worker)).toList(),
                named,
                fault,
                coverage,
                remarks);
    }

    public Workers failing(@Nullable String why) {
        return new Workers(takenAt, source, all, matches, why, coverage, remarks);
    }

    public Workers covering(HostCoverage seen) {
        return new Workers(takenAt, source, all, matches, fault, seen, remarks);
    }

    public Optional<Worker> withPid(int pid) {
        return all.stream().filter(worker -> worker.pid() == pid).findFirst();
    }

    public List<Worker> odoo() {
        return all.stream().filter(Worker::isOdoo).toList();
    }

    /// How many processes of Odoo there are of each kind.
    public Map<ProcessKind, Long> kinds() {
        var kinds = new EnumMap<ProcessKind, Long>(ProcessKind.class);
        odoo().forEach(worker -> kinds.merge(worker.kind(), 1L, Long::sum));
        return kinds;
    }

    /// The process that has the other end of a backend's connection.
    public Optional<Worker> behind(int backend) {
        return matches.get(backend) instanceof ProcessMatch.Found found
                ? Optional.of(found.worker())
                : Optional.empty();
    }

    /// Which runner connections belong to one process: as these matches show, and by the uuids where a process is
    /// not known. The connections of embedded runners do not end together. Nor need those of a relay, such as
    /// `ssh` or a proxy: it is not a process of Odoo.
    public SameProcess sameProcess() {
        return (one, other) -> (isKnown(one) && isKnown(other))
                ? owner(one).equals(owner(other))
                : SameProcess.BY_UUID.isSame(one, other);
    }

    private boolean isKnown(RunnerConnection runner) {
        return owner(runner).isPresent();
    }

    private Optional<HostProcess> owner(RunnerConnection runner) {
        return runner.embedded() == EmbeddedMarker.NO
                ? behind(runner.pid()).filter(Worker::isOdoo).map(Worker::process)
                : Optional.empty();
    }

    /// How the process behind a backend was found, or why it is not known.
    public String reason(int backend) {
        return switch (matches.get(backend)) {
            case null -> takenAt == null ? unseen() : Reason.NO_SUCH_PROCESS.label();
            case ProcessMatch.Found found -> "Shown by " + found.basis().label() + ".";
            case ProcessMatch.Missing missing -> missing.reason().label();
        };
    }

    private String unseen() {
        return Objects.requireNonNullElse(fault, UNCHECKED);
    }

    /// Why it is not known which connection belongs to which process; empty when it is known.
    public Optional<String> whyNoConnections() {
        if (matches.isEmpty()) {
            return Optional.of("No connections were checked: name a database.");
        }
        return matches.values().stream()
                .filter(new ProcessMatch.Missing(Reason.NOT_COMPARABLE)::equals)
                .findFirst()
                .map(_ -> Reason.NOT_COMPARABLE.label());
    }

    /// The pids of the backends whose connections belong to this process.
    public List<Integer> backendsOf(Worker worker) {
        return matches.keySet().stream()
                .filter(backend -> behind(backend).filter(worker::equals).isPresent())
                .sorted()
                .toList();
    }

    /// Whether no process of the list answers HTTP. Whether the site is asleep then is `health.SiteStatus`'s to say.
    public boolean serveNothing() {
        return all.stream().map(Worker::kind).noneMatch(ProcessKind::mayServe);
    }

    /// The processes that answer HTTP, or may, without those that are for other databases by their own arguments or
    /// by those of their parent.
    public List<Worker> serving(String database) {
        return all.stream()
                .filter(worker -> worker.kind().mayServe())
                .filter(worker -> isFor(worker, database))
                .toList();
    }

    /// The processes of Odoo, without those that are for other databases by their arguments.
    public List<Worker> odooOf(String database) {
        return odoo().stream().filter(worker -> isFor(worker, database)).toList();
    }

    /// The processes of Odoo that name this database in their arguments, or those of their parent.
    public List<Worker> naming(String database) {
        return odoo().stream()
                .filter(worker ->
                        named(worker).filter(names -> names.contains(database)).isPresent())
                .toList();
    }

    private boolean isFor(Worker worker, String database) {
        return named(worker).map(names -> names.contains(database)).orElse(true);
    }

    /// A process that gave itself another title shows no arguments any more: those of its parent are used.
    private Optional<List<String>> named(Worker worker) {
        return DatabaseArgument.of(worker.process().command())
                .or(() -> all.stream()
                        .filter(other -> other.pid() == worker.process().ppid() && other.isOdoo())
                        .findFirst()
                        .flatMap(parent -> DatabaseArgument.of(parent.process().command())));
    }

    /// An anomaly if a runner of this database lives in a cron worker. Runners of other databases are reported
    /// there.
    public List<Anomaly> cronWorkerRuns(String database, List<RunnerConnection> runners) {
        var evidence = new ArrayList<String>();
        var pids = new ArrayList<Integer>();
        for (var runner : runners) {
            if (!runner.database().equals(database)) {
                continue;
            }
            behind(runner.pid())
                    .filter(worker -> worker.kind() == ProcessKind.CRON)
                    .ifPresent(worker -> {
                        pids.add(runner.pid());
                        evidence.add("pid " + runner.pid() + " belongs to " + worker.title() + " on " + source + " ("
                                + worker.verdict().text() + ").");
                    });
        }
        return pids.isEmpty() ? List.of() : List.of(new Anomaly(Anomaly.Code.CRON_WORKER_RUNS, evidence, pids));
    }
}
