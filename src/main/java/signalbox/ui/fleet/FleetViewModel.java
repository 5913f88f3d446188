package signalbox.ui.fleet;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.app.fleet.FleetFilter;
import signalbox.app.fleet.FleetState;
import signalbox.monitor.LightWatch;

/// The state of the fleet's screen: the newest rows, the filter and what is selected. On the FX thread.
public final class FleetViewModel {
    /// How often the runners of each profile may be looked at; the usual one first.
    static final List<Duration> PACES =
            List.of(LightWatch.USUAL_INTERVAL, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60));

    private final FleetActions actions;
    private final ReadOnlyObjectWrapper<FleetContent> content;
    private final ReadOnlyObjectWrapper<Boolean> paused = new ReadOnlyObjectWrapper<>(false);
    private FleetState state;
    private FleetFilter filter = FleetFilter.ALL;
    private @Nullable String selected;

    public FleetViewModel(FleetState first, FleetActions actions) {
        this.state = first;
        this.actions = actions;
        this.content = new ReadOnlyObjectWrapper<>(FleetContent.of(first, filter, null));
    }

    ReadOnlyObjectProperty<FleetContent> content() {
        return content.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Boolean> paused() {
        return paused.getReadOnlyProperty();
    }

    FleetActions actions() {
        return actions;
    }

    public void show(FleetState newest) {
        state = newest;
        refill();
    }

    void filter(UnaryOperator<FleetFilter> change) {
        var wanted = change.apply(filter);
        if (!wanted.equals(filter)) {
            filter = wanted;
            refill();
        }
    }

    /// @param profile the name of the one whose details are shown; null: none
    public void select(@Nullable String profile) {
        selected = profile;
        refill();
    }

    /// Opens the profile that is selected.
    void openSelected() {
        if (selected != null) {
            actions.open(selected);
        }
    }

    public void refresh() {
        actions.refresh();
    }

    /// How many customers and profiles there are, in words.
    public String sizes() {
        return content.get().sizes();
    }

    void togglePause() {
        paused.set(!paused.get());
        actions.pause(paused.get());
    }

    private void refill() {
        content.set(FleetContent.of(state, filter, selected));
    }
}
