package signalbox.ui.config;

import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.app.ConfigSource;
import signalbox.app.Configs;
import signalbox.app.ReadConfig;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.NewestAnswer;
import signalbox.ui.fx.Outcome;
import signalbox.ui.screen.Deeds;

/// One of the two configurations: which it is, and reading it. On the FX thread only.
final class Side {
    private final String name;
    private final Configs configs;
    private final Runnable onChange;
    private final NewestAnswer<ReadConfig> answers;
    private final ReadOnlyObjectWrapper<Chosen> chosen = new ReadOnlyObjectWrapper<>(Chosen.NOTHING);

    /// @param onChange told when there is something else to compare
    Side(String name, Configs configs, Background background, Runnable onChange) {
        this.name = name;
        this.configs = configs;
        this.onChange = onChange;
        this.answers = new NewestAnswer<>(background, Duration.ZERO, (answer, _) -> receive(answer));
    }

    /// `A`, `B`
    String name() {
        return name;
    }

    ReadOnlyObjectProperty<Chosen> chosen() {
        return chosen.getReadOnlyProperty();
    }

    boolean isChosen() {
        return chosen.get().source() != null;
    }

    void choose(ConfigSource source) {
        chosen.set(chosen.get().reading(source));
        answers.ask(() -> configs.read(source));
    }

    private void receive(Outcome<ReadConfig> answer) {
        var source = chosen.get().source();
        if (source != null) {
            set(
                    switch (answer) {
                        case Outcome.Done<ReadConfig>(var read) -> Chosen.read(read);
                        case Outcome.Failed<ReadConfig>(var cause) -> Chosen.failed(source, Deeds.said(cause));
                    });
        }
    }

    /// Reads the same once more.
    void again() {
        var source = chosen.get().source();
        if (source != null) {
            choose(source);
        }
    }

    void clear() {
        take(Chosen.NOTHING);
    }

    /// What was still being read is no longer waited for.
    void take(Chosen other) {
        answers.forget();
        set(other);
    }

    private void set(Chosen other) {
        chosen.set(other);
        onChange.run();
    }

    @Nullable
    ReadConfig read() {
        return chosen.get().read();
    }
}
