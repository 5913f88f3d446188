package signalbox.health;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ConfiguredChannels;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigFileChannels;
import signalbox.config.RunnerSetting;
import signalbox.config.check.CheckContext;
import signalbox.text.ListText;

/// The odoo.conf of a build, as far as known.
public sealed interface KnownConfig {
    /// @param context what is known about the build
    record Read(ConfigFile file, CheckContext context) implements KnownConfig {
        @Override
        public CheckContext around() {
            return context;
        }
    }

    /// No file is named.
    ///
    /// @param reason a sentence
    /// @param around what is known about the build all the same; null: nothing
    record NotGiven(String reason, @Nullable CheckContext around) implements KnownConfig {
        public NotGiven(String reason) {
            this(reason, null);
        }
    }

    /// The file could not be read.
    ///
    /// @param reason a sentence that names the file
    /// @param around what is known about the build all the same; null: nothing
    record Unreadable(String reason, @Nullable CheckContext around) implements KnownConfig {
        public Unreadable(String reason) {
            this(reason, null);
        }
    }

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
        return switch (this) {
            case Read read -> new Read(read.file(), context);
            case NotGiven none -> new NotGiven(none.reason(), context);
            case Unreadable none -> new Unreadable(none.reason(), context);
        };
    }

    /// The same, as it is known only now what else is known. What was not asked for stays so.
    default KnownConfig judgedAgainWith(CheckContext context) {
        return this instanceof Read || around() != null ? judgedWith(context) : this;
    }

    /// What is known about the build; null: nothing.
    @Nullable
    CheckContext around();

    /// The variables of its process if no file was read, and these are known; else empty.
    private Map<String, String> variablesAlone() {
        var build = this instanceof Read ? null : around();
        var known = build == null ? null : build.environment();
        return known == null ? Map.of() : known;
    }

    /// The variables that were judged in place of the file, a sentence; empty: none.
    default String judgedVariables() {
        var names = variablesAlone().keySet().stream().sorted().toList();
        return names.isEmpty() ? "" : " The variables of its process were checked: " + ListText.and(names) + ".";
    }

    /// What could not be checked and why, in sentences; empty when the file was read.
    default Optional<String> caveat() {
        return switch (this) {
            case Read _ -> Optional.empty();
            case NotGiven none -> Optional.of("The odoo.conf was not checked: " + none.reason() + judgedVariables());
            case Unreadable none -> Optional.of(none.reason() + judgedVariables());
        };
    }

    /// The channels that it states for the runners of a database.
    ///
    /// @param otherwise the channels that count if it states none
    default ConfiguredChannels channels(String database, ConfiguredChannels otherwise) {
        if (this instanceof Read(var file, var context)) {
            return new ConfigFileChannels(file, context.environment()).of(database, otherwise);
        }
        return variablesAlone().containsKey(RunnerSetting.CHANNELS.variable())
                ? new ConfigFileChannels(ConfigFile.of("variables", ""), variablesAlone()).of(database, otherwise)
                : otherwise;
    }

    /// What is wrong with the file, or with the variables alone if it was not read.
    default List<Finding> findings() {
        if (this instanceof Read read) {
            return ConfigFileFindings.of(read);
        }
        return variablesAlone().isEmpty()
                ? List.of()
                : ConfigFileFindings.ofVariables(Objects.requireNonNull(around()));
    }
}
