package signalbox.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The settings that the runner uses, each with its source. As with Python's `or`, an empty value counts as not set,
/// and so does `False`, which Odoo reads as false.
public final class EffectiveSettings {
    private static final Set<String> NOT_SET = Set.of("", "False", "false");

    /// @param value null: nothing sets it and there is no default
    public record Value(RunnerSetting setting, @Nullable String value, Origin origin) {
        /// The value without secrets.
        public @Nullable String shown() {
            return value == null ? null : SecretSettings.value(setting.key(), value);
        }
    }

    public sealed interface Origin {
        String text();
    }

    public record Variable(String name) implements Origin {
        @Override
        public String text() {
            return "variable " + name;
        }
    }

    public record Entry(ConfigEntry entry) implements Origin {
        @Override
        public String text() {
            return "line " + entry.line() + ", [" + entry.section() + "] " + entry.key();
        }
    }

    public record Default() implements Origin {
        @Override
        public String text() {
            return "default";
        }
    }

    private final Map<RunnerSetting, Value> values = new EnumMap<>(RunnerSetting.class);
    private final boolean environmentKnown;

    /// The same, with what their values mean instead of what they are.
    public EffectiveSettings cleaned() {
        var cleaned = new EffectiveSettings(environmentKnown);
        values.forEach((setting, value) -> cleaned.values.put(
                setting,
                value.value() == null || SecretSettings.isSecret(setting.key())
                        ? value
                        : new Value(setting, SpoiltValue.of(value.value()).clean(), value.origin())));
        return cleaned;
    }

    private EffectiveSettings(boolean environmentKnown) {
        this.environmentKnown = environmentKnown;
    }

    /// @param environment the variables of the Odoo process; null: not known
    public static EffectiveSettings of(ConfigFile file, @Nullable Map<String, String> environment) {
        var settings = new EffectiveSettings(environment != null);
        for (var setting : RunnerSetting.values()) {
            settings.values.put(setting, value(setting, file, environment == null ? Map.of() : environment));
        }
        return settings;
    }

    private static Value value(RunnerSetting setting, ConfigFile file, Map<String, String> environment) {
        var variable = environment.get(setting.variable());
        if (variable != null && !variable.isEmpty()) {
            return new Value(setting, variable, new Variable(setting.variable()));
        }
        return entry(setting, file)
                .map(entry -> new Value(setting, entry.value(), new Entry(entry)))
                .orElseGet(() -> new Value(setting, setting.standard(), new Default()));
    }

    private static Optional<ConfigEntry> entry(RunnerSetting setting, ConfigFile file) {
        return file.entry(ConfigFile.QUEUE_JOB, setting.key())
                .filter(EffectiveSettings::isSet)
                .or(() -> setting.options().stream()
                        .flatMap(key -> file.entry(ConfigFile.OPTIONS, key).stream())
                        .filter(EffectiveSettings::isSet)
                        .findFirst());
    }

    private static boolean isSet(ConfigEntry entry) {
        return !NOT_SET.contains(entry.value());
    }

    public Value of(RunnerSetting setting) {
        return Objects.requireNonNull(values.get(setting));
    }

    public List<Value> all() {
        return List.copyOf(values.values());
    }

    /// Whether the variables are known; if not, one of them may count instead.
    public boolean isEnvironmentKnown() {
        return environmentKnown;
    }
}
