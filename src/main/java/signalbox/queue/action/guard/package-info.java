/// The enqueue guard: a trigger that lets a job become enqueued only from pending; whether it is there,
/// installing and removing it. It changes no job.
@NullMarked
package signalbox.queue.action.guard;

import org.jspecify.annotations.NullMarked;
