@NullMarked
package signalbox.worker.listing;

import org.jspecify.annotations.NullMarked;
