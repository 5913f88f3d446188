package signalbox.worker;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A number that Odoo takes from its arguments, else from its config file.
///
/// @param state whether it is known
/// @param value null unless it is given as a number
/// @param token the place where it is given, or that it is not
record NumberSetting(State state, @Nullable Integer value, String token) {
    enum State {
        GIVEN,
        ABSENT,
        /// The config file may set it, but could not be read.
        OPEN
    }

    /// @param configs the options of config files by path, as far as they are known
    static NumberSetting of(String name, OdooCommand command, Map<String, Map<String, String>> configs) {
        return command.option("--" + name)
                .map(option -> new NumberSetting(State.GIVEN, number(option.value()), option.token()))
                .orElseGet(() -> command.config()
                        .map(path -> inFile(path, name.replace('-', '_'), configs.get(path)))
                        .orElseGet(() -> new NumberSetting(State.ABSENT, null, "no --" + name)));
    }

    private static NumberSetting inFile(String path, String key, @Nullable Map<String, String> options) {
        if (options == null) {
            return new NumberSetting(State.OPEN, null, key + " is allowed in " + path);
        }
        var value = options.get(key);
        return value == null
                ? new NumberSetting(State.ABSENT, null, "no " + key + " in " + path)
                : new NumberSetting(State.GIVEN, number(value), key + " = " + value.strip() + " in " + path);
    }

    private static @Nullable Integer number(String text) {
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    boolean isGiven() {
        return state == State.GIVEN;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    boolean isZero() {
        return value != null && value == 0;
    }

    boolean isPositive() {
        return value != null && value > 0;
    }
}
