package signalbox.queue.filter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.queue.filter.JobCondition.Sense;

/// One word of a filter's text: `-channel:root.mail,"root.my mail"`, before its values are understood.
///
/// @param position where its qualifier or text begins, from 0
/// @param qualifier what is before the colon; null for a word without one
record FilterWord(int position, Sense sense, @Nullable String qualifier, List<Value> values) {
    /// One value.
    ///
    /// @param position where it begins, from 0
    /// @param parts what is between its stars
    record Value(int position, List<String> parts) {
        String text() {
            return String.join("*", parts);
        }

        boolean isAnyTime() {
            return parts.equals(List.of("", ""));
        }
    }
}
