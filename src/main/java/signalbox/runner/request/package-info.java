/// Asking again for jobs that are enqueued and not begun. Changes no row.
@NullMarked
package signalbox.runner.request;

import org.jspecify.annotations.NullMarked;
