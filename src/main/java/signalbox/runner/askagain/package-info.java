/// Asking again for jobs that are enqueued and not begun. Changes no row.
@NullMarked
package signalbox.runner.askagain;

import org.jspecify.annotations.NullMarked;
