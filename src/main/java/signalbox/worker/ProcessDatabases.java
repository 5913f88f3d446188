package signalbox.worker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import signalbox.audit.ActionReach;
import signalbox.election.RunnerConnection;
import signalbox.election.session.BackendQueries.DatabaseSession;
import signalbox.worker.ProcessMatch.Reason;

/// Which databases a process serves. What it does there ends with it, or with the one that started it.
///
/// @param queues databases of the watched server whose runner it is
/// @param connected other databases there that it is connected to, or that its arguments name and that Odoo's server
///     process or its workers are connected to
/// @param possible others there with runner connections whose process is not known
/// @param named others that its arguments name: on a server that is not known
/// @param others while nothing shows which ones it serves: databases that other processes of the host serve
public record ProcessDatabases(
        SortedSet<String> queues,
        SortedSet<String> connected,
        SortedSet<String> possible,
        SortedSet<String> named,
        SortedSet<String> others) {

    /// @param workers with the processes behind these sessions, as far as they are known
    /// @param own the database of Signalbox's session
    public static ProcessDatabases of(
            EndProcess end, Workers workers, Collection<DatabaseSession> sessions, String own) {
        var tree = new ProcessTree(end, workers);
        Predicate<DatabaseSession> ends =
                session -> owner(session, workers).filter(tree::ends).isPresent();
        var queues = of(sessions, ends.and(ProcessDatabases::isRunner));
        var nearby = of(
                sessions, session -> owner(session, workers).filter(tree::has).isPresent());
        var names = tree.names(workers);

        var connected = of(sessions, ends);
        names.stream().filter(nearby::contains).forEach(connected::add);
        connected.removeAll(queues);
        var possible = of(sessions, session -> isRunner(session) && mayBeAnybodys(session, workers));
        possible.removeAll(queues);
        possible.removeAll(connected);
        var named = new TreeSet<>(names);
        named.removeAll(nearby);
        var isKnown = !queues.isEmpty() || !connected.isEmpty() || !named.isEmpty();
        return new ProcessDatabases(
                Collections.unmodifiableSortedSet(queues),
                Collections.unmodifiableSortedSet(connected),
                Collections.unmodifiableSortedSet(possible),
                Collections.unmodifiableSortedSet(named),
                isKnown ? Collections.emptySortedSet() : others(tree, workers, sessions, own));
    }

    private static TreeSet<String> of(Collection<DatabaseSession> sessions, Predicate<DatabaseSession> so) {
        return sessions.stream()
                .filter(so)
                .map(DatabaseSession::database)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> others(
            ProcessTree tree, Workers workers, Collection<DatabaseSession> sessions, String own) {
        Predicate<Worker> isOther = worker -> worker.isOdoo() && !tree.has(worker);
        var others =
                of(sessions, session -> owner(session, workers).filter(isOther).isPresent());
        workers.all().stream()
                .filter(isOther)
                .flatMap(worker -> DatabaseArgument.of(worker.process().command()).stream())
                .forEach(others::addAll);
        others.remove(own);
        return Collections.unmodifiableSortedSet(others);
    }

    private static boolean isRunner(DatabaseSession session) {
        return session.backend().applicationName().startsWith(RunnerConnection.PREFIX);
    }

    private static Optional<Worker> owner(DatabaseSession session, Workers workers) {
        return workers.behind(session.backend().pid());
    }

    private static boolean mayBeAnybodys(DatabaseSession session, Workers workers) {
        return switch (workers.matches().get(session.backend().pid())) {
            case null -> true;
            case ProcessMatch.Found _ -> false;
            case ProcessMatch.Missing(var reason) -> reason != Reason.OTHER_HOST;
        };
    }

    /// What ending it reaches.
    ///
    /// @param own the database of Signalbox's session
    ActionReach reach(String own) {
        var here = new TreeSet<>(List.of(own));
        here.addAll(queues);
        here.addAll(connected);
        here.addAll(possible);
        return new ActionReach(here, named, unclear());
    }

    private String unclear() {
        return others.isEmpty()
                ? ""
                : "It is not known which databases this process serves: its arguments name none, and none of its"
                        + " connections was found. Others on this host serve " + String.join(", ", others) + ".";
    }

    /// Sentences for the operator before the process is ended.
    ///
    /// @param own the database of Signalbox's session
    List<String> notes(String own) {
        var notes = new ArrayList<String>();
        if (!queues.isEmpty()) {
            notes.add("It runs the queue of database " + String.join(", ", queues) + ": its runner ends with it.");
        }
        if (!connected.isEmpty()) {
            notes.add("It works for database " + String.join(", ", connected) + ".");
        }
        if (!named.isEmpty()) {
            notes.add("Its arguments name database " + String.join(", ", named)
                    + ". No connection of it to this server was found: which server has that database is not known.");
        }
        var perhaps = new TreeSet<>(possible);
        perhaps.remove(own);
        if (!perhaps.isEmpty()) {
            notes.add("It is not known which process has the runner connections of database "
                    + String.join(", ", perhaps)
                    + ": it may be this one. A role that is in pg_read_all_stats sees more of them.");
        }
        return notes;
    }
}
