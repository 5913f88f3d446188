package signalbox.app.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import signalbox.text.ListText;
import signalbox.worker.ProcessClassifier;
import signalbox.worker.ProcessKind;
import signalbox.worker.Worker;
import signalbox.worker.Workers;

/// Where the odoo.conf of a database's Odoo is: what its processes name (the runner's first), else the usual places.
/// Pure but for the question which files are there.
final class ConfigSearch {
    /// The documentation of Odoo.sh has the first, the article about queue_job there the second; then those of Odoo and
    /// of its packages.
    static final List<String> USUAL = List.of(
            "/home/odoo/.config/odoo/odoo.conf",
            ConfigSource.OnHost.USUAL_PATH,
            "~/.odoorc",
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

    private record Named(String path, Worker by) {}

    private final List<Worker> processes;

    private ConfigSearch(List<Worker> processes) {
        this.processes = processes;
    }

    /// @param leading the process whose runner leads, if it is known
    static ConfigSearch of(Workers workers, String database, Optional<Worker> leading) {
        var rest = workers.odooOf(database).stream()
                .filter(worker -> ORDER.contains(worker.kind()))
                .sorted(Comparator.comparingInt((Worker worker) -> ORDER.indexOf(worker.kind()))
                        .thenComparingInt(Worker::pid));
        return new ConfigSearch(Stream.concat(leading.filter(Worker::isOdoo).stream(), rest)
                .map(worker -> started(worker, workers))
                .distinct()
                .toList());
    }

    /// A prefork process has the arguments and the variables of its parent, and shows them no more once it has a title.
    private static Worker started(Worker worker, Workers workers) {
        return workers.withPid(worker.process().ppid()).filter(Worker::isOdoo).orElse(worker);
    }

    /// The process whose arguments and variables count first.
    Optional<Worker> process() {
        return processes.stream().findFirst();
    }

    private List<Named> named() {
        return processes.stream()
                .flatMap(worker -> ProcessClassifier.configOf(worker.process())
                        .filter(path -> path.startsWith("/"))
                        .map(path -> new Named(path, worker))
                        .stream())
                .limit(MOST_NAMED)
                .toList();
    }

    /// The file to which they log, if their arguments name one: it counts before that of the odoo.conf.
    Optional<String> logfile() {
        return processes.stream()
                .flatMap(worker -> ProcessClassifier.logfileOf(worker.process()).stream())
                .filter(path -> path.startsWith("/"))
                .findFirst();
    }

    /// All paths, in the order in which they count.
    List<String> places() {
        return Stream.concat(named().stream().map(Named::path), USUAL.stream())
                .distinct()
                .toList();
    }

    /// @param existing gives those of the paths that are there
    Optional<Found> find(UnaryOperator<List<String>> existing) {
        var there = existing.apply(places());
        return there.stream().findFirst().map(path -> new Found(path, text(path, there)));
    }

    private String text(String path, List<String> there) {
        var by = named().stream().filter(named -> named.path().equals(path)).findFirst();
        var text = new ArrayList<String>();
        text.add(by.map(named -> "named by the arguments of " + named.by().title())
                .orElse("found at a usual place: no process names one"));
        var others =
                there.stream().filter(other -> !Objects.equals(other, path)).toList();
        if (!others.isEmpty()) {
            text.add(ListText.and(others) + (others.size() == 1 ? " is" : " are") + " there too");
        }
        return String.join("; ", text);
    }
}
