package signalbox.ui.jobs.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import signalbox.app.profile.SavedFilterStore;
import signalbox.app.profile.SavedFilters;
import signalbox.queue.JobState;
import signalbox.queue.filter.JobFilter;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.overlay.Notice;

class SavedFiltersViewModelTest {
    private final SavedFilterStore store = SavedFilterStore.inMemory();
    private final List<Notice> notices = new ArrayList<>();
    private FilterViewModel filters = new FilterViewModel();
    private SavedFiltersViewModel model = opened();

    private SavedFiltersViewModel opened() {
        filters = new FilterViewModel();
        return new SavedFiltersViewModel(filters, store, new InlineBackground(), notices::add);
    }

    @Test
    void the_last_filter_is_in_force_when_the_profile_is_opened_again() {
        filters.type("state:failed created:>2h");
        model = opened();

        assertThat(filters.text().get()).isEqualTo("state:failed created:>2h");
        assertThat(filters.filter().get().states()).containsExactly(JobState.FAILED);
        filters.clear();
        model = opened();
        assertThat(filters.filter().get()).isEqualTo(JobFilter.ALL);
    }

    @Test
    void a_filter_is_saved_under_a_name_chosen_and_deleted() {
        filters.type("channel:root.mail state:failed");
        model.save(" Mail outage ");
        filters.type("retry:>0");
        assertThat(model.current()).isEmpty();

        model.choose("Mail outage");
        assertThat(filters.filter().get()).isEqualTo(new JobFilter(Set.of(JobState.FAILED), "root.mail", ""));
        assertThat(model.current()).isEqualTo("Mail outage");
        assertThat(model.names()).containsExactly("Mail outage");

        model.delete("Mail outage");
        assertThat(model.names()).isEmpty();
        assertThat(filters.filter().get().isAll()).as("the list stays").isFalse();
    }

    @Test
    void a_filter_without_a_name_is_not_saved() {
        filters.type("retry:>0");
        model.save("  ");

        assertThat(model.names()).isEmpty();
    }

    /// A later version may know more qualifiers, and a person may have edited the file.
    @Test
    void a_saved_text_that_is_no_filter_is_shown_with_its_fault_and_kept() {
        store.change(all -> new SavedFilters("", Map.of("Later", "moon:full")));
        model = opened();
        model.choose("Later");

        assertThat(filters.fault().get()).contains("no qualifier moon:");
        assertThat(filters.filter().get()).isEqualTo(JobFilter.ALL);
        assertThat(store.current().named()).containsEntry("Later", "moon:full");
        assertThat(notices).isEmpty();
    }
}
