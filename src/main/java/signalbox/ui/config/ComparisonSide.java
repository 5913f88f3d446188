package signalbox.ui.config;

import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.app.config.ConfigCatalog;
import signalbox.app.config.ConfigSource;
import signalbox.app.config.LoadedConfig;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.NewestAnswer;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.screen.action.ActionFlow;

/// One side of the comparison: which configuration is chosen, and reading it. On the FX thread only.
final class ComparisonSide {
    private final String name;
    private final ConfigCatalog configs;
    private final Runnable onChange;
    private final NewestAnswer<LoadedConfig> answers;
    private final ReadOnlyObjectWrapper<ChosenConfig> chosen = new ReadOnlyObjectWrapper<>(ChosenConfig.NOTHING);

    /// @param onChange called when there is something else to compare
    ComparisonSide(String name, ConfigCatalog configs, Background background, Runnable onChange) {
        this.name = name;
        this.configs = configs;
        this.onChange = onChange;
        this.answers = new NewestAnswer<>(background, Duration.ZERO, (answer, _) -> receive(answer));
    }

    /// `A`, `B`
    String name() {
        return name;
    }

    ReadOnlyObjectProperty<ChosenConfig> chosen() {
        return chosen.getReadOnlyProperty();
    }

    boolean isChosen() {
        return chosen.get().source() != null;
    }

    void choose(ConfigSource source) {
        chosen.set(chosen.get().reading(source));
        answers.ask(() -> configs.read(source));
    }

    private void receive(TaskResult<LoadedConfig> answer) {
        var source = chosen.get().source();
        if (source != null) {
            set(
                    switch (answer) {
                        case TaskResult.Done<LoadedConfig>(var read) -> ChosenConfig.read(read);
                        case TaskResult.Failed<LoadedConfig>(var cause) ->
                            ChosenConfig.failed(source, ActionFlow.message(cause));
                    });
        }
    }

    /// Reads the same configuration again.
    void readAgain() {
        var source = chosen.get().source();
        if (source != null) {
            choose(source);
        }
    }

    void clear() {
        take(ChosenConfig.NOTHING);
    }

    /// An earlier reading is no longer waited for.
    void take(ChosenConfig other) {
        answers.forget();
        set(other);
    }

    private void set(ChosenConfig other) {
        chosen.set(other);
        onChange.run();
    }

    @Nullable
    LoadedConfig read() {
        return chosen.get().read();
    }
}
