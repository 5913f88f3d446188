package signalbox.health;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ConfiguredChannels;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigFileChannels;
import signalbox.config.check.CheckContext;

/// The odoo.conf of a build, as far as known.
public sealed interface KnownConfig {
    /// @param context what is known about the build
    record Read(ConfigFile file, CheckContext context) implements KnownConfig {}

    /// No file is named.
    ///
    /// @param reason a sentence
    record NotGiven(String reason) implements KnownConfig {}

    /// The file could not be read.
    ///
    /// @param reason a sentence that names the file
    record Unreadable(String reason) implements KnownConfig {}

    /// How many HTTP workers it starts; null when it does not say, or when they are not processes of their own.
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

    /// The same, checked with what is known about its build now.
    default KnownConfig judgedWith(CheckContext context) {
        return this instanceof Read read ? new Read(read.file(), context) : this;
    }

    /// The channels that it states for the runners of a database.
    ///
    /// @param otherwise the channels that count if it states none
    default ConfiguredChannels channels(String database, ConfiguredChannels otherwise) {
        return this instanceof Read(var file, var context)
                ? new ConfigFileChannels(file, context.environment()).of(database, otherwise)
                : otherwise;
    }

    /// What is wrong with the file.
    default List<Finding> findings() {
        return this instanceof Read read ? ConfigFileFindings.of(read) : List.of();
    }
}
