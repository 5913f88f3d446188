/// Rules about jobs that are stuck, blocked, misdated, in no known channel, or in the way of users. Why no job
/// runs at all is judged in `signalbox.health.rule`, by the runners and channels.
@NullMarked
package signalbox.health.rule.job;

import org.jspecify.annotations.NullMarked;
