package signalbox.runner.action;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.audit.ActionHandler;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.election.BackendKey;
import signalbox.runner.EmbeddedRunner;
import signalbox.runner.RunnerState;

/// Makes the embedded runner hand back its lead, or leave.
public final class LeaveElectionHandler implements ActionHandler<LeaveElection> {
    private final CurrentRunner current;
    private final Consumer<BackendKey> ended;

    /// @param ended gets each backend that Signalbox ends here
    public LeaveElectionHandler(CurrentRunner current, Consumer<BackendKey> ended) {
        this.current = current;
        this.ended = ended;
    }

    @Override
    public Class<LeaveElection> type() {
        return LeaveElection.class;
    }

    @Override
    public Procedure procedure() {
        return Procedure.TAKE_BACK;
    }

    /// The databases of the runner that leaves.
    @Override
    public Set<String> databases(LeaveElection action) {
        return current.embedded().stream()
                .flatMap(runner -> runner.members().stream())
                .map(EmbeddedRunner.Member::database)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean needsPrimary() {
        return false;
    }

    @Override
    public LeaveElection settled(LeaveElection action) {
        var backends = current.embedded().stream()
                .flatMap(runner -> runner.members().stream())
                .flatMap(member -> label(member).stream())
                .collect(Collectors.joining("; "));
        return new LeaveElection(action.kind(), backends);
    }

    private static Optional<String> label(EmbeddedRunner.Member member) {
        return Optional.ofNullable(member.state().backendNow())
                .map(backend ->
                        "pid " + backend.pid() + ", " + backend.applicationName() + ", database " + member.database());
    }

    @Override
    public Preview preview(LeaveElection action) {
        var takesPart = current.embedded().filter(runner -> !runner.isOver()).isPresent();
        return takesPart
                ? Preview.of(change(action), List.of())
                : Preview.refused(new Refusal("embedded runner", "absent", "It does not take part."));
    }

    @Override
    public Outcome run(LeaveElection action) {
        var runner = current.present();
        runner.members().forEach(member -> credit(member.state().backendNow()));
        leave(runner, action.kind());
        return Outcome.of(change(action));
    }

    private static void leave(EmbeddedRunner runner, LeaveElection.Kind kind) {
        switch (kind) {
            case HAND_BACK -> runner.handBack();
            case LEAVE -> runner.close();
        }
    }

    private static Change change(LeaveElection action) {
        return new Change("embedded runner", "took part", action.kind().word());
    }

    private void credit(RunnerState.@Nullable RunnerBackend backend) {
        if (backend != null) {
            ended.accept(new BackendKey(backend.pid(), backend.applicationName(), null));
        }
    }
}
