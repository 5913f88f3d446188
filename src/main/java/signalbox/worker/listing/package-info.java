/// Process lists: what `ps`, `ss` and the operating system show. `signalbox.worker` finds what processes are for.
@NullMarked
package signalbox.worker.listing;

import org.jspecify.annotations.NullMarked;
