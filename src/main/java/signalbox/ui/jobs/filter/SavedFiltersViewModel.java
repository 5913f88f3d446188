package signalbox.ui.jobs.filter;

import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import signalbox.app.profile.SavedFilterStore;
import signalbox.app.profile.SavedFilters;
import signalbox.queue.filter.FilterText;
import signalbox.queue.filter.JobFilter;
import signalbox.ui.fx.Background;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.screen.action.ProfileChoiceSave;

/// The filters that are saved for this profile. The last one is in force again when the profile is opened. On the FX
/// thread; the file is written in the background.
public final class SavedFiltersViewModel {
    private final FilterViewModel filters;
    private final SavedFilterStore store;
    private final Background background;
    private final NoticeBoard notices;
    private final ReadOnlyObjectWrapper<SavedFilters> saved;

    public SavedFiltersViewModel(
            FilterViewModel filters, SavedFilterStore store, Background background, NoticeBoard notices) {
        this.filters = filters;
        this.store = store;
        this.background = background;
        this.notices = notices;
        saved = new ReadOnlyObjectWrapper<>(store.current());
        filters.type(store.current().last());
        filters.filter().subscribe((_, now) -> change(all -> all.withLast(now.text())));
    }

    public FilterViewModel filters() {
        return filters;
    }

    /// @param name replaces the filter that has it
    void save(String name) {
        if (!name.isBlank()) {
            var text = filters.filter().get().text();
            change(all -> all.with(name.strip(), text));
        }
    }

    void choose(String name) {
        filters.type(saved.get().named().getOrDefault(name, ""));
    }

    void delete(String name) {
        change(all -> all.without(name));
    }

    /// The names, in their order.
    List<String> names() {
        return saved.get().named().keySet().stream().sorted().toList();
    }

    /// The name of the filter in force; empty where it has none.
    String current() {
        var now = filters.filter().get();
        return names().stream().filter(name -> means(name, now)).findFirst().orElse("");
    }

    private boolean means(String name, JobFilter filter) {
        return FilterText.parse(saved.get().named().getOrDefault(name, "")) instanceof FilterText.Filter(var same)
                && same.equals(filter);
    }

    boolean isOfAll() {
        return filters.filter().get().isAll();
    }

    /// Why what is saved now lasts until the profile is closed only; empty when it lasts.
    String fault() {
        return store.fault().isEmpty()
                ? ""
                : "The saved filters cannot be read and stay as they are. What you save now is kept until the profile"
                        + " is closed. " + store.fault();
    }

    private void change(UnaryOperator<SavedFilters> change) {
        store.change(change);
        saved.set(store.current());
        ProfileChoiceSave.run(background, notices, store::save, () -> {});
    }

    ReadOnlyObjectProperty<SavedFilters> saved() {
        return saved.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<JobFilter> filter() {
        return filters.filter();
    }
}
