/// The commands that list jobs or change them: one by one, by a filter, by what failed jobs have in common; and
/// asking again. What an operation does is in `signalbox.queue.action`.
@NullMarked
package signalbox.cli.command.job;

import org.jspecify.annotations.NullMarked;
