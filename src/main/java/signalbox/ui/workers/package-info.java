/// The Workers screen: what each process is for, what shows it, and the site that wakes them.
@NullMarked
package signalbox.ui.workers;

import org.jspecify.annotations.NullMarked;
