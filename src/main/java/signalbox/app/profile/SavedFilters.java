package signalbox.app.profile;

import java.util.Map;
import java.util.TreeMap;

/// The filters of jobs that were saved for one profile, as their texts.
///
/// @param last the filter that was in force last; empty: all jobs
/// @param named by the name that the operator gave
public record SavedFilters(String last, Map<String, String> named) {
    public static final SavedFilters NONE = new SavedFilters("", Map.of());

    public SavedFilters {
        named = Map.copyOf(named);
    }

    public SavedFilters withLast(String text) {
        return new SavedFilters(text, named);
    }

    public SavedFilters with(String name, String text) {
        var all = new TreeMap<>(named);
        all.put(name, text);
        return new SavedFilters(last, all);
    }

    public SavedFilters without(String name) {
        var all = new TreeMap<>(named);
        all.remove(name);
        return new SavedFilters(last, all);
    }
}
