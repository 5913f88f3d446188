package signalbox.record.read;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that lasted for a time.
///
/// @param kind `lead`, `runner`, `process`, `finding`, `config` or `slots`
/// @param facts what is kept of it, by name; the chapter recording.md of the handbook explains them
/// @param seenBegin whether its beginning was seen; if not, it was there when the watch began
/// @param ended null while it lasts, as far as known
/// @param seenEnd whether its end was seen; if not, the watch ended before it
public record Episode(
        String kind,
        Map<String, @Nullable Object> facts,
        Instant began,
        boolean seenBegin,
        @Nullable Instant ended,
        boolean seenEnd) {
    /// A fact as a text; empty when it is not there.
    public String fact(String name) {
        var value = facts.get(name);
        return value == null ? "" : value.toString();
    }
}
