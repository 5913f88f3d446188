/// The screen Workers: processes, what each is for, the site. Processes are listed and told apart in
/// `signalbox.worker`.
@NullMarked
package signalbox.ui.workers;

import org.jspecify.annotations.NullMarked;
