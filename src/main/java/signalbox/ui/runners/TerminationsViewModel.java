package signalbox.ui.runners;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import signalbox.audit.reading.Terminations;
import signalbox.audit.reading.Terminations.Termination;
import signalbox.monitor.history.LedgerTerm;
import signalbox.text.ShownTime;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.NewestAnswer;
import signalbox.ui.fx.TaskResult;

/// Which terms an action or a drill of this computer ended, by its audit log: the ledger itself sees only that a
/// backend
/// ended. On the FX thread only.
final class TerminationsViewModel {
    private static final Duration RAREST = Duration.ofSeconds(2);

    /// The audit log, as far as it is about terminations. Blocks.
    @FunctionalInterface
    interface TerminationSource {
        /// @throws java.io.UncheckedIOException when the log cannot be read
        Terminations read();
    }

    private final TerminationSource source;
    private final LongConsumer onOpen;
    private final NewestAnswer<Terminations> answers;
    private final ReadOnlyObjectWrapper<Terminations> known = new ReadOnlyObjectWrapper<>(Terminations.NONE);

    /// @param onOpen gets where the line of an action begins in the log, in bytes
    TerminationsViewModel(TerminationSource source, Background background, LongConsumer onOpen) {
        this.source = source;
        this.onOpen = onOpen;
        answers = new NewestAnswer<>(background, RAREST, (answer, _) -> take(answer));
    }

    ReadOnlyObjectProperty<Terminations> known() {
        return known.getReadOnlyProperty();
    }

    /// Called with each snapshot: reads the log again from time to time.
    void look(Instant now) {
        answers.repeat(now, source::read);
    }

    /// A log that cannot be read says nothing here; the screen Audit says so.
    private void take(TaskResult<Terminations> answer) {
        if (answer instanceof TaskResult.Done<Terminations>(var found)) {
            known.set(found);
        }
    }

    /// The action that ended the term; empty when none is known, or it lasts.
    Optional<Termination> of(LedgerTerm term) {
        var to = term.to();
        var ending = term.ending();
        return to == null || ending == null || ending == LedgerTerm.Ending.NOT_WATCHED
                ? Optional.empty()
                : known.get().of(term.leader().pid(), term.leader().applicationName(), to);
    }

    /// `by marta, 14:03:22 UTC`, `drill of marta, 14:03:22 UTC`
    static String label(Termination by, Instant now) {
        return (by.isDrill() ? "drill of " : "by ") + by.who() + ", " + ShownTime.brief(by.since(), now);
    }

    void open(Termination by) {
        onOpen.accept(by.offset());
    }
}
