/// Jobs: states, filters, counts, graphs; reading them, and what an operator may do to them.
@NullMarked
package signalbox.queue;

import org.jspecify.annotations.NullMarked;
