package signalbox.ui.jobs.groups;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import signalbox.channel.text.ChannelName;
import signalbox.queue.JobState;
import signalbox.queue.filter.FilterQualifier;
import signalbox.queue.filter.FilterValue;
import signalbox.queue.filter.JobCondition;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.filter.NamePattern;
import signalbox.queue.group.ErrorFingerprint;
import signalbox.queue.group.GroupKey;
import signalbox.queue.group.JobGroup;

/// The filter of the list that comes nearest to a group. A filter does not know own frames: it looks for the frame's
/// file in the traceback, so that it may also find a job in which that file is not the last own one.
final class GroupFilter {
    private GroupFilter() {}

    /// @param choice the group was found with it
    static JobFilter of(JobGroup group, GroupChoice choice) {
        var conditions = new ArrayList<JobCondition>();
        switch (group.key()) {
            case GroupKey.OfError(var error) -> conditions.addAll(ofError(error));
            case GroupKey.OfMethod _, GroupKey.OfChannel _ -> {}
        }
        var kinds = group.kinds();
        if (kinds.methods() == 1 || choice.method().method() != null) {
            var method = group.newest().method();
            name(conditions, FilterQualifier.MODEL, method.model());
            name(conditions, FilterQualifier.METHOD, method.method());
        }
        if (kinds.channels() == 1) {
            conditions.add(JobCondition.only(
                    FilterQualifier.CHANNEL,
                    new FilterValue.OfChannel(ChannelName.of(group.newest().channel()))));
        }
        var filter = choice.filter().withStates(Set.of(JobState.FAILED));
        for (var condition : conditions) {
            filter = filter.with(condition);
        }
        return filter;
    }

    private static List<JobCondition> ofError(ErrorFingerprint error) {
        var conditions = new ArrayList<JobCondition>();
        name(conditions, FilterQualifier.EXCEPTION, error.exception());
        if (error.hasFrame()) {
            conditions.add(JobCondition.only(FilterQualifier.TRACE, new FilterValue.Part(error.file())));
        }
        return conditions;
    }

    private static void name(List<JobCondition> conditions, FilterQualifier qualifier, String name) {
        if (!name.isBlank()) {
            conditions.add(JobCondition.only(qualifier, new FilterValue.Name(NamePattern.exactly(name))));
        }
    }
}
