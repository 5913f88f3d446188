package signalbox.ui.shell.search;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import signalbox.ui.kit.Icon;

/// Something that the search field does at once: it is found by its text and by its other names.
///
/// @param keys that do the same; empty: none
/// @param names other words under which it is searched for, in small letters
public record PaletteAction(Icon icon, String text, String keys, List<String> names, Runnable work) {
    public PaletteAction(Icon icon, String text, String keys, Runnable work) {
        this(icon, text, keys, List.of(), work);
    }

    boolean isNamed(Predicate<String> so) {
        return Stream.concat(Stream.of(text.toLowerCase(Locale.ROOT)), names.stream())
                .anyMatch(so);
    }

    Suggestion suggestion() {
        return new Suggestion(icon, text, keys.isEmpty() ? "action" : keys, new Suggestion.Goal.Run(work));
    }
}
