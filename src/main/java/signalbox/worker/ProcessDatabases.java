package signalbox.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import signalbox.election.RunnerConnection;
import signalbox.worker.ProcessMatch.Reason;
import signalbox.worker.listing.HostProcess;

/// Whose queues a process runs. A runner serves several databases, and ends with its process or with the one that
/// started it. Known as far as a snapshot shows which connection belongs to which process.
///
/// @param known the databases of its runner connections
/// @param possible other databases with runner connections whose process is not known
public record ProcessDatabases(TreeSet<String> known, TreeSet<String> possible) {
    /// Nothing has been looked at yet.
    public static final ProcessDatabases UNKNOWN = new ProcessDatabases(new TreeSet<>(), new TreeSet<>());

    public static ProcessDatabases of(EndProcess end, Workers workers, List<RunnerConnection> runners) {
        Map<Integer, HostProcess> processes = workers.all().stream()
                .map(Worker::process)
                .collect(Collectors.toMap(HostProcess::pid, process -> process, (one, _) -> one));
        var known = new TreeSet<String>();
        var possible = new TreeSet<String>();
        for (var runner : runners) {
            switch (workers.matches().get(runner.pid())) {
                case ProcessMatch.Found found
                when isBelow(found.worker().process(), end, processes) -> known.add(runner.database());
                case ProcessMatch.Found _ -> {}
                case ProcessMatch.Missing missing when missing.reason() == Reason.OTHER_HOST -> {}
                case null -> possible.add(runner.database());
                case ProcessMatch.Missing _ -> possible.add(runner.database());
            }
        }
        possible.removeAll(known);
        return new ProcessDatabases(known, possible);
    }

    /// All that may lose a runner.
    TreeSet<String> all() {
        var all = new TreeSet<>(known);
        all.addAll(possible);
        return all;
    }

    private static boolean isBelow(HostProcess process, EndProcess end, Map<Integer, HostProcess> all) {
        var at = process;
        for (var steps = 0; at != null && steps < all.size(); steps++) {
            if (at.pid() == end.pid() && at.started().equals(end.started())) {
                return true;
            }
            at = all.get(at.ppid());
        }
        return false;
    }

    /// Sentences for the operator before the process is ended.
    ///
    /// @param own the database of Signalbox's session
    List<String> notes(String own) {
        var notes = new ArrayList<String>();
        if (!known.isEmpty()) {
            notes.add("It runs the queue of database " + String.join(", ", known) + ": its runner ends with it.");
        }
        var others = new TreeSet<>(possible);
        others.remove(own);
        if (!others.isEmpty()) {
            notes.add("It is not known which process has the runner connections of database "
                    + String.join(", ", others)
                    + ": it may be this one. A role that is in pg_read_all_stats sees more of them.");
        }
        return notes;
    }
}
