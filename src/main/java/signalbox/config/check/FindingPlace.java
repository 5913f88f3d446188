package signalbox.config.check;

import org.jspecify.annotations.Nullable;
import signalbox.config.EffectiveSettings.Default;
import signalbox.config.EffectiveSettings.Entry;
import signalbox.config.EffectiveSettings.Value;
import signalbox.config.EffectiveSettings.Variable;

/// From where the value of a finding is: a line of the file, a variable of the process, or neither.
///
/// @param line null: no line shows it
/// @param variable its name; null: it is from none
record FindingPlace(@Nullable Integer line, @Nullable String variable) {
    static final FindingPlace NOWHERE = new FindingPlace(null, null);

    static FindingPlace of(Value value) {
        return of(value, 0);
    }

    /// @param offset of the character of the value
    static FindingPlace of(Value value, int offset) {
        return switch (value.origin()) {
            case Entry(var entry) -> new FindingPlace(offset == 0 ? entry.line() : entry.lineAt(offset), null);
            case Variable(var name) -> new FindingPlace(null, name);
            case Default() -> NOWHERE;
        };
    }
}
