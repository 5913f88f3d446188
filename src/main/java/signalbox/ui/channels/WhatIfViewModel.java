package signalbox.ui.channels;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelString;
import signalbox.channel.text.ChannelStringException;
import signalbox.queue.channel.WhatIf;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.NewestAnswer;
import signalbox.ui.fx.TaskResult;

/// Simulates another channel string and shows the newest result. On the FX thread only.
final class WhatIfViewModel {
    /// What is wrong, and where in the text; without a place if the fault is elsewhere.
    record Fault(String sentence, @Nullable Integer offset) {
        static final Fault NONE = new Fault("", null);
    }

    private static final Fault OFF =
            new Fault("A string that starts with root:0 switches runners off: no job would be dispatched.", null);

    private final Function<String, WhatIf> whatIf;
    private final NewestAnswer<WhatIf> answer;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Fault> fault = new ReadOnlyObjectWrapper<>(Fault.NONE);
    private final ReadOnlyObjectWrapper<@Nullable WhatIfContent> content = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private boolean suggested;

    /// @param whatIf reads the backlog and simulates it; blocks
    WhatIfViewModel(Function<String, WhatIf> whatIf, Background background) {
        this.whatIf = whatIf;
        this.answer = new NewestAnswer<>(background, Duration.ZERO, (outcome, _) -> answered(outcome));
        text.subscribe(this::check);
    }

    /// The channel string as the user types it.
    StringProperty text() {
        return text;
    }

    ReadOnlyObjectProperty<Fault> fault() {
        return fault.getReadOnlyProperty();
    }

    /// The result of the last try; null before the first.
    ReadOnlyObjectProperty<@Nullable WhatIfContent> content() {
        return content.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Begins with the present string and its result, once: typed text stays.
    void suggest(String channels) {
        if (!suggested && !channels.isEmpty()) {
            suggested = true;
            if (text.get().isEmpty()) {
                text.set(channels);
                tryIt();
            }
        }
    }

    void tryIt() {
        check(text.get());
        if (!fault.get().sentence().isEmpty()) {
            content.set(null);
            return;
        }
        busy.set(true);
        var wanted = text.get();
        answer.ask(() -> whatIf.apply(wanted));
    }

    private void check(String typed) {
        try {
            ChannelPlan.of(typed);
            fault.set(ChannelString.switchesRunnerOff(typed) ? OFF : Fault.NONE);
        } catch (ChannelStringException e) {
            fault.set(new Fault(Objects.requireNonNullElse(e.getMessage(), "It is not a channel string."), e.offset()));
        }
    }

    private void answered(TaskResult<WhatIf> outcome) {
        busy.set(false);
        switch (outcome) {
            case TaskResult.Done(var done) -> content.set(WhatIfContent.of(done));
            case TaskResult.Failed(var cause) -> {
                content.set(null);
                fault.set(new Fault(
                        "It could not be tried: " + Objects.requireNonNullElse(cause.getMessage(), cause.toString()),
                        null));
            }
        }
    }
}
