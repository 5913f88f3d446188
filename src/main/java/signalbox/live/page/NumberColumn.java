package signalbox.live.page;

import signalbox.live.JobBlock;

/// A number of each job in memory, or the code of a text.
@FunctionalInterface
interface NumberColumn {
    int number(JobBlock block, int at);
}
