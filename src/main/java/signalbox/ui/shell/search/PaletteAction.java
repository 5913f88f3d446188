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
    private static final String OPEN_PROFILE = "Open profile ";

    public PaletteAction(Icon icon, String text, String keys, Runnable work) {
        this(icon, text, keys, List.of(), work);
    }

    public static PaletteAction openProfile(Icon icon, String name, String environment, Runnable work) {
        return new PaletteAction(icon, OPEN_PROFILE + name, environment, List.of(name), work);
    }

    /// A link may lead to a profile, and to no other action.
    boolean opensProfile(String name) {
        return text.equals(OPEN_PROFILE + name);
    }

    boolean isNamed(Predicate<String> so) {
        return Stream.concat(Stream.of(text.toLowerCase(Locale.ROOT)), names.stream())
                .anyMatch(so);
    }

    Suggestion suggestion() {
        return new Suggestion(icon, text, keys.isEmpty() ? "action" : keys, new Suggestion.Goal.Run(work));
    }
}
