package signalbox.live.page;

import java.util.List;
import signalbox.live.JobBlock;

/// A condition on a job in memory. For one thread: it may keep what it found out.
@FunctionalInterface
interface RowCondition {
    RowMatch match(JobBlock block, int at);

    static RowCondition all(List<RowCondition> conditions) {
        return (block, at) -> {
            var match = RowMatch.YES;
            for (int i = 0; i < conditions.size() && match != RowMatch.NO; i++) {
                match = match.and(conditions.get(i).match(block, at));
            }
            return match;
        };
    }

    /// @param conditions one or more
    static RowCondition any(List<RowCondition> conditions) {
        return conditions.size() == 1
                ? conditions.getFirst()
                : all(conditions.stream().map(RowCondition::not).toList()).not();
    }

    default RowCondition not() {
        return (block, at) -> match(block, at).not();
    }
}
