/// What only several looks together show, and is kept from one to the next: jobs that ended, since when a queue
/// stands still, sessions that live for moments. The next look asks it; past samples and terms are in
/// `signalbox.monitor.history`.
@NullMarked
package signalbox.monitor.memory;

import org.jspecify.annotations.NullMarked;
