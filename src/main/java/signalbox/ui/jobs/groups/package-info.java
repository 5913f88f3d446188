/// Failed jobs by error, method or channel, in place of the list: the groups, how far they were read, and what can be
/// done to one of them. `signalbox.queue.group` finds what jobs have in common.
@NullMarked
package signalbox.ui.jobs.groups;

import org.jspecify.annotations.NullMarked;
