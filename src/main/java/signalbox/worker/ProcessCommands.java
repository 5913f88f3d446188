package signalbox.worker;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.worker.EndProcess.Signal;

/// Ends processes of a host, but only those of Odoo. Remembers which ones it asked to end, because killing needs a
/// second confirmation.
public final class ProcessCommands {
    private final ProcessSource processes;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    public ProcessCommands(ProcessSource processes) {
        this.processes = processes;
    }

    /// What the process is, and what ending it means. Ends nothing.
    public Preview preview(EndProcess action) {
        var worker = worker(action);
        var refusal = refusal(action, worker);
        if (refusal.isPresent()) {
            return Preview.refused(refusal.get());
        }
        var change = new Change(subject(action), text(worker), outcome(action));
        return Preview.of(change, notes(action));
    }

    private static List<String> notes(EndProcess action) {
        return switch (action.signal()) {
            case TERM ->
                List.of(
                        "Signalbox asks it to end (SIGTERM). It may finish its work first.",
                        "A job that it runs may be cut off, and then stays started until it is found dead.");
            case KILL ->
                List.of(
                        "It was asked to end but still runs: Signalbox kills it at once (SIGKILL).",
                        "A job that it runs is cut off and stays started until it is found dead.");
        };
    }

    /// Signals the process. A process that has ended, or that this user may not signal, is a refusal in the
    /// outcome.
    ///
    /// @throws signalbox.worker.listing.ProcessException when the host cannot be reached
    /// @throws signalbox.audit.UnknownOutcomeException when the process may have been signalled
    public Outcome run(EndProcess action) {
        // The hold is taken before the process is checked: it signals this process, and no other that gets its
        // pid.
        var hold = processes.hold(action);
        var worker = worker(action);
        var refusal = refusal(action, worker).or(() -> signal(hold, action));
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        asked.add(action.victim());
        var change = new Change(subject(action), text(worker), outcome(action));
        return Outcome.of(change);
    }

    private static Optional<Refusal> signal(ProcessSource.HeldProcess hold, EndProcess action) {
        return hold.signal()
                ? Optional.empty()
                : refuse(action, "no right", "This user may not end it, or it has just ended.");
    }

    private Optional<Worker> worker(EndProcess action) {
        return Workers.of(processes).all().stream()
                .filter(worker -> worker.pid() == action.pid())
                .filter(worker -> worker.process().started().equals(action.started()))
                .findFirst();
    }

    private Optional<Refusal> refusal(EndProcess action, Optional<Worker> worker) {
        if (worker.isEmpty()) {
            return refuse(action, "gone", "This process has ended already; another may have its pid.");
        }
        if (!worker.get().isOdoo()) {
            return refuse(
                    action,
                    ProcessKind.NONE.word(),
                    "It is not an Odoo process: Signalbox ends only Odoo" + " processes.");
        }
        return action.signal() == Signal.KILL && !asked.contains(action.victim())
                ? refuse(
                        action,
                        "not asked",
                        "Signalbox kills a process only after it was asked to end and" + " still runs.")
                : Optional.empty();
    }

    private static Optional<Refusal> refuse(EndProcess action, String state, String reason) {
        return Optional.of(new Refusal(subject(action), state, reason));
    }

    private static String subject(EndProcess action) {
        return "process " + action.pid();
    }

    private static String text(Optional<Worker> worker) {
        return worker.map(Worker::title).orElse("");
    }

    private static String outcome(EndProcess action) {
        return action.signal() == Signal.KILL ? "killed" : "asked to end";
    }
}
