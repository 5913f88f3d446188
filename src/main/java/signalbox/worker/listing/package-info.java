/// Process lists: what `ps`, `ss` and the operating system show. What processes are for is told in
/// `signalbox.worker`.
@NullMarked
package signalbox.worker.listing;

import org.jspecify.annotations.NullMarked;
