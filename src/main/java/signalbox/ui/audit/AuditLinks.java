package signalbox.ui.audit;

import java.time.Instant;
import java.util.List;
import signalbox.queue.filter.FilterQualifier;
import signalbox.queue.filter.FilterValue;
import signalbox.queue.filter.JobCondition;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.filter.NamePattern;
import signalbox.ui.screen.Navigation;

/// Where an action of the log leads: to its jobs and its runner, as they are now, and to who led then.
final class AuditLinks {
    private final Navigation navigation;

    AuditLinks(Navigation navigation) {
        this.navigation = navigation;
    }

    /// @param uuids one or more
    void jobs(List<String> uuids) {
        var values = uuids.stream()
                .map(uuid -> new FilterValue.Name(NamePattern.exactly(uuid)))
                .toArray(FilterValue[]::new);
        navigation.jobs(new JobFilter(List.of(JobCondition.only(FilterQualifier.UUID, values))));
    }

    void moment(Instant at) {
        navigation.moment(at);
    }

    void runner(int pid) {
        navigation.runner(pid);
    }
}
