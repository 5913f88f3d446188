package signalbox.ui.jobs.groups;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.group.GroupBy;
import signalbox.queue.group.GroupScope;

/// Which groups are wanted.
///
/// @param method null: of all methods
/// @param filter that of the list: its channel narrows the groups
record GroupChoice(GroupBy by, GroupScope method, JobFilter filter) {
    static final GroupChoice FIRST = new GroupChoice(GroupBy.ERROR, GroupScope.ALL, JobFilter.ALL);

    GroupChoice by(GroupBy other) {
        return new GroupChoice(other, method, filter);
    }

    GroupChoice ofMethod(GroupScope other) {
        return new GroupChoice(by, other, filter);
    }

    GroupChoice within(JobFilter other) {
        return new GroupChoice(by, method, other);
    }

    GroupScope scope() {
        return method.withChannel(filter.channel());
    }

    boolean isNarrowed() {
        return !scope().equals(GroupScope.ALL);
    }

    /// Whether the filter asks for more than groups obey. Groups are of failed jobs, whatever states it names.
    boolean ignoresFilter() {
        return !filter.withChannel(null)
                .withStates(Set.of(JobState.FAILED))
                .equals(JobFilter.ALL.withStates(Set.of(JobState.FAILED)));
    }

    /// For a chip: `mail.mail.send`; null without one.
    @Nullable
    String methodText() {
        return method.method() == null ? null : method.model() + "." + method.method();
    }
}
