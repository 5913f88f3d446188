package signalbox.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.worker.listing.HostProcess;

/// A process that is to be ended, and those that it belongs to: Odoo's server process and all that it started.
final class ProcessTree {
    private final Map<Integer, HostProcess> all = new HashMap<>();
    private final EndProcess end;
    /// The process, then the one of Odoo that started it, up to the first.
    private final List<HostProcess> lineage;

    ProcessTree(EndProcess end, Workers workers) {
        this.end = end;
        workers.all().forEach(worker -> all.putIfAbsent(worker.pid(), worker.process()));
        this.lineage = lineage(workers.odoo().stream().map(Worker::pid).collect(Collectors.toSet()));
    }

    /// Whether this process ends with the one that is ended.
    boolean ends(Worker worker) {
        return upwards(worker.process()).stream()
                .anyMatch(at -> at.pid() == end.pid() && at.started().equals(end.started()));
    }

    /// Whether this process belongs to the same server process.
    boolean has(Worker worker) {
        var root = lineage.getLast().pid();
        return upwards(worker.process()).stream().anyMatch(at -> at.pid() == root);
    }

    /// The databases that are named by the arguments of the process, of those that end with it, or of those above it.
    Set<String> names(Workers workers) {
        var ending = workers.all().stream().filter(this::ends).map(Worker::process);
        return Stream.concat(ending, lineage.stream())
                .flatMap(process -> DatabaseArgument.of(process.command()).stream())
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    private List<HostProcess> lineage(Set<Integer> odoo) {
        var known = all.get(end.pid());
        var process = known == null ? new HostProcess(end.pid(), 0, "", end.started(), "") : known;
        var above = upwards(process);
        var first = 0;
        while (first + 1 < above.size() && odoo.contains(above.get(first + 1).pid())) {
            first++;
        }
        return above.subList(0, first + 1);
    }

    private List<HostProcess> upwards(HostProcess process) {
        var above = new ArrayList<>(List.of(process));
        @Nullable HostProcess at = all.get(process.ppid());
        while (at != null && above.size() <= all.size()) {
            above.add(at);
            at = all.get(at.ppid());
        }
        return above;
    }
}
