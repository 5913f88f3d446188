package signalbox.ui.jobs.value;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Snapshot;
import signalbox.queue.action.ColumnKind;
import signalbox.queue.action.JobOperation;
import signalbox.queue.action.JobOperations;
import signalbox.queue.channel.ChannelUsage;
import signalbox.ui.kit.overlay.CardHost;
import signalbox.ui.screen.ScreenContext;

/// Opens the card that asks for a value. It knows the channels and the server's time of the newest snapshot. On the FX
/// thread only.
public final class ValueCards {
    private final List<ColumnKind> kinds;
    private final CardHost cards;
    private List<String> channels = List.of();
    private @Nullable Instant now;

    /// @param kinds what can be set, in the order of the menu
    public ValueCards(List<ColumnKind> kinds, CardHost cards) {
        this.kinds = List.copyOf(kinds);
        this.cards = cards;
    }

    public static ValueCards of(ScreenContext context) {
        return new ValueCards(JobOperations.withValue(context.session().operations()), context.cards());
    }

    public List<ColumnKind> kinds() {
        return kinds;
    }

    public void show(Snapshot snapshot) {
        channels = snapshot.channels().stream().map(ChannelUsage::name).sorted().toList();
        now = snapshot.serverTime();
    }

    /// @param jobs on which it acts, for people: `3 jobs`
    /// @param onValue gets the operation with the value, once that is one
    public void ask(ColumnKind kind, String jobs, Consumer<JobOperation> onValue) {
        var model = new ValueViewModel(kind, jobs, ValueChoice.of(kind, channels, now));
        var card = new ValueCard(model, onValue, cards::close);
        cards.open(card, card.first());
    }
}
