/// The screen Workers: processes, what each is for, and the site. `signalbox.worker` lists and classifies processes.
@NullMarked
package signalbox.ui.workers;

import org.jspecify.annotations.NullMarked;
