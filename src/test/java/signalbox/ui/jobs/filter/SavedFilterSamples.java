package signalbox.ui.jobs.filter;

import signalbox.app.profile.SavedFilterStore;
import signalbox.ui.fx.InlineBackground;

/// Saved filters of a profile that keeps none.
public final class SavedFilterSamples {
    private SavedFilterSamples() {}

    public static SavedFiltersViewModel none() {
        return of(SavedFilterStore.inMemory());
    }

    public static SavedFiltersViewModel of(SavedFilterStore store) {
        return new SavedFiltersViewModel(new FilterViewModel(), store, new InlineBackground(), _ -> {});
    }
}
