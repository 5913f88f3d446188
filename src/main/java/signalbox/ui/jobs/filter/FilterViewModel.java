package signalbox.ui.jobs.filter;

import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.queue.filter.FilterText;
import signalbox.queue.filter.JobCondition;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.Job;

/// The filter in force, and its text as it was typed. While the text has a fault, the filter before it stays in force.
/// On the FX thread only.
public final class FilterViewModel {
    private final ReadOnlyObjectWrapper<JobFilter> filter = new ReadOnlyObjectWrapper<>(JobFilter.ALL);
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private Supplier<KnownValues> known = () -> KnownValues.NONE;

    /// @param typed the whole text of the field
    public void type(String typed) {
        text.set(typed);
        switch (FilterText.parse(typed)) {
            case FilterText.Filter(var wanted) -> {
                fault.set("");
                filter.set(wanted);
            }
            case FilterText.Fault wrong -> fault.set("Not a filter " + wrong.text() + ". The list stays as it was.");
        }
    }

    /// A text that already means it stays as it was typed.
    public void filter(JobFilter wanted) {
        if (!(FilterText.parse(text.get()) instanceof FilterText.Filter(var same) && same.equals(wanted))) {
            text.set(wanted.text());
        }
        fault.set("");
        filter.set(wanted);
    }

    public void toggle(JobState state) {
        var states = EnumSet.noneOf(JobState.class);
        states.addAll(filter.get().states());
        if (!states.remove(state)) {
            states.add(state);
        }
        filter(filter.get().withStates(states));
    }

    /// @param channel its complete name; null: all
    public void channel(@Nullable String channel) {
        filter(filter.get().withChannel(channel));
    }

    /// Adds a condition; it replaces the one on the same, where a job has only one of it.
    public void add(JobCondition condition) {
        filter(filter.get().with(condition));
    }

    public void clear() {
        filter(JobFilter.ALL);
    }

    /// What completes the text from now on. It is looked through only when somebody types.
    public void show(Snapshot snapshot, List<Job> listed) {
        known = () -> KnownValues.of(snapshot, listed);
    }

    FilterCompletion completion(String typed, int caret) {
        return FilterCompletion.of(typed, caret, known.get());
    }

    public ReadOnlyObjectProperty<JobFilter> filter() {
        return filter.getReadOnlyProperty();
    }

    ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /// Why the text is no filter, with the place and what to write instead; empty when it is one.
    public ReadOnlyStringProperty fault() {
        return fault.getReadOnlyProperty();
    }
}
