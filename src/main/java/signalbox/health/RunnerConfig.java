package signalbox.health;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ConfiguredChannels;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigFileChannels;
import signalbox.config.check.ConfigContext;

/// The odoo.conf of a build, as far as it is known.
public sealed interface RunnerConfig {
    /// @param context what is known of the build it is for
    record Read(ConfigFile file, ConfigContext context) implements RunnerConfig {}

    /// Nobody names one.
    ///
    /// @param reason a sentence
    record NotGiven(String reason) implements RunnerConfig {}

    /// It should have been read.
    ///
    /// @param reason a sentence that names it
    record Unreadable(String reason) implements RunnerConfig {}

    /// How many HTTP workers it starts; null where it does not say so, or none in processes of their own.
    default @Nullable Integer httpWorkers() {
        return this instanceof Read read
                ? read.file()
                        .entry(ConfigFile.OPTIONS, "workers")
                        .map(entry -> entry.value().strip())
                        .filter(text -> text.matches("[1-9]\\d{0,3}"))
                        .map(Integer::valueOf)
                        .orElse(null)
                : null;
    }

    /// The same, judged with what is known of its build by now.
    default RunnerConfig judgedWith(ConfigContext context) {
        return this instanceof Read read ? new Read(read.file(), context) : this;
    }

    /// What it says about the channels of a database's runners.
    ///
    /// @param otherwise what counts where it says nothing
    default ConfiguredChannels channels(String database, ConfiguredChannels otherwise) {
        return this instanceof Read(var file, var context)
                ? new ConfigFileChannels(file, context.environment()).of(database, otherwise)
                : otherwise;
    }

    /// What is wrong with it.
    default List<Finding> findings() {
        return this instanceof Read read ? ConfigFindings.of(read) : List.of();
    }
}
