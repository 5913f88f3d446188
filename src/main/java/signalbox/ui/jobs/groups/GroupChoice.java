package signalbox.ui.jobs.groups;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.group.GroupBy;
import signalbox.queue.group.GroupScope;

/// Which groups are wanted.
///
/// @param method null: of all methods
/// @param filter that of the list; groups are of failed jobs, whatever states it names
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

    boolean isNarrowed() {
        return method.method() != null || !filter.withStates(Set.of()).isAll();
    }

    /// For a chip: `mail.mail.send`; null without one.
    @Nullable
    String methodText() {
        return method.method() == null ? null : method.model() + "." + method.method();
    }
}
