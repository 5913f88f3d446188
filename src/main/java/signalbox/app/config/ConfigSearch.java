package signalbox.app.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.text.ListText;
import signalbox.worker.ProcessClassifier;
import signalbox.worker.ProcessFolders;
import signalbox.worker.ProcessKind;
import signalbox.worker.Worker;
import signalbox.worker.Workers;
import signalbox.worker.listing.HostProcess;

/// Where the odoo.conf of a database's Odoo is: what its processes name (the runner's first), else the usual places.
/// Pure but for the questions which files are there, and from which folder a process takes a path.
final class ConfigSearch {
    /// The documentation of Odoo.sh has the first, the article about queue_job there the second; then those of Odoo and
    /// of its packages.
    static final List<String> USUAL = List.of(
            "/home/odoo/.config/odoo/odoo.conf",
            ConfigSource.OnHost.USUAL_PATH,
            ConfigNaming.AT_HOME,
            "/etc/odoo/odoo.conf",
            "/etc/odoo.conf");

    private static final int MOST_NAMED = 8;
    private static final List<ProcessKind> ORDER = List.of(
            ProcessKind.RUNNER,
            ProcessKind.SERVER,
            ProcessKind.HTTP,
            ProcessKind.UNKNOWN,
            ProcessKind.LONGPOLLING,
            ProcessKind.CRON);

    /// @param text why it is this one, and what else is there
    record Found(String path, String text) {}

    private final List<Worker> processes;
    private final Function<HostProcess, ProcessFolders> folders;
    private @Nullable List<ConfigNaming> known;

    private ConfigSearch(List<Worker> processes, Function<HostProcess, ProcessFolders> folders) {
        this.processes = processes;
        this.folders = folders;
    }

    /// @param leading the process whose runner leads, if it is known
    /// @param folders those of a process; asked when a path does not begin with `/`
    static ConfigSearch of(
            Workers workers, String database, Optional<Worker> leading, Function<HostProcess, ProcessFolders> folders) {
        var rest = workers.odooOf(database).stream()
                .filter(worker -> ORDER.contains(worker.kind()))
                .sorted(Comparator.comparingInt((Worker worker) -> ORDER.indexOf(worker.kind()))
                        .thenComparingInt(Worker::pid));
        return new ConfigSearch(
                Stream.concat(leading.filter(Worker::isOdoo).stream(), rest)
                        .map(worker -> started(worker, workers))
                        .distinct()
                        .toList(),
                folders);
    }

    /// A prefork process has the arguments and the variables of its parent, and shows them no more once it has a title.
    private static Worker started(Worker worker, Workers workers) {
        return workers.withPid(worker.process().ppid()).filter(Worker::isOdoo).orElse(worker);
    }

    /// The process whose arguments and variables count first.
    Optional<Worker> process() {
        return processes.stream().findFirst();
    }

    /// Of the first processes. Blocks when it is asked for the first time.
    private List<ConfigNaming> namings() {
        var named = known;
        if (named == null) {
            named = processes.stream()
                    .limit(MOST_NAMED)
                    .map(worker -> ConfigNaming.of(worker, folders))
                    .toList();
            known = named;
        }
        return named;
    }

    /// Which files are not known where, and why, without an end mark.
    List<String> unknown() {
        return namings().stream()
                .filter(naming -> naming.path() == null)
                .map(ConfigNaming::text)
                .toList();
    }

    /// The path as the first process reads it; empty when that is not known.
    Optional<String> absolute(String path) {
        return path.startsWith("/")
                ? Optional.of(path)
                : process().flatMap(worker -> folders.apply(worker.process()).absolute(path));
    }

    /// The file to which they log, if their arguments name one: it counts before that of the odoo.conf.
    Optional<String> logfile() {
        return processes.stream()
                .flatMap(worker -> ProcessClassifier.logfileOf(worker.process()).stream()
                        .flatMap(path -> path.startsWith("/")
                                ? Stream.of(path)
                                : folders.apply(worker.process()).absolute(path).stream()))
                .findFirst();
    }

    /// All paths, in the order in which they count.
    List<String> places() {
        return Stream.concat(namings().stream().flatMap(naming -> Stream.ofNullable(naming.path())), USUAL.stream())
                .distinct()
                .toList();
    }

    /// @param existing gives those of the paths that are there
    Optional<Found> find(UnaryOperator<List<String>> existing) {
        var there = existing.apply(places());
        return there.stream().findFirst().map(path -> new Found(path, text(path, there)));
    }

    private String text(String path, List<String> there) {
        var by = namings().stream().filter(naming -> path.equals(naming.path())).findFirst();
        var text = new ArrayList<String>();
        text.add(by.map(ConfigNaming::text).orElse("found at a usual place: no process names one that is there"));
        if (by.isEmpty()) {
            text.addAll(unknown());
        }
        var others =
                there.stream().filter(other -> !Objects.equals(other, path)).toList();
        if (!others.isEmpty()) {
            text.add(ListText.and(others) + (others.size() == 1 ? " is" : " are") + " there too");
        }
        return String.join("; ", text);
    }
}
